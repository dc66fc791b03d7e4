"""A council with its people and its authority, and the usual steps of a session, through the real services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db.models import Max
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.models import HomePage, User
from cms.onboarding import connect_council
from cms.roles import ROLES, Place, make_authority_group
from document_types.enums import Attendance, Choice, CouncilState, SessionKind
from document_types.law.actors import controller
from document_types.law.levels import Level
from document_types.models import Act, AgendaItem, Authority, Council, CouncilDocument, Councillor, Mandate, Session
from document_types.services import attendance, convocations, documents, publication, sessions, voting
from document_types.services.territory import place
from document_types.territory.unit import Unit
from workflows.enums import SignatoryOffice
from workflows.models import Transmission
from workflows.services import signature, transmission

CASABLANCA = ZoneInfo("Africa/Casablanca")
PREFECTURE = "09.273"
AIT_MELLOUL = "09.273.01.05"
INEZGANE = "09.273.01.15"
SESSION_DAY = date(2026, 5, 7)


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=CASABLANCA)


def make_user(name: str, *groups: Group, **facts) -> User:
    # After those that are there: another process may have made some in the same database.
    number = (User.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    user = User.objects.create_user(f"{name}{number}", password="secret-of-tests", **facts)
    user.groups.set(groups)
    return user


def make_commune(code: str = AIT_MELLOUL, name_fr: str = "Aït Melloul", name_ar: str = "أيت ملول") -> Council:
    unit = Unit(code=code, level=Level.COMMUNE, parent_code=code[:6], name_fr=name_fr, name_ar=name_ar, seats=35)
    return Council.objects.with_names().get(collectivity=place(unit=unit))


def council_of(code: str) -> Council:
    return Council.objects.with_names().get(collectivity__code=code)


def make_authority(council: Council) -> Authority:
    """The office that controls the council, at its place of the tree: a wali's right is over the region's council."""
    office = controller(council.level)
    place_of_right = {
        Level.REGION: council.page,
        Level.COMMUNE: council.collectivity.get_parent(),
        Level.ARRONDISSEMENT: council.collectivity.get_parent().get_parent(),
    }.get(council.level, council.collectivity)
    authority, _created = Authority.objects.get_or_create(
        office=office,
        page_id=place_of_right.pk,
        defaults={"name_fr": f"Autorité {place_of_right}", "name_ar": "السلطة"},
    )
    make_authority_group(authority)
    return authority


def make_members(council: Council, how_many: int = 9) -> list[Mandate]:
    """Members in office since 2021: the first presides, the second is the council's secretary."""
    offices = {0: "president", 1: "secretary"}
    return [
        Mandate.objects.create(
            councillor=Councillor.objects.create(name_fr=f"Membre {rank + 1}", name_ar=f"العضو {rank + 1}"),
            council=council,
            office=offices.get(rank, "member"),
            rank=rank,
            starts_on=date(2021, 9, 20),
            declared_email=f"membre{rank + 1}@membre.example",
        )
        for rank in range(how_many)
    ]


@dataclass
class Town:
    """A council at work; `staff` holds one user per role."""

    council: Council
    authority: Authority
    members: list[Mandate]
    staff: Mapping[str, User] = field(default_factory=dict)

    def __getattr__(self, role: str) -> User:
        try:
            return self.staff[role]
        except KeyError:
            raise AttributeError(role) from None


def make_town(council: Council | None = None, how_many: int = 9) -> Town:
    council = council or make_commune()
    connect_council(council=council, since=date(2021, 9, 20))
    authority = make_authority(council)
    site_groups = {role.key: Group.objects.get(name=role.key) for role in ROLES if role.place is Place.SITE}
    groups = {
        role: Group.objects.get(name=f"{role} {council.code}")
        for role in ("clerk", "president", "secretary", "member", "archivist")
    }
    staff = {role: make_user(role, group) for role, group in (groups | site_groups).items()}
    staff["officer"] = make_user("officer", authority.group)
    return Town(council_of(council.code), authority, make_members(council, how_many), staff)


def on_paper(town: Town) -> Town:
    """The same town, with an authority that receives and decides on paper."""
    town.council.state = CouncilState.PAPER_AUTHORITY
    town.council.save(update_fields=["state"])
    return town


def scan_for(council: Council) -> CouncilDocument:
    """A scanned paper among the council's files."""
    return documents.store(ContentFile(b"Copie", "copie.txt"), council=council, title="Copie du papier")


TITLES = (
    ("Approbation du budget de l'année 2027", "الموافقة على ميزانية سنة 2027", "finance.budget"),
    ("Vœu sur l'éclairage du quartier", "ملتمس يتعلق بإنارة الحي", "council.motion"),
    ("Taux de la taxe sur les terrains non bâtis", "تحديد سعر الرسم على الأراضي غير المبنية", "finance.tax_rates"),
)
BODY_FR = (
    ("recital", "Vu la loi organique n° 113-14 relative aux communes ;"),
    ("article", {"heading": "", "text": "<p>Le conseil approuve le projet annexé.</p>"}),
)
BODY_AR = (
    ("recital", "بناء على القانون التنظيمي رقم 113.14 المتعلق بالجماعات؛"),
    ("article", {"heading": "", "text": "<p>يوافق المجلس على المشروع المرفق.</p>"}),
)


def open_session(town: Town, opens_on: date = SESSION_DAY, **facts) -> Session:
    return sessions.open_session(
        council=town.council,
        kind=facts.pop("kind", SessionKind.ORDINARY),
        opens_on=opens_on,
        starts_at=time(10),
        place_fr="Salle des réunions",
        place_ar="قاعة الاجتماعات",
        at=at(opens_on - timedelta(days=40)),
        **facts,
    )


def add_items(session: Session, titles: Sequence[tuple[str, str, str]] = TITLES) -> list[AgendaItem]:
    return [
        sessions.add_item(session=session, title_fr=fr, title_ar=ar, matter=matter, body_fr=BODY_FR, body_ar=BODY_AR)
        for fr, ar, matter in titles
    ]


def convene(town: Town, session: Session, sent_on: date | None = None) -> Act:
    """Prepare the convocation, have the president approve it: it goes to every member."""
    act = convocations.prepare(session=session)
    signature.request(act=act, user=town.clerk)
    signature.sign(
        act=act,
        office=SignatoryOffice.PRESIDENT,
        user=town.president,
        at=at(sent_on or session.opens_on - timedelta(days=12)),
    )
    act.refresh_from_db()
    session.refresh_from_db()
    return act


def sit(town: Town, session: Session, held_on: date | None = None, present: int | None = None):
    chosen = town.members if present is None else town.members[:present]
    return attendance.record_sitting(
        session=session,
        held_on=held_on or session.opens_on,
        presences={mandate.pk: Attendance.PRESENT for mandate in chosen},
        opened_at=time(10, 5),
    )


def ballots(town: Town, in_favour: int, against: int = 0, abstentions: int = 0) -> dict[int, Choice]:
    choices = [Choice.FOR] * in_favour + [Choice.AGAINST] * against + [Choice.ABSTENTION] * abstentions
    return {mandate.pk: choice for mandate, choice in zip(town.members, choices, strict=False)}


def adopt(town: Town, item: AgendaItem, sitting) -> Act:
    voting.vote(item=item, sitting=sitting, choices=ballots(town, len(town.members)), at=at(sitting.held_on, 12))
    return Act.objects.get(item=item)


def held_session(town: Town, titles=TITLES, opens_on: date = SESSION_DAY) -> tuple[Session, list[Act]]:
    """A session convened and held, with each of its deliberations adopted unanimously."""
    session = open_session(town, opens_on)
    items = add_items(session, titles)
    convene(town, session)
    sitting = sit(town, session)
    acts = [adopt(town, item, sitting) for item in items]
    session.refresh_from_db()
    return session, acts


def sign_both(act: Act, on: date | None = None) -> Act:
    for office in (SignatoryOffice.PRESIDENT, SignatoryOffice.SECRETARY):
        signature.sign(act=act, office=office, user=None, at=at(on or act.dated_on, 15))
    act.refresh_from_db()
    return act


def post(*acts: Act, on: date | None = None) -> list[Act]:
    return publication.post(acts=acts, posted_on=on or acts[0].dated_on)


def transmit(*acts: Act, on: date, hour: int = 10) -> Transmission:
    slip = transmission.transmit(acts=acts, user=None, at=at(on, hour))
    for act in acts:
        act.refresh_from_db()
    return slip


def received_act(town: Town, titles=TITLES[1:2], on: date = date(2026, 5, 8)) -> Act:
    """One deliberation adopted, signed, posted, and received by the authority on a Friday."""
    _session, [act] = held_session(town, titles)
    sign_both(act)
    post(act)
    transmit(act, on=on)
    return act


def home() -> HomePage:
    return HomePage.objects.get()


def act_form(subject_fr: str = "Objet", subject_ar: str = "") -> dict[str, str]:
    """What the page editor posts for an act's page."""
    streams = {name: streamfield([]) for name in ("body_fr", "body_ar", "annexes")}
    return nested_form_data({"subject_fr": subject_fr, "subject_ar": subject_ar, **streams})
