"""From the facts of an act to its row of the follow-up: its dates, what it awaits, with whom it is, until when.

**Late** means: the last day of a delay has passed and the act expected in it has not come.

=================  ==================  ==============================================================================
expected           with                last day
=================  ==================  ==============================================================================
signatures         council             the law sets none (MIN-3): the earlier of the two delays they hold up, which are
                                       transmission and posting
transmission       council             TRA-1 from the closing of the session (113-14 a.116, 112-14 a.107, 111-14 a.113),
                                       for deliberations and minutes alike
visa               its authority       that of its delay (VIS-20, BUD-6; 113-14 a.118, 112-14 a.109, 111-14 a.115)
new deliberation   council             that of a budget's second vote after a refusal (BUD-8); else none (LEG-4)
referral           its referrer        none: the law sets no delay to refer what was maintained (LEG-5)
ruling on          court               48 hours from the referral (LEG-5; 113-14 a.117, 112-14 a.108, 111-14 a.114)
suspension
judgment           court               30 days from its receipt by the court (LEG-6; same articles)
posting            council             MIN-7 (113-14 a.273, 112-14 a.217, 111-14 a.247), from the event that was chosen
=================  ==================  ==============================================================================

Nobody is late when the delay of opposition ends (LEG-3): silence is its ordinary answer. Three latenesses outlive their
dossier: an act received after its last day stays *transmitted late*; a visa that nobody decided on is *by silence*
(VIS-21), and its authority did not answer; the days of each remain in the measures.

Of several acts expected, the one with the earliest last day is told; with none, the one that the state calls for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from document_types.enums import ActKind
from document_types.enums import ActState as S
from document_types.families import FAMILY_OF, Family
from document_types.law.actors import suspension_referrer
from document_types.law.levels import Level
from document_types.law.matters import visa_requirement
from document_types.law.offices import Office
from document_types.law.posting import posting_rule
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.law.triggers import Trigger
from workflows.enums import ClockKind, ProceedingKind
from workflows.follow_up.enums import Awaited, Holder, Step

# What ends the control of legality; a decision made in time weighs more than a silence recorded before it.
DECISIONS = (ProceedingKind.OPPOSITION, ProceedingKind.VISA_GRANTED, ProceedingKind.VISA_REFUSED)
SILENCES = (ProceedingKind.VISA_TACIT, ProceedingKind.OPPOSITION_LAPSED)
UNDER_CONTROL = (S.TRANSMITTED, S.AWAITING_VISA)


@dataclass(frozen=True)
class Facts:
    """What the tables say of one act; `proceedings` are (kind, day) in order, `delays` the last days by kind."""

    kind: str
    state: str
    matter: str
    level: Level
    adopted_on: date
    closed_on: date | None = None
    signed_on: date | None = None
    received_on: date | None = None
    executory_on: date | None = None
    posted_on: date | None = None
    online_on: date | None = None
    proceedings: tuple[tuple[str, date], ...] = ()
    delays: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Duty:
    """An act expected of somebody; `is_duty` is false where silence answers as well."""

    awaited: Awaited
    holder: Holder
    due_on: date | None = None
    is_duty: bool = True


class Delays:
    """The last days of the council's duties, each reckoned once however many acts share it."""

    def __init__(self, here: Reckoner):
        self.here = here
        self._known: dict[tuple, date] = {}

    def transmission(self, facts: Facts) -> date | None:
        return self._due("TRA-1", facts.level, facts.closed_on) if facts.closed_on else None

    def posting(self, facts: Facts) -> date | None:
        """MIN-7, from the vote, the closing of the session or the force, as the reading chosen says (law.md 15.12)."""
        row = posting_rule(facts.level, self.here.readings, facts.adopted_on)
        start = {
            Trigger.ADOPTION: facts.adopted_on,
            Trigger.SESSION_CLOSING: facts.closed_on,
            Trigger.EXECUTORY: facts.executory_on,
        }[row.trigger]
        return self._due("MIN-7", facts.level, start) if start else None

    def _due(self, rule_id: str, level: Level, start: date) -> date:
        key = (rule_id, level, start)
        if key not in self._known:
            row = rule(rule_id, level, start)
            if rule_id == "MIN-7":
                row = posting_rule(level, self.here.readings, start)
            self._known[key] = self.here.due(row, start).due_on
        return self._known[key]


def awaited_of(facts: Facts, delays: Delays) -> Duty | None:
    """The act expected first; None where nothing more is."""
    expected = list(_expected(facts, delays))
    dated = [duty for duty in expected if duty.is_duty and duty.due_on]
    return min(dated, key=lambda duty: duty.due_on, default=None) or next(iter(expected), None)


def _expected(facts: Facts, delays: Delays) -> Iterator[Duty]:
    """What the state calls for first, then the posting, which waits for no other step."""
    state = S(facts.state)
    if state is S.ADOPTED:
        last_days = [day for day in (delays.transmission(facts), delays.posting(facts)) if day]
        yield Duty(Awaited.SIGNATURE, Holder.COUNCIL, min(last_days, default=None))
        return
    if state is S.SIGNED or state is S.ESTABLISHED and not facts.received_on:
        yield Duty(Awaited.TRANSMISSION, Holder.COUNCIL, delays.transmission(facts))
    elif state in UNDER_CONTROL:
        yield _control(facts)
    elif state in _AFTER:
        awaited, clock = _AFTER[state]
        yield Duty(awaited, _holder_of(awaited, facts), facts.delays.get(clock))
    is_ended = FAMILY_OF[state] is Family.ENDED
    if facts.kind == ActKind.DELIBERATION and not facts.posted_on and not is_ended:
        yield Duty(Awaited.POSTING, Holder.COUNCIL, delays.posting(facts))


# What follows an opposition, a refusal or a referral, and the delay that says who is late.
_AFTER: dict[S, tuple[Awaited, ClockKind | None]] = {
    S.OPPOSED: (Awaited.DELIBERATION, None),
    S.VISA_REFUSED: (Awaited.DELIBERATION, ClockKind.SECOND_BUDGET),
    S.MAINTAINED: (Awaited.REFERRAL, None),
    S.REFERRED: (Awaited.SUSPENSION, ClockKind.SUSPENSION_RULING),
    S.SUSPENDED: (Awaited.JUDGMENT, ClockKind.JUDGMENT),
    S.SUSPENSION_REFUSED: (Awaited.JUDGMENT, ClockKind.JUDGMENT),
    S.NULLITY_SOUGHT: (Awaited.JUDGMENT, ClockKind.JUDGMENT),
}


# Those whose duty ends with a delay that runs on the act; of any other state, none is read.
TIMED = frozenset({*UNDER_CONTROL, *_AFTER})


def _control(facts: Facts) -> Duty:
    if facts.state == S.AWAITING_VISA:
        office = visa_requirement(facts.matter, facts.level, facts.adopted_on).office if facts.matter else None
        return Duty(Awaited.VISA, _holder(office), facts.delays.get(ClockKind.VISA))
    last = facts.delays.get(ClockKind.ENTRY_INTO_FORCE) or facts.delays.get(ClockKind.OPPOSITION)
    return Duty(Awaited.OPPOSITION, Holder.AUTHORITY, last, is_duty=False)


def _holder_of(awaited: Awaited, facts: Facts) -> Holder:
    if awaited is Awaited.REFERRAL:
        return _holder(suspension_referrer(facts.level))
    return Holder.COUNCIL if awaited is Awaited.DELIBERATION else Holder.COURT


def _holder(office: Office | None) -> Holder:
    return Holder.INTERIOR if office is Office.INTERIOR else Holder.AUTHORITY


def decision_of(facts: Facts) -> tuple[str, date | None]:
    """What ended the control and when; nothing while it goes on."""
    if facts.state in UNDER_CONTROL:
        return "", None
    for kinds in (DECISIONS, SILENCES):
        if found := [(kind, day) for kind, day in facts.proceedings if kind in kinds]:
            return found[-1]
    return "", None


def days_between(start: date | None, end: date | None) -> int | None:
    """Whole days; none below zero, where a paper entered later bears an earlier day."""
    return max((end - start).days, 0) if start and end else None


def row_of(facts: Facts, delays: Delays) -> dict:
    """The values of the row that `workflows.models.FollowUp` keeps of these facts."""
    decision, decided_on = decision_of(facts)
    duty = awaited_of(facts, delays)
    last_day = delays.transmission(facts)
    return {
        "year": facts.adopted_on.year,
        "kind": facts.kind,
        "matter": facts.matter,
        "state": facts.state,
        **{name: getattr(facts, name) for name in DATES if name != "decided_on"},
        "decided_on": decided_on,
        "decision": decision,
        "transmission_due_on": last_day,
        "sent_late_days": days_between(last_day, facts.received_on) or 0,
        "awaited": duty.awaited if duty else "",
        "holder": duty.holder if duty else "",
        "due_on": duty.due_on if duty else None,
        "is_duty": bool(duty and duty.is_duty),
        **{step.column: days for step, days in durations(facts, decided_on)},
    }


DATES = (
    "adopted_on",
    "closed_on",
    "signed_on",
    "received_on",
    "decided_on",
    "executory_on",
    "posted_on",
    "online_on",
)


def durations(facts: Facts, decided_on: date | None) -> Iterator[tuple[Step, int | None]]:
    yield Step.SIGNATURE, days_between(facts.adopted_on, facts.signed_on)
    yield Step.TRANSMISSION, days_between(facts.signed_on, facts.received_on)
    yield Step.CONTROL, days_between(facts.received_on, decided_on)
    yield Step.FORCE, days_between(facts.adopted_on, facts.executory_on)
    yield Step.POSTING, days_between(facts.adopted_on, facts.posted_on)
    yield Step.ONLINE, days_between(facts.adopted_on, facts.online_on)
