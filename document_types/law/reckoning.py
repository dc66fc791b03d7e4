"""From a row and a day to the days it gives: arithmetic alone, without a word of explanation."""

from datetime import date, timedelta

from .calendar import WorkingCalendar
from .clock import day_after
from .counting import count, count_back
from .reading_table import AUTHORITY_LAST_DAY, DAYS_BEFORE, MONTH, SESSION_DURATION, SILENCE_EFFECT, THIRD_CALL
from .reading_table import TRIGGER_DAY as RECEIPT_DAY
from .readings import Readings
from .rule import Direction, Party, Rule
from .units import Unit


def first_counted(rule: Rule, trigger: date, readings: Readings) -> date:
    """A duration counts its first day (15.19); a delay does not count its trigger day (15.17)."""
    return trigger if counts_trigger(rule, readings) else day_after(trigger)


def counts_trigger(rule: Rule, readings: Readings) -> bool:
    if rule.direction is Direction.LASTS_AT_MOST:
        return readings.choice(SESSION_DURATION) == "first_day_counted"
    is_receipt = rule.trigger is not None and rule.trigger.is_receipt
    return is_receipt and readings.choice(RECEIPT_DAY) == "counted"


def last_day(rule: Rule, trigger: date, calendar: WorkingCalendar, readings: Readings) -> date:
    """The last lawful day, or the day of a meeting, under these readings."""
    if rule.direction is Direction.AT_LEAST_BEFORE:
        return _before(rule, trigger, calendar, readings)
    last = unmoved_last_day(rule, trigger, calendar, readings)
    return calendar.next_working_day(last) if may_move(rule, readings) else last


def unmoved_last_day(rule: Rule, trigger: date, calendar: WorkingCalendar, readings: Readings) -> date:
    amount = rule.amount or 0
    if rule.direction is Direction.AFTER and readings.choice(THIRD_CALL) == "after_three_full_days":
        amount += 1
    first = first_counted(rule, trigger, readings)
    return count(first, amount, _unit(rule), calendar, months_of_thirty=_months_of_thirty(rule, readings))


def may_move(rule: Rule, readings: Readings) -> bool:
    """A plain delay of the authority that ends on a day off runs on to the next working day (15.29)."""
    return rule.party is Party.AUTHORITY and readings.choice(AUTHORITY_LAST_DAY) == "moves"


def effect_day(rule: Rule, last: date, calendar: WorkingCalendar, readings: Readings) -> date | None:
    """The day at whose first minute silence has its effect (15.18); None where silence has none."""
    if rule.silence is None:
        return None
    following = day_after(last)
    waits = readings.choice(SILENCE_EFFECT) == "next_working_day"
    return calendar.next_working_day(following) if waits else following


def rests_on_estimate(rule: Rule, trigger: date, last: date, calendar: WorkingCalendar, readings: Readings) -> bool:
    """Whether a lunar feast that nobody has announced yet may move this date, or the effect of silence after it."""
    effective = effect_day(rule, last, calendar, readings)
    if (
        effective
        and readings.choice(SILENCE_EFFECT) == "next_working_day"
        and calendar.rests_on_estimate(last, effective)
    ):
        return True
    if _unit(rule).counts_only_working_days:
        first = first_counted(rule, trigger, readings)
        return calendar.rests_on_estimate(min(first, last), max(first, last))
    if rule.direction is Direction.AT_LEAST_BEFORE or not may_move(rule, readings):
        return False
    # A plain delay looks at the calendar from its last day on.
    return calendar.rests_on_estimate(unmoved_last_day(rule, trigger, calendar, readings), last)


def _before(rule: Rule, event: date, calendar: WorkingCalendar, readings: Readings) -> date:
    margin = 1 if readings.choice(DAYS_BEFORE) == "clear" else 0
    last = event - timedelta(days=1 + margin)
    return count_back(last, rule.amount or 0, _unit(rule), calendar, months_of_thirty=_months_of_thirty(rule, readings))


def _unit(rule: Rule) -> Unit:
    return rule.unit or Unit.DAYS


def _months_of_thirty(rule: Rule, readings: Readings) -> bool:
    return rule.unit is Unit.MONTHS and readings.choice(MONTH) == "thirty_days"
