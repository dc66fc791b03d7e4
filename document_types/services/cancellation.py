"""Giving up a session that has not opened: its points are drafts again, its convocation stays online as cancelled.

The members who were called are told: by e-mail those called by e-mail, the others by the clerk.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import ActKind, ActState, Channel, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Delivery, Session
from document_types.services import pages, sessions
from document_types.services.journal import record
from document_types.signals import convocation_cancelled

# What tells an entry about the notice of a cancellation from one about the convocation itself.
_NOTICE = "cancellation"


@transaction.atomic
def cancel_session(*, session: Session, reason: str, version: int | None = None, user=None) -> Session:
    """Cancel a session in preparation or convened; the reason is kept in the journal."""
    session = sessions.locked(session)
    sessions.require_version(session, version)
    if session.state not in (SessionState.PLANNED, SessionState.CONVENED):
        raise Refusal(_("Seule une session que le conseil n'a pas encore ouverte peut être annulée."))
    if session.state == SessionState.PLANNED:
        sessions.require_preparation(session)
    if not reason.strip():
        raise Refusal(_("Donnez le motif de l'annulation : il est gardé au registre."))
    _take(session.acts.filter(kind=ActKind.DELIBERATION, state=ActState.ON_AGENDA), Step.WITHDRAW_FROM_AGENDA)
    called = _take(session.acts.filter(kind=ActKind.CONVOCATION, state=ActState.SENT), Step.CANCEL)
    session.write(state=SessionState.CANCELLED)
    for act in called or [None]:
        record(
            council=session.council,
            act=act,
            event=JournalEvent.CANCELLED,
            payload={"session": session.pk, "reason": reason},
            user=user,
        )
    if called:
        convocation_cancelled.send(sender=Act, act=called[-1])
    return session


def _take(acts, step: Step) -> list[Act]:
    taken = [pages.locked(act) for act in acts.order_by("pk")]
    for act in taken:
        act.state = next_state(act.state, step)
        pages.save(act, "state")
    return taken


@dataclass(frozen=True)
class Told:
    """Who knows that a convocation is cancelled: by e-mail, not yet by e-mail, or from the clerk alone."""

    reason: str
    told: list[Delivery]
    untold: list[Delivery]
    by_hand: list[Delivery]


def told_of(act: Act, deliveries: Iterable[Delivery]) -> Told:
    """Sort the deliveries of a cancelled convocation by what the journal says of its notice."""
    mandates = _told(act)
    reached = [each for each in deliveries if each.sent_at and not each.bounced_at]
    mailed = [each for each in reached if each.channel == Channel.EMAIL]
    known = {each.mandate_id for each in mailed}
    return Told(
        reason=reason_of(act),
        told=[each for each in mailed if each.mandate_id in mandates],
        untold=[each for each in mailed if each.mandate_id not in mandates],
        by_hand=[each for each in reached if each.mandate_id not in known],
    )


def reason_of(act: Act) -> str:
    """Why the convocation was cancelled, as the journal keeps it."""
    entry = act.journal_entries.filter(event=JournalEvent.CANCELLED).order_by("-sequence").first()
    return str(json.loads(entry.payload).get("reason", "")) if entry else ""


def _told(act: Act) -> set[int]:
    entries = act.journal_entries.filter(event=JournalEvent.DELIVERED, payload__contains=_NOTICE)
    facts = [json.loads(entry.payload) for entry in entries]
    return {fact["mandate"] for fact in facts if fact.get("notice") == _NOTICE}


def to_tell(act: Act) -> list[Delivery]:
    return told_of(act, act.deliveries.order_by("pk")).untold


@transaction.atomic
def mark_told(*, delivery: Delivery) -> None:
    """Record that the notice of the cancellation left for the member's declared address."""
    record(
        council=delivery.act.council,
        act=delivery.act,
        event=JournalEvent.DELIVERED,
        payload={
            "mandate": delivery.mandate_id,
            "channel": str(delivery.channel),
            "address": delivery.address,
            "notice": _NOTICE,
        },
    )


def tell_again(*, act: Act) -> None:
    """Send the notice of the cancellation to those whom it has not reached."""
    if act.state != ActState.CANCELLED or not to_tell(act):
        raise Refusal(_("Les membres appelés par courriel sont déjà prévenus de l'annulation."))
    convocation_cancelled.send(sender=Act, act=act)
