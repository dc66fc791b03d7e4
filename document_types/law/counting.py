"""Counting days, working days and months, forward from a first day that counts and back from a last one."""

from calendar import monthrange
from datetime import date, timedelta

from .calendar import WorkingCalendar
from .units import Unit

DAYS_OF_A_MONTH = 30


def count(first: date, amount: int, unit: Unit, calendar: WorkingCalendar, *, months_of_thirty: bool = False) -> date:
    """The last day of so much time, `first` being the first day that counts."""
    if unit.counts_only_working_days:
        return calendar.nth_working_day(first, amount)
    if unit is Unit.MONTHS and not months_of_thirty:
        return add_months(first - timedelta(days=1), amount)
    return first + timedelta(days=_in_days(amount, unit) - 1)


def count_back(
    last: date, amount: int, unit: Unit, calendar: WorkingCalendar, *, months_of_thirty: bool = False
) -> date:
    """The first day of so much time, `last` being the last day that counts."""
    if unit.counts_only_working_days:
        return calendar.nth_working_day_back(last, amount)
    if unit is Unit.MONTHS and not months_of_thirty:
        return add_months(last + timedelta(days=1), -amount)
    return last - timedelta(days=_in_days(amount, unit) - 1)


def add_months(day: date, amount: int) -> date:
    """The same day number so many months on (or back), or the last day of that month when it has none."""
    years, month_index = divmod(day.month - 1 + amount, 12)
    year, month = day.year + years, month_index + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _in_days(amount: int, unit: Unit) -> int:
    return amount * DAYS_OF_A_MONTH if unit is Unit.MONTHS else amount
