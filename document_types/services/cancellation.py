"""Giving up a session that has not opened: its points are drafts again, its convocation stays online as cancelled."""

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import ActKind, ActState, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Session
from document_types.services import pages, sessions
from document_types.services.journal import record


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
    return session


def _take(acts, step: Step) -> list[Act]:
    taken = [pages.locked(act) for act in acts.order_by("pk")]
    for act in taken:
        act.state = next_state(act.state, step)
        pages.save(act, "state")
    return taken
