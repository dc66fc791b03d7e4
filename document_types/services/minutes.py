"""The minutes: drafted from what was entered, established by the council's secretary, sent to the members."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ActKind, ActState, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Mandate, Session
from document_types.services import convocations, minutes_wording, numbering, pages, sessions
from document_types.services.journal import record


@transaction.atomic
def draft(*, session: Session, user=None, at: datetime | None = None) -> Act:
    """Write the minutes of a closed session from its facts; the secretary completes the text (MIN-1, MIN-5)."""
    session = sessions.locked(session)
    if session.state != SessionState.CLOSED:
        raise Refusal(_("Le procès-verbal se rédige une fois la session close."))
    if session.acts.of_kind(ActKind.MINUTES).exists():
        raise Refusal(_("Le procès-verbal de cette session existe déjà : ouvrez-le pour le compléter."))
    act = pages.make_act(session=session, kind=ActKind.MINUTES, **minutes_wording.minutes(session))
    record(
        council=session.council,
        act=act,
        event=JournalEvent.DRAFTED,
        effective_at=at,
        payload={"session": session.pk, "kind": ActKind.MINUTES.value},
        user=user,
    )
    return act


@transaction.atomic
def establish(*, act: Act, at: datetime | None = None, user=None) -> Act:
    """Fix and number the minutes; called once the secretary has signed them."""
    act = pages.locked(act)
    at = at or clock.now()
    act.state = next_state(act.state, Step.ESTABLISH)
    act.dated_on = timezone.localdate(at)
    numbering.give_number(act=act, year=act.session.year)
    pages.fix_text(act)
    pages.save(act, "state", "dated_on", "number", "number_label", "number_slug", "year", *pages.FIXED)
    record(
        council=act.council,
        act=act,
        event=JournalEvent.ESTABLISHED,
        effective_at=at,
        payload={"session": act.session_id, "number": act.number_label, "hash": act.content_hash},
        user=user,
    )
    return act


def _require_established(act: Act) -> None:
    if act.state != ActState.ESTABLISHED:
        raise Refusal(_("Le procès-verbal n'est pas encore établi par le secrétaire du conseil."))


@transaction.atomic
def send_to_members(*, act: Act, at: datetime | None = None, user=None) -> Act:
    """Queue a copy to each member in office (MIN-6: within 15 days after the session closes)."""
    act = pages.locked(act)
    _require_established(act)
    if act.deliveries.exists():
        raise Refusal(_("Le procès-verbal est déjà adressé aux membres."))
    day = timezone.localdate(at) if at else clock.localdate()
    convocations.queue(act, list(Mandate.objects.filter(council=act.council).in_office(day)))
    record(
        council=act.council,
        act=act,
        event=JournalEvent.DELIVERED,
        effective_at=at,
        payload={"session": act.session_id, "number": act.number_label},
        user=user,
    )
    return act


@transaction.atomic
def publish(*, act: Act, at: datetime | None = None, user=None) -> Act:
    """Put the minutes online: no rule asks for it, the council chooses."""
    _require_established(act)
    return pages.put_online(act=act, at=at, user=user)
