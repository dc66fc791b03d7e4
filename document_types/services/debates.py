"""What the council does with a point without a vote: it debates, takes note, or puts it off."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import OPEN_OUTCOMES, ItemOutcome, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import AgendaItem, Session
from document_types.services import pages, sessions
from document_types.services.item_oppositions import require_debatable
from document_types.services.journal import record


def _require_sitting(session: Session) -> None:
    if session.state == SessionState.CLOSED:
        raise Refusal(_("La session est close : ce qui s'y est dit et décidé ne change plus."))
    if session.state != SessionState.OPEN:
        raise Refusal(_("Le conseil ne siège pas encore : enregistrez d'abord une séance tenue avec le quorum."))


@transaction.atomic
def postpone_item(*, item: AgendaItem, user=None, at: datetime | None = None) -> AgendaItem:
    """The council puts the point off to another session."""
    return _leave(item, Step.POSTPONE, ItemOutcome.POSTPONED, JournalEvent.POSTPONED, user, at)


@transaction.atomic
def withdraw_item(*, item: AgendaItem, user=None, at: datetime | None = None) -> AgendaItem:
    """The president takes the point back during the session; its project is a draft again."""
    return _leave(item, Step.WITHDRAW_FROM_AGENDA, ItemOutcome.WITHDRAWN, JournalEvent.ITEM_WITHDRAWN, user, at)


def _leave(item: AgendaItem, step: Step, outcome: ItemOutcome, event: JournalEvent, user, at) -> AgendaItem:
    """The council leaves the point without deciding on it."""
    session = sessions.locked(item.session)
    _require_sitting(session)
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.outcome not in OPEN_OUTCOMES:
        raise Refusal(_("Ce point a déjà son issue : « %(outcome)s ».") % {"outcome": item.get_outcome_display()})
    act = item.act and pages.locked(item.act)
    if act:
        act.state = next_state(act.state, step)
        pages.save(act, "state")
    item.write(outcome=outcome)
    item.ballots.all().delete()
    record(
        council=session.council,
        act=act,
        event=event,
        effective_at=at,
        payload={"session": session.pk, "position": item.position},
        user=user,
    )
    item.refresh_from_db()
    return item


@transaction.atomic
def note_item(*, item: AgendaItem, debate_fr: str = "", debate_ar: str = "", version: int, user=None) -> AgendaItem:
    """Write what was said on a point; a point for information ends with the council taking note."""
    session = sessions.locked(item.session)
    _require_sitting(session)
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    item.session = session
    require_debatable(item)
    takes_note = item.act_id is None and item.outcome == ItemOutcome.PENDING
    outcome = ItemOutcome.NOTED if takes_note else item.outcome
    item.write(version, debate_fr=debate_fr, debate_ar=debate_ar, outcome=outcome)
    record(
        council=session.council,
        act=item.act,
        event=JournalEvent.DEBATED,
        payload={
            "session": session.pk,
            "position": item.position,
            "outcome": str(outcome),
            # The words may be of a closed sitting: the journal proves them without repeating them.
            "debate": sha256(f"{debate_fr}\n{debate_ar}".encode()).hexdigest(),
        },
        user=user,
    )
    item.refresh_from_db()
    return item
