"""The legality room as the proofs need it: a council, its authorities and people, and acts at any point of their life.

All is made once a module, inside a transaction that is rolled back, through the real services.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import translation

from cms.models import HomePage, User
from cms.roles import make_authority_group
from document_types.law.offices import Office
from document_types.models import Act, Authority, Council, CouncilDocument, Session
from document_types.services import sessions
from tests.factories import (
    AIT_MELLOUL,
    BODY_AR,
    BODY_FR,
    INEZGANE,
    Town,
    adopt,
    at,
    convene,
    council_of,
    make_authority,
    make_commune,
    make_town,
    make_user,
    on_paper,
    open_session,
    scan_for,
    sit,
)
from workflows.enums import OppositionGround
from workflows.services.decision import Decision

VOW, RATES, GRANTS = "council.motion", "finance.tax_rates", "culture.association_grants"
COMPANY, BUDGET, REGULATIONS = "companies.creation", "finance.budget", "council.internal_regulations"
GROUND = OppositionGround.BREACH_OF_LAW


@contextmanager
def database_of_the_module(blocker) -> Iterator[None]:
    """What a module makes is there for each of its tests, and gone with it."""
    with blocker.unblock(), translation.override("fr"), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True)
class Room:
    """One council with everyone who may want something of its acts."""

    town: Town
    people: dict[str, User | None]
    scan: CouncilDocument

    @property
    def council(self) -> Council:
        return self.town.council

    def decision(self, who: str, day: date, *, is_paper: bool = False, hour: int = 10, **facts) -> Decision:
        """Dated that day, with everything a paper must bear."""
        facts = {"reference": "77/2026", "reasons_fr": "Motif de la décision."} | facts
        paper = {"is_paper": True, "decided_on": day, "scan": self.scan} if is_paper else {}
        return Decision(user=self.people[who], at=at(day, hour), **paper, **facts)

    def session(self, opens_on: date, kind: str = "ordinary") -> Session:
        return open_session(self.town, opens_on, kind=kind)

    def hold(self, session: Session) -> list[Act]:
        """Convene the session, sit, and adopt each of its points."""
        convene(self.town, session)
        sitting = sit(self.town, session)
        return [adopt(self.town, item, sitting) for item in session.items.order_by("position")]


def make_room(kind: str) -> Room:
    """One of: commune, commune on paper, region."""
    council = {
        "commune": lambda: make_commune(AIT_MELLOUL),
        "commune on paper": lambda: make_commune(INEZGANE, "Inezgane", "إنزكان"),
        "region": lambda: council_of("09"),
    }[kind]()
    town = make_town(council)
    if kind == "commune on paper":
        on_paper(town)
    return Room(town, _people(town), scan_for(council))


def _people(town: Town) -> dict[str, User | None]:
    interior, _created = Authority.objects.get_or_create(
        office=Office.INTERIOR,
        page_id=HomePage.objects.get().pk,
        defaults={"name_fr": "Ministère de l'intérieur", "name_ar": "وزارة الداخلية"},
    )
    make_authority_group(interior)
    elsewhere = make_authority(council_of("09.001"))
    return dict(town.staff) | {
        "officer elsewhere": make_user("elsewhere", elsewhere.group),
        "interior": make_user("interior", interior.group),
        "superuser": make_user("superuser", is_superuser=True, is_staff=True),
        "system": None,
    }


def put_point(session: Session, title: str, matter: str, **project):
    return sessions.add_item(
        session=session, title_fr=title, title_ar=title, matter=matter, body_fr=BODY_FR, body_ar=BODY_AR, **project
    )
