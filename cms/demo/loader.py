"""Loads the pilot: four councils whose acts stand at every stage, written step by step as if on their own days."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from cms.demo import governor, people, story
from cms.demo.catalogue import COUNCILS, NEIGHBOUR_CODE
from cms.demo.model import REFERENCE_DAY, DemoCouncil
from cms.onboarding import connect_council
from cms.roles import make_authority_group
from document_types import clock
from document_types.law.levels import Level
from document_types.law.offices import Office
from document_types.law.wording import Bilingual
from document_types.models import Authority, Council, Councillor, Mandate, Session
from document_types.services.territory import place
from document_types.territory.unit import Unit
from workflows import deadlines


@dataclass(order=True, frozen=True)
class Step:
    """One thing that happened, at the moment it happened; `rank` orders what falls on the same moment."""

    moment: datetime
    rank: int
    do: Callable[[], object] = field(compare=False)


# The shipped territory stops at the provinces: the two communes come with the demonstration.
COMMUNES = {
    "09.273.01.05": Bilingual("Aït Melloul", "أيت ملول"),
    "09.273.01.15": Bilingual("Inezgane", "إنزكان"),
}


def is_loaded() -> bool:
    codes = [council.code for council in COUNCILS]
    return Session.objects.filter(council__collectivity__code__in=codes).exists()


@transaction.atomic
def load(track: Callable[[list[Step]], Iterable[Step]] = iter) -> list[people.Login]:
    """Load the pilot once, in one transaction, and return who may sign in; a second run only mends the logins."""
    councils = {demo.code: _council(demo) for demo in COUNCILS}
    _authorities(councils)
    is_new = not is_loaded()
    if is_new:
        with clock.pretend(at(min(demo.installed_on for demo in COUNCILS))):
            for demo in COUNCILS:
                connect_council(council=councils[demo.code], since=demo.installed_on)
                _members(demo, councils[demo.code])
        for step in track(sorted(_steps(councils))):
            with clock.pretend(step.moment):
                step.do()
    logins = people.make_logins(_groups(councils))
    if is_new:
        governor.tell()
    return logins


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=timezone.get_default_timezone())


def _steps(councils: dict[str, Council]) -> Iterator[Step]:
    """The story of each council, and every night the deadlines that ran out, until the reference day."""
    for demo in COUNCILS:
        teller = story.Teller(demo, councils[demo.code])
        for rank, (day, hour, do) in enumerate(teller.tell()):
            if day <= REFERENCE_DAY:
                yield Step(at(day, hour), rank, do)
    first = min(session.opens_on for demo in COUNCILS for session in demo.sessions)
    for offset in range((REFERENCE_DAY - first).days + 1):
        day = first + timedelta(days=offset)
        yield Step(at(day, 0, 5), 0, _run_deadlines(day))


def _run_deadlines(day: date) -> Callable[[], object]:
    return lambda: deadlines.run(day)


def _council(demo: DemoCouncil) -> Council:
    council = Council.objects.with_names().filter(collectivity__code=demo.code).first()
    if council is None:
        name = COMMUNES[demo.code]
        unit = Unit(
            code=demo.code, level=Level(demo.level), parent_code=demo.code[:6], name_fr=name.fr, name_ar=name.ar
        )
        council = Council.objects.with_names().get(collectivity=place(unit=unit))
    council.page.seat_fr, council.page.seat_ar = demo.hall.fr, demo.hall.ar
    council.page.save()
    council.seats = demo.seats
    council.save(update_fields=["seats"])
    return council


def _members(demo: DemoCouncil, council: Council) -> None:
    for rank, member in enumerate(demo.members):
        councillor = Councillor.objects.create(
            name_fr=f"{member.first_name_fr} {member.last_name_fr}",
            name_ar=f"{member.first_name_ar} {member.last_name_ar}",
            born_on=member.born_on,
        )
        Mandate.objects.create(
            councillor=councillor,
            council=council,
            office=member.office.value,
            rank=rank,
            starts_on=demo.installed_on,
            declared_email=member.email,
        )


# The wali of the region is also governor of the neighbouring prefecture, and sees nothing of Inezgane's communes.
_AUTHORITIES = (
    (Office.WALI, "09", True, "Wali de la région Souss-Massa", "والي جهة سوس ماسة"),
    (
        Office.GOVERNOR,
        NEIGHBOUR_CODE,
        False,
        "Gouverneur de la préfecture d'Agadir-Ida-Outanane",
        "عامل عمالة أكادير إدا وتنان",
    ),
    (
        Office.GOVERNOR,
        "09.273",
        False,
        "Gouverneur de la préfecture d'Inezgane-Aït Melloul",
        "عامل عمالة إنزكان أيت ملول",
    ),
)


def _authorities(councils: dict[str, Council]) -> None:
    for office, code, over_council_alone, name_fr, name_ar in _AUTHORITIES:
        council = Council.objects.with_names().get(collectivity__code=code)
        page = council.page if over_council_alone else council.collectivity
        _authority(office, page, name_fr, name_ar)
    home = councils["09"].collectivity.get_parent()
    _authority(
        Office.INTERIOR, home, "Ministère de l'intérieur (DGCT)", "وزارة الداخلية (المديرية العامة للجماعات الترابية)"
    )


def _authority(office: Office, page, name_fr: str, name_ar: str) -> Authority:
    authority, _created = Authority.objects.update_or_create(
        office=office.value, page_id=page.pk, defaults={"name_fr": name_fr, "name_ar": name_ar}
    )
    make_authority_group(authority)
    return authority


def _groups(councils: dict[str, Council]) -> dict[str, Group]:
    """Every group of the demonstration, by its name."""
    return {group.name: group for group in Group.objects.all()}
