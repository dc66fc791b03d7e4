"""When ordinary sessions are held, and the yearly dates of the budget."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import explanations as say
from .calendar import SkippedDay, WorkingCalendar
from .citation import Citation
from .facts import FirstWeek, NthWeekday, SessionMonths, YearlyDate
from .levels import Level
from .reading_table import FIRST_WEEK, Reading
from .readings import DEFAULT, Readings
from .rule import Rule
from .statutes import rule
from .wording import Bilingual


class NotASessionMonth(ValueError):
    """That level holds no ordinary session in that month."""


class NoYearlyDate(LookupError):
    """The rule sets no day of the year."""


@dataclass(frozen=True, slots=True)
class SessionWindow:
    """The days on which the ordinary session may open, both included."""

    rule: Rule
    earliest_on: date
    latest_on: date
    readings: Readings = DEFAULT
    skipped: tuple[SkippedDay, ...] = ()
    is_estimated: bool = False

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    def holds(self, day: date) -> bool:
        return self.earliest_on <= day <= self.latest_on

    def sentences(self) -> Iterator[Bilingual]:
        """The rule, the days not worked that moved the opening, the article, the estimate."""
        yield self.rule.wording
        if self.skipped:
            yield say.skipped_sentence(self.skipped)
        yield say.basis_sentence(self.rule)
        if self.reading:
            yield say.reading_sentence(self.reading, self.readings.option(self.reading))
        if self.is_estimated:
            yield say.estimate_sentence()

    @property
    def reading(self) -> Reading | None:
        return self.rule.reading


def ordinary_session_months(level: Level, on: date | None = None) -> tuple[int, ...]:
    fact = rule("SES-1", level, on).fact
    return fact.months if isinstance(fact, SessionMonths) else ()


def ordinary_session_window(
    level: Level, year: int, month: int, calendar: WorkingCalendar, readings: Readings = DEFAULT
) -> SessionWindow:
    first_of_month = date(year, month, 1)
    months = ordinary_session_months(level, first_of_month)
    if month not in months:
        raise NotASessionMonth(f"The level {level.value} holds its ordinary sessions in the months {months}.")
    row = rule("SES-2", level, first_of_month)
    match row.fact:
        case NthWeekday() as nth:
            return _single_day(row, _nth_weekday(first_of_month, nth), calendar)
        case FirstWeek():
            return SessionWindow(row, *_first_week(first_of_month, readings), readings)
    raise TypeError(f"{row.id} says nothing on the day of the session.")


def next_ordinary_window(
    level: Level, day: date, calendar: WorkingCalendar, readings: Readings = DEFAULT
) -> SessionWindow:
    """The window of the month of that day; when it has none, of the next ordinary month."""
    months = ordinary_session_months(level, day)
    following = [month for month in months if month >= day.month]
    year, month = (day.year, following[0]) if following else (day.year + 1, months[0])
    return ordinary_session_window(level, year, month, calendar, readings)


def yearly_date(row: Rule, year: int) -> date:
    """The day of the year the rule fixes, such as 15 November for the adoption of the budget."""
    if not isinstance(row.fact, YearlyDate):
        raise NoYearlyDate(f"{row.id} ({row.level.value}) fixes no day of the year.")
    return date(year, row.fact.month, row.fact.day)


def _nth_weekday(first_of_month: date, nth: NthWeekday) -> date:
    days_to_first = (nth.weekday - first_of_month.weekday()) % 7
    return first_of_month + timedelta(days=days_to_first, weeks=nth.nth - 1)


def _single_day(row: Rule, day: date, calendar: WorkingCalendar) -> SessionWindow:
    held_on = calendar.next_working_day(day)
    return SessionWindow(
        row,
        held_on,
        held_on,
        skipped=calendar.closures(day, held_on),
        is_estimated=calendar.rests_on_estimate(day, held_on),
    )


def _first_week(first_of_month: date, readings: Readings) -> tuple[date, date]:
    length = 7 if readings.choice(FIRST_WEEK) == "days_one_to_seven" else 7 - first_of_month.weekday()
    return first_of_month, first_of_month + timedelta(days=length - 1)
