"""Working days: Monday to Friday less the holidays, as corrected by the announced closing days (CAL-2, 3, 6)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from .holiday_years import holidays_of
from .wording import Bilingual

_SATURDAY = 5
_WEEKEND = Bilingual("fin de semaine", "عطلة نهاية الأسبوع")


@dataclass(frozen=True, slots=True)
class ClosingDay:
    """An announced day: closed, or open because the holiday computed for it falls on another day."""

    name: Bilingual
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class SkippedDay:
    day: date
    reason: Bilingual
    is_estimated: bool = False


@dataclass(frozen=True)
class WorkingCalendar:
    closing_days: Mapping[date, ClosingDay] = field(default_factory=dict)

    # Each year once, as day numbers: a delay is then a search in a sorted row, not a walk from day to day.
    _worked: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "closing_days", MappingProxyType(dict(self.closing_days)))

    def is_working(self, day: date) -> bool:
        return self.closure(day) is None

    def closure(self, day: date) -> SkippedDay | None:
        """Why that day is not worked; None when it is."""
        announced = self.closing_days.get(day)
        if announced and announced.is_closed:
            return SkippedDay(day, announced.name)
        if day.weekday() >= _SATURDAY:
            return SkippedDay(day, _WEEKEND)
        holiday = None if announced else holidays_of(day.year).get(day)
        return SkippedDay(day, holiday.name, holiday.is_estimated) if holiday else None

    def next_working_day(self, day: date) -> date:
        """That day itself when it is worked."""
        return self.nth_working_day(day)

    def nth_working_day(self, day: date, nth: int = 1) -> date:
        """The nth working day from that day on, which counts when it is worked."""
        year, worked = day.year, self._worked_in(day.year)
        index = bisect_left(worked, day.toordinal()) + nth - 1
        while index >= len(worked):
            index -= len(worked)
            year += 1
            worked = self._worked_in(year)
        return date.fromordinal(worked[index])

    def nth_working_day_back(self, day: date, nth: int = 1) -> date:
        """The nth working day back from that day, which counts when it is worked."""
        year, worked = day.year, self._worked_in(day.year)
        index = bisect_right(worked, day.toordinal()) - nth
        while index < 0:
            year -= 1
            worked = self._worked_in(year)
            index += len(worked)
        return date.fromordinal(worked[index])

    def _worked_in(self, year: int) -> tuple[int, ...]:
        if year not in self._worked:
            is_corrected = any(day.year == year for day in self.closing_days)
            self._worked[year] = _worked_days(self, year) if is_corrected else _worked_by_law(year)
        return self._worked[year]

    def closures(self, first: date, last: date) -> tuple[SkippedDay, ...]:
        return tuple(closure for day in days_between(first, last) if (closure := self.closure(day)))

    def rests_on_estimate(self, first: date, last: date) -> bool:
        """Whether a lunar feast nobody has announced yet may fall on one of these days."""
        # An announcement moves the computed date by a day, as a rule.
        margin = timedelta(days=1)
        return any(self._is_estimated(day) for day in days_between(first - margin, last + margin))

    def _is_estimated(self, day: date) -> bool:
        holiday = holidays_of(day.year).get(day)
        return holiday is not None and holiday.is_estimated and day not in self.closing_days


@lru_cache(maxsize=64)
def _worked_by_law(year: int) -> tuple[int, ...]:
    return _worked_days(WorkingCalendar(), year)


def _worked_days(calendar: WorkingCalendar, year: int) -> tuple[int, ...]:
    days = days_between(date(year, 1, 1), date(year, 12, 31))
    return tuple(day.toordinal() for day in days if calendar.is_working(day))


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
