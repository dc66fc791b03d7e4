"""Counting days, working days and months from a first day that counts."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import SkippedDay, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Counted:
    last: date
    days: int
    skipped: tuple[SkippedDay, ...] = ()


def count_days(first: date, amount: int) -> Counted:
    return Counted(first + timedelta(days=amount - 1), amount)


def count_working_days(first: date, amount: int, calendar: WorkingCalendar) -> Counted:
    days = calendar.working_days_from(first)
    last = [next(days) for _ in range(amount)][-1]
    return Counted(last, amount, calendar.closures(first, last))


def add_months(first: date, amount: int) -> Counted:
    """The month ends on the same day number as the day before the first one, or on the month's last day."""
    start = first - timedelta(days=1)
    years, month_index = divmod(start.month - 1 + amount, 12)
    year, month = start.year + years, month_index + 1
    return Counted(date(year, month, min(start.day, monthrange(year, month)[1])), amount)
