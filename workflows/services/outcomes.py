"""What a decision or a silence makes of an act: its proceeding, its force gained, its force taken back."""

from datetime import datetime

from document_types.enums import ForceBasis, JournalEvent, OnlineFrom
from document_types.law.clock import legal_day
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Authority
from document_types.services import pages
from document_types.services.journal import record
from search.inserting import insert
from workflows.enums import ProceedingKind
from workflows.models.offices import Delegation
from workflows.models.proceedings import Proceeding
from workflows.services import handle
from workflows.services.decision import Decision
from workflows.services.delegations import delegation_of
from workflows.services.offices import is_judgment_pending
from workflows.signals import act_decided, act_force_lost, act_in_force


def proceed(
    act: Act,
    kind: ProceedingKind,
    event: JournalEvent | None,
    decision: Decision,
    *,
    awaits_visa: bool = False,
    **facts,
) -> Proceeding:
    """Write the row of a decision and its journal entry; `event` None where another entry tells of it.

    `awaits_visa`: what the decision would have put in force lacks its visa, and the entry says so.
    """
    proceeding = Proceeding(
        act=act,
        kind=kind,
        effective_at=decision.effective_at,
        recorded_by=decision.user,
        delegation=_delegation(decision, facts.get("authority")),
        **decision.facts,
        **facts,
    )
    insert([proceeding])
    if event:
        record(
            council=act.council,
            act=act,
            event=event,
            effective_at=decision.effective_at,
            payload=_payload(act, proceeding) | ({"awaits_visa": True} if awaits_visa else {}),
            user=decision.user,
        )
    act_decided.send(sender=Proceeding, act=act, proceeding=proceeding)
    return proceeding


def _delegation(decision: Decision, authority: Authority | None) -> Delegation | None:
    """In which quality the officer decided here; what came on paper says it itself."""
    if authority is None or decision.user is None or decision.is_paper:
        return None
    return delegation_of(decision.user, authority, legal_day(decision.effective_at))


def _payload(act: Act, proceeding: Proceeding) -> dict:
    return {
        "number": act.number_label,
        "kind": str(proceeding.kind),
        "reference": proceeding.reference,
        "register_number": proceeding.register_number,
        "ground": proceeding.ground,
        "reasons_fr": proceeding.reasons_fr,
        "reasons_ar": proceeding.reasons_ar,
        "authority": proceeding.authority_id,
        "is_paper": proceeding.is_paper,
        "scan": proceeding.scan.sha256 if proceeding.scan else "",
        "answer": proceeding.answer_id,
    }


def enter_into_force(act: Act, step: Step, basis: ForceBasis, at: datetime, user) -> None:
    """The transmitted revision is the one in force; a council may put it online only from here."""
    act.state = next_state(act.state, step)
    if is_judgment_pending(act):
        act.state = next_state(act.state, Step.SEEK_NULLITY)
    act.executory_at, act.force_basis = at, basis
    pages.save(act, "state", "executory_at", "force_basis")
    record(
        council=act.council,
        act=act,
        event=JournalEvent.EXECUTORY,
        effective_at=at,
        payload={
            "number": act.number_label,
            "basis": str(basis),
            "revision": act.revision_id,
            "hash": act.content_hash,
        },
        user=user,
    )
    put_online_with_force(act, at, user)
    handle.approve_current(act, user)
    act_in_force.send(sender=Act, act=act, at=at, user=user)


def put_online_with_force(act: Act, at: datetime, user) -> None:
    """A council that waits for the force to put its acts online waits no longer, whoever gave it."""
    if act.council.online_from == OnlineFrom.FORCE:
        pages.put_online(act=act, at=at, user=user)


def take_force_back(act: Act, step: Step, at: datetime, user) -> None:
    """A decision made in time was entered after its silence: the act never had force, and the journal says so."""
    lost = {"since": act.executory_at.isoformat(), "basis": str(act.force_basis), "step": str(step)}
    act.state = next_state(act.state, step)
    act.executory_at, act.force_basis = None, ""
    pages.save(act, "state", "executory_at", "force_basis")
    record(
        council=act.council,
        act=act,
        event=JournalEvent.FORCE_CORRECTED,
        effective_at=at,
        payload={"number": act.number_label, **lost},
        user=user,
    )
    act_force_lost.send(sender=Act, act=act, at=at, user=user)
