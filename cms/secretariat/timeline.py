"""An act after the vote, as the council's screens tell it: who signed, which delays run, what the journal holds."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from document_types.enums import ActState, JournalEvent
from document_types.families import FAMILY_OF
from document_types.law.clock import legal_day
from document_types.models import Act
from document_types.reader import day_words, language
from workflows.enums import ClockKind, ClockState
from workflows.services.signature import SIGNATORIES

_EVENTS = {event.value: event.label for event in JournalEvent}


@dataclass(frozen=True)
class ClockLine:
    label: str
    state: str
    is_running: bool
    words: str
    article: str
    explanation: list[str]


@dataclass(frozen=True)
class Line:
    """One act in a table: its tag, the signatures had and missing, its delays, its receipt."""

    act: Act
    family: str
    signed: list
    missing: list[str]
    clocks: list[ClockLine]
    receipt_id: int | None

    @property
    def is_to_sign(self) -> bool:
        return bool(self.missing) and self.act.state in (ActState.ADOPTED, ActState.DRAFT)


def line(act: Act) -> Line:
    signatures = list(act.signatures.all())
    had = {signature.office for signature in signatures}
    wanted = SIGNATORIES.get(act.kind, ())
    decided = act.state not in (ActState.DRAFT, ActState.ON_AGENDA, ActState.REJECTED, ActState.ARCHIVED)
    sent = next(iter(act.transmitted_in.all()), None)
    return Line(
        act=act,
        family=FAMILY_OF[act.state],
        signed=signatures,
        missing=[office.label for office in wanted if office not in had] if decided else [],
        clocks=[_clock(clock) for clock in act.clocks.all()],
        receipt_id=sent.transmission_id if sent else None,
    )


def _clock(clock) -> ClockLine:
    return ClockLine(
        label=ClockKind(clock.kind).label,
        state=ClockState(clock.state).label,
        is_running=clock.state == ClockState.RUNNING,
        words=_("jusqu'au %(day)s") % {"day": day_words(clock.due_on)},
        article=clock.citation_in(language()),
        explanation=clock.explanation.get(language(), []),
    )


@dataclass(frozen=True)
class Event:
    label: str
    effective_at: datetime
    recorded_at: datetime
    sequence: int
    hash: str

    @property
    def is_entered_later(self) -> bool:
        return legal_day(self.recorded_at) != legal_day(self.effective_at)


def events(act: Act) -> list[Event]:
    return [
        Event(
            str(_EVENTS.get(entry.event, entry.event)),
            entry.effective_at,
            entry.recorded_at,
            entry.sequence,
            entry.hash,
        )
        for entry in act.journal_entries.order_by("sequence")
    ]
