"""Who answers an agenda: the authority's officer online, on the day; or the council's clerk, from the paper received.

A letter of the authority counts from the day the president has it, whatever the authority uses otherwise: the clerk
may always enter it, with its date and its number.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.access import holds, require
from document_types.errors import Refusal
from document_types.law.actors import controller
from document_types.models import AgendaItem, Authority, ItemOpposition, Session
from document_types.rights import Capability
from document_types.services import agenda_authority, item_oppositions
from workflows.services.delegations import belongs
from workflows.services.moments import moment_of
from workflows.services.offices import acts_for
from workflows.services.papers import require_day
from workflows.services.transmission import authority_of, next_receipt


@transaction.atomic
def acknowledge(*, session: Session, user, at: datetime | None = None) -> Session:
    """The authority's office has the agenda: the platform gives the receipt its number, and the delay runs.

    Any officer receives; only those who decide in the authority's name answer.
    """
    _require_office(session, user, belongs)
    at = moment_of(at)
    receipt = next_receipt(authority_of(session.council), at.year)
    return agenda_authority.receive(session=session, receipt=receipt, at=at, user=user)


@transaction.atomic
def record_receipt(*, session: Session, user, received_on: date, reference: str) -> Session:
    """The clerk enters the receipt that the authority handed over."""
    at = _moment_of_paper(session, user, received_on, reference)
    return agenda_authority.receive(session=session, receipt=reference, at=at, is_paper=True, user=user)


@transaction.atomic
def add_point(
    *,
    session: Session,
    user,
    is_paper: bool = False,
    told_on: date | None = None,
    reference: str = "",
    at: datetime | None = None,
    **facts,
) -> AgendaItem:
    at = _moment(session, user, is_paper=is_paper, day=told_on, reference=reference, at=at)
    return agenda_authority.add_point(
        session=session, reference=reference, at=at, is_paper=is_paper, user=user, **facts
    )


@transaction.atomic
def oppose(
    *,
    item: AgendaItem,
    user,
    reference: str,
    reasons_fr: str = "",
    reasons_ar: str = "",
    is_paper: bool = False,
    told_on: date | None = None,
    at: datetime | None = None,
) -> ItemOpposition:
    at = _moment(item.session, user, is_paper=is_paper, day=told_on, reference=reference, at=at)
    return item_oppositions.oppose(
        item=item,
        reasons_fr=reasons_fr,
        reasons_ar=reasons_ar,
        reference=reference,
        at=at,
        is_paper=is_paper,
        user=user,
    )


@transaction.atomic
def refer(*, item: AgendaItem, user, referred_at: datetime, is_paper: bool = False) -> ItemOpposition:
    """The judge was referred to outside the platform: whoever knows the hour enters it."""
    _require_actor(item.session, user, is_paper=is_paper)
    return item_oppositions.refer(item=item, at=referred_at, is_paper=is_paper, user=user)


@transaction.atomic
def enter_ruling(*, item: AgendaItem, user, ruled_on: date, is_upheld: bool, is_paper: bool = False) -> ItemOpposition:
    _require_actor(item.session, user, is_paper=is_paper)
    return item_oppositions.rule_on(item=item, ruled_on=ruled_on, is_upheld=is_upheld, is_paper=is_paper, user=user)


def _moment(
    session: Session, user, *, is_paper: bool, day: date | None, reference: str, at: datetime | None
) -> datetime:
    if is_paper:
        return _moment_of_paper(session, user, day, reference)
    _require_office(session, user)
    return moment_of(at)


def _moment_of_paper(session: Session, user, day: date | None, reference: str) -> datetime:
    """Noon of the day the paper bears."""
    _require_clerk(session, user)
    if not reference.strip():
        raise Refusal(_("Indiquez le numéro porté sur le papier."))
    require_day(day)
    return moment_of(None, day)


def _require_actor(session: Session, user, *, is_paper: bool) -> None:
    (_require_clerk if is_paper else _require_office)(session, user)


def _require_office(session: Session, user, may=acts_for) -> None:
    """The system, which has no user, enters what was already proved."""
    if user is None:
        return
    require(user, Capability.REVIEW, session.council)
    authority = authority_of(session.council)
    if not may(user, authority):
        raise Refusal(_("Cette décision revient à une autre autorité : %(authority)s.") % {"authority": authority.name})


def _require_clerk(session: Session, user) -> None:
    if user is None:
        return
    if holds(user, Capability.REVIEW, session.council.page):
        raise Refusal(
            _(
                "Une autorité en ligne décide en ligne : sa décision porte la date du jour et ne se reporte "
                "d'aucun papier."
            )
        )
    require(user, Capability.PREPARE, session.council)


def may_answer(session: Session, user) -> bool:
    """Whether the user's office is the one that controls the session's council."""
    council = session.council
    authority = Authority.objects.over(council, controller(council.level))
    return holds(user, Capability.REVIEW, council.page) and acts_for(user, authority)
