"""What the two halves of a plan share: rows by day, delays under the readings, and steps made of them."""

from datetime import date, datetime

from ..calendar import WorkingCalendar
from ..clock import legal_day
from ..deadline import Deadline
from ..deadlines import due
from ..readings import Readings
from ..rule import Rule
from ..statutes import rule
from ..wording import Bilingual
from . import words as say
from .plan import PlannedSession, Step


class Planner:
    def __init__(self, session: PlannedSession, calendar: WorkingCalendar, readings: Readings) -> None:
        self.session, self.calendar, self.readings = session, calendar, readings
        self.level, self.opens_on = session.level, session.opens_on

    def _row(self, rule_id: str, on: date | datetime | None = None, part: str = "") -> Rule:
        return rule(rule_id, self.level, legal_day(on or self.opens_on), part)

    def _due(self, rule_id: str, trigger: date | datetime) -> Deadline:
        return due(self._row(rule_id, trigger), trigger, self.calendar, self.readings)


def step_of(
    deadline: Deadline,
    label: Bilingual,
    assumption: Bilingual | None = None,
    *,
    earliest_on: date | None = None,
    more: tuple[Bilingual, ...] = (),
    is_a_day: bool = False,
) -> Step:
    return Step(
        rule=deadline.rule,
        label=label,
        last_on=deadline.due_on,
        earliest_on=earliest_on,
        effective_on=deadline.effective_on,
        sentences=(*deadline.sentences(), *more),
        deadline=deadline,
        assumption=assumption,
        is_a_day=is_a_day,
    )


def resting_on(deadline: Deadline, row: Rule, label: Bilingual, assumption: Bilingual | None) -> Step:
    """A step whose date is that of another rule's delay: force follows opposition or visa."""
    return Step(
        rule=row,
        label=label,
        last_on=deadline.due_on,
        effective_on=deadline.effective_on,
        sentences=(row.wording, say.basis(row), *deadline.sentences()),
        deadline=deadline,
        assumption=assumption,
        is_a_day=True,
    )
