"""A session being planned, and the plan of its dates."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ..deadline import Deadline
from ..levels import Level
from ..rule import Rule
from ..wording import Bilingual, Language


class Requester(StrEnum):
    """Who asked for an extraordinary session."""

    PRESIDENT = "president"
    THIRD = "third"
    MAJORITY = "majority"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """What is known of a session; what is None is supposed on the cautious side.

    `received_on` is the controlling authority's receipt of the acts, `visa_received_on` that of the Interior where the
    visa is its own, `agenda_received_on` the receipt of the agenda, sent on `agenda_sent_on`. `members_in_office` and
    `seats` are None where no council is meant, 0 where the council has none.
    """

    level: Level
    opens_on: date
    closes_on: date | None = None
    is_ordinary: bool = True
    requested_by: Requester = Requester.PRESIDENT
    requested_on: date | None = None
    agenda_sent_on: date | None = None
    agenda_received_on: date | None = None
    received_on: date | datetime | None = None
    visa_received_on: date | datetime | None = None
    second_meeting_on: date | None = None
    matter: str = ""
    members_in_office: int | None = None
    seats: int | None = None


class ImpossiblePlan(ValueError):
    """Dates that contradict each other, or that no rule covers; `reason` says it in both languages."""

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.fr)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One date of the plan: `last_on` is the last lawful day, `effective_on` the first day of an effect of silence.

    `meets_on` is, for a notice, the first day on which the meeting it calls may be held. A step that `is_a_day` is a
    meeting or the beginning of force, not the end of a delay.
    """

    rule: Rule
    label: Bilingual
    last_on: date
    sentences: tuple[Bilingual, ...]
    earliest_on: date | None = None
    effective_on: date | None = None
    meets_on: date | None = None
    is_a_day: bool = False
    deadline: Deadline | None = None
    assumption: Bilingual | None = None

    @property
    def day(self) -> date:
        """The day it stands for: that of force where it is force, else the last lawful one."""
        return self.effective_on if self.is_a_day and self.effective_on else self.last_on

    @property
    def is_estimated(self) -> bool:
        return self.deadline is not None and self.deadline.is_estimated

    def explain(self, language: Language) -> tuple[str, ...]:
        said = (self.assumption, *self.sentences) if self.assumption else self.sentences
        return tuple(sentence.in_language(language) for sentence in said)


@dataclass(frozen=True, slots=True)
class Caution:
    """What the law would say of one step; it never blocks."""

    rule_id: str
    wording: Bilingual


@dataclass(frozen=True, slots=True)
class Plan:
    """`cautions` tell what this session does not meet, or can no longer meet."""

    session: PlannedSession
    steps: tuple[Step, ...]
    cautions: tuple[Caution, ...]

    def cautions_on(self, step: Step) -> tuple[Caution, ...]:
        return tuple(caution for caution in self.cautions if caution.rule_id == step.rule.id)

    def step(self, rule_id: str) -> Step:
        return next(step for step in self.steps if step.rule.id == rule_id)
