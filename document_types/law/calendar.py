"""Working days: Monday to Friday less the holidays, as corrected by the announced closing days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from .clock import day_after
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

    def working_days_from(self, day: date) -> Iterator[date]:
        while True:
            if self.is_working(day):
                yield day
            day = day_after(day)

    def next_working_day(self, day: date) -> date:
        """That day itself when it is worked."""
        return next(self.working_days_from(day))

    def closures(self, first: date, last: date) -> tuple[SkippedDay, ...]:
        return tuple(closure for day in days_between(first, last) if (closure := self.closure(day)))

    def rests_on_estimate(self, first: date, last: date) -> bool:
        """Whether a lunar feast nobody has announced yet may fall on one of these days."""
        # An announcement moves the computed date by a day at most.
        margin = timedelta(days=1)
        return any(self._is_estimated(day) for day in days_between(first - margin, last + margin))

    def _is_estimated(self, day: date) -> bool:
        holiday = holidays_of(day.year).get(day)
        return holiday is not None and holiday.is_estimated and day not in self.closing_days


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
