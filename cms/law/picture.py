"""The plan as a picture: a line of days with each step on it, and the days of one delay."""

from dataclasses import dataclass
from datetime import date, timedelta

from document_types.law.calendar import WorkingCalendar, days_between
from document_types.law.counting import add_months
from document_types.law.day_names import month_in_words
from document_types.law.deadline import Deadline
from document_types.law.planning import Plan
from document_types.reader import language

WIDTH, MARGIN = 1000, 30
ROW, TOP = 26, 34
# Two marks nearer than this would cover one another.
APART = 30


@dataclass(frozen=True)
class Mark:
    """One step: its number in the table, where its sign stands, and the length of its line down to the days."""

    number: int
    x: float
    y: float
    stem: float
    has_effect: bool


@dataclass(frozen=True)
class Stretch:
    """A piece of the line of days: days not worked, or a month with its name."""

    x: float
    width: float
    label: str = ""

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Picture:
    """`base` is the height of the line of days; above it the marks, below it the names of the months."""

    width: int
    base: float
    opening: float
    marks: list[Mark]
    closed: list[Stretch]
    months: list[Stretch]

    @property
    def names(self) -> float:
        return self.base + 32

    @property
    def height(self) -> float:
        return self.base + 44


def picture(plan: Plan, calendar: WorkingCalendar) -> Picture:
    """In reading direction: the first day stands at the right in Arabic."""
    days = [step.day for step in plan.steps] + [plan.session.opens_on]
    scale = _Scale(min(days) - timedelta(days=2), max(days) + timedelta(days=2))
    rows = _rows(plan, scale)
    base = TOP + ROW * (max(rows.values()) + 1)
    return Picture(
        width=WIDTH,
        base=base,
        opening=scale.middle(plan.session.opens_on),
        marks=[
            Mark(number, scale.middle(step.day), base - stem, stem, has_effect=step.effective_on is not None)
            for number, step in enumerate(plan.steps, start=1)
            for stem in [ROW * (rows[number] + 1)]
        ],
        closed=[
            Stretch(scale.start(day), scale.day_width)
            for day in days_between(scale.first, scale.last)
            if not calendar.is_working(day)
        ],
        months=list(_months(scale)),
    )


class _Scale:
    def __init__(self, first: date, last: date):
        self.first, self.last = first, last
        self.day_width = round((WIDTH - 2 * MARGIN) / ((last - first).days + 1), 3)

    def start(self, day: date) -> float:
        """Where the day begins, seen from the left."""
        offset = (self.last - day if language() == "ar" else day - self.first).days
        return round(MARGIN + offset * self.day_width, 2)

    def middle(self, day: date) -> float:
        return round(self.start(day) + self.day_width / 2, 2)


def _rows(plan: Plan, scale: _Scale) -> dict[int, int]:
    """The height of each mark, the lowest that leaves the neighbours free."""
    taken: dict[int, list[float]] = {}
    rows = {}
    for number, step in sorted(enumerate(plan.steps, start=1), key=lambda each: (each[1].day, each[0])):
        x = scale.middle(step.day)
        row = next(
            row for row in range(len(plan.steps)) if all(abs(x - other) >= APART for other in taken.get(row, []))
        )
        taken.setdefault(row, []).append(x)
        rows[number] = row
    return rows


def _months(scale: _Scale):
    first = scale.first
    while first <= scale.last:
        following = add_months(first.replace(day=1), 1)
        last = min(following - timedelta(days=1), scale.last)
        ends = sorted((scale.start(first), scale.start(last)))
        yield Stretch(ends[0], ends[1] - ends[0] + scale.day_width, month_in_words(first.month).in_language(language()))
        first = following


SIGNS = {"start": "○", "counted": "●", "skipped": "✕", "due": "◆"}


def strip(deadline: Deadline | None) -> list[str]:
    """The days of a delay, one sign each: where it starts, each day counted or not, its last day."""
    if deadline is None or deadline.due_at:
        return []
    skipped = {each.day for each in deadline.skipped}
    first, last = sorted((deadline.trigger, deadline.due_on))
    return [SIGNS[_kind(day, deadline, skipped)] for day in days_between(first, last)]


def _kind(day: date, deadline: Deadline, skipped: set[date]) -> str:
    if day == deadline.due_on:
        return "due"
    if day in skipped:
        return "skipped"
    return "start" if day == deadline.trigger and not deadline.counts_first_day else "counted"
