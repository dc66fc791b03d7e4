"""From a rule and an event to the date the rule gives."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from .calendar import WorkingCalendar
from .clock import CASABLANCA, NaiveMoment, day_after, legal_day, start_of
from .counting import Counted, add_months, count_days, count_working_days
from .deadline import AppliedReading, Deadline
from .reading_table import (
    AUTHORITY_LAST_DAY,
    DAYS_BEFORE,
    MONTH,
    SESSION_DURATION,
    SILENCE_EFFECT,
    THIRD_CALL,
    TRIGGER_DAY,
    Reading,
)
from .readings import DEFAULT, Readings
from .rule import Direction, Party, Rule
from .units import Unit

__all__ = ["Deadline", "WrongDirection", "due", "earliest_after", "last_day_of", "latest_before"]

# The first is the one that weighs most when several change a date.
_COMPUTING_READINGS = (
    THIRD_CALL,
    AUTHORITY_LAST_DAY,
    MONTH,
    DAYS_BEFORE,
    SESSION_DURATION,
    TRIGGER_DAY,
    SILENCE_EFFECT,
)

_FORWARD = {Direction.WITHIN, Direction.ON_DAY, Direction.AFTER}


class WrongDirection(ValueError):
    """The rule gives no date of the kind asked for."""


def due(rule: Rule, trigger: date | datetime, calendar: WorkingCalendar, readings: Readings = DEFAULT) -> Deadline:
    """The last day of a delay, or the day of a meeting, that follows the trigger."""
    _require(rule, _FORWARD)
    return _explained(lambda chosen: _due(rule, trigger, calendar, chosen), rule, readings)


def latest_before(
    rule: Rule, event: date | datetime, calendar: WorkingCalendar, readings: Readings = DEFAULT
) -> Deadline:
    """The last day on which an act that must come so long before the event is still in time."""
    _require(rule, {Direction.AT_LEAST_BEFORE})
    return _explained(lambda chosen: _before(rule, legal_day(event), calendar, chosen), rule, readings)


def last_day_of(
    rule: Rule, opened_on: date | datetime, calendar: WorkingCalendar, readings: Readings = DEFAULT
) -> Deadline:
    """The last day a session may last, its first day counted."""
    _require(rule, {Direction.LASTS_AT_MOST})
    return _explained(lambda chosen: _duration(rule, legal_day(opened_on), calendar, chosen), rule, readings)


def earliest_after(rule: Rule, trigger: date | datetime) -> date:
    """The first day of a delay that also sets a time before which the act is too early."""
    if rule.not_before is None:
        raise WrongDirection(f"{rule.id} sets no earliest day.")
    return legal_day(trigger) + timedelta(days=rule.not_before)


def _require(rule: Rule, directions: set[Direction]) -> None:
    if rule.amount is None or rule.unit is None or rule.direction not in directions:
        raise WrongDirection(f"{rule.id} ({rule.level.value}) gives no date of this kind.")


def _due(rule: Rule, trigger: date | datetime, calendar: WorkingCalendar, readings: Readings) -> Deadline:
    if rule.unit is Unit.HOURS:
        return _hours(rule, trigger)
    day = legal_day(trigger)
    counts_trigger = _is_receipt(rule) and readings.choice(TRIGGER_DAY) == "counted"
    first = day if counts_trigger else day_after(day)
    counted = _count(rule, first, calendar, readings)
    counted = _moved(rule, counted, calendar, readings)
    return Deadline(
        rule=rule,
        trigger=day,
        due_on=counted.last,
        counted=counted.days,
        effect_at=_effect(rule, counted.last, calendar, readings),
        skipped=counted.skipped,
        counts_first_day=counts_trigger,
        is_estimated=_rests_on_estimate(rule, first, counted, calendar),
    )


def _is_receipt(rule: Rule) -> bool:
    return rule.trigger is not None and rule.trigger.is_receipt


def _hours(rule: Rule, trigger: date | datetime) -> Deadline:
    if not isinstance(trigger, datetime):
        raise NaiveMoment(f"{rule.id} counts hours: give the moment, not only the day.")
    day, amount = legal_day(trigger), rule.amount or 0
    due_at = (trigger + timedelta(hours=amount)).astimezone(CASABLANCA)
    return Deadline(rule=rule, trigger=day, due_on=due_at.date(), due_at=due_at, counted=amount)


def _count(rule: Rule, first: date, calendar: WorkingCalendar, readings: Readings) -> Counted:
    """Count the rule's own unit from a first day that counts."""
    amount, unit = rule.amount or 0, rule.unit or Unit.DAYS
    if rule.direction is Direction.AFTER and readings.choice(THIRD_CALL) == "after_three_full_days":
        amount += 1
    if unit.counts_only_working_days:
        return count_working_days(first, amount, calendar)
    if unit is Unit.MONTHS and readings.choice(MONTH) == "calendar_month":
        return add_months(first, amount)
    return count_days(first, amount * 30 if unit is Unit.MONTHS else amount)


def _moved(rule: Rule, counted: Counted, calendar: WorkingCalendar, readings: Readings) -> Counted:
    """A plain delay of the authority that ends on a day off runs on to the next working day."""
    may_move = rule.party is Party.AUTHORITY and readings.choice(AUTHORITY_LAST_DAY) == "moves"
    if not may_move or calendar.is_working(counted.last):
        return counted
    last = calendar.next_working_day(counted.last)
    return replace(counted, last=last, skipped=calendar.closures(counted.last, last))


def _effect(rule: Rule, last: date, calendar: WorkingCalendar, readings: Readings) -> datetime | None:
    if rule.silence is None:
        return None
    effect_on = day_after(last)
    if readings.choice(SILENCE_EFFECT) == "next_working_day":
        effect_on = calendar.next_working_day(effect_on)
    return start_of(effect_on)


def _rests_on_estimate(rule: Rule, first: date, counted: Counted, calendar: WorkingCalendar) -> bool:
    if rule.unit and rule.unit.counts_only_working_days:
        return calendar.rests_on_estimate(first, counted.last)
    if rule.party is not Party.AUTHORITY:
        return False
    # A plain delay looks at the calendar from its last day on.
    moved_over = any(skipped.is_estimated for skipped in counted.skipped)
    return moved_over or calendar.rests_on_estimate(counted.last, counted.last)


def _before(rule: Rule, event: date, calendar: WorkingCalendar, readings: Readings) -> Deadline:
    amount = rule.amount or 0
    margin = 1 if readings.choice(DAYS_BEFORE) == "clear" else 0
    due_on = event - timedelta(days=amount + margin)
    return Deadline(rule=rule, trigger=event, due_on=due_on, counted=amount)


def _duration(rule: Rule, opened_on: date, calendar: WorkingCalendar, readings: Readings) -> Deadline:
    counts_first = readings.choice(SESSION_DURATION) == "first_day_counted"
    first = opened_on if counts_first else day_after(opened_on)
    counted = _count(rule, first, calendar, readings)
    return Deadline(
        rule=rule,
        trigger=opened_on,
        due_on=counted.last,
        counted=counted.days,
        skipped=counted.skipped,
        counts_first_day=counts_first,
        is_estimated=_rests_on_estimate(rule, first, counted, calendar),
    )


def _explained(compute: Callable[[Readings], Deadline], rule: Rule, readings: Readings) -> Deadline:
    """The date under the readings chosen, with the readings that would give another one."""
    deadline = compute(readings)
    applied = [_applied(compute, deadline, reading, readings) for reading in _COMPUTING_READINGS]
    named = [AppliedReading(rule.reading, readings.option(rule.reading))] if rule.reading else []
    bearing = [each for each in applied if each.others]
    named = [each for each in named if each.reading not in [other.reading for other in bearing]]
    return replace(deadline, applied=(*named, *bearing))


def _applied(
    compute: Callable[[Readings], Deadline], deadline: Deadline, reading: Reading, readings: Readings
) -> AppliedReading:
    chosen = readings.choice(reading)
    alternatives = [option for option in reading.options if option.key != chosen]
    results = [(option, compute(readings.choosing(reading, option.key))) for option in alternatives]
    others = tuple(
        (option, _shown_day(other, deadline))
        for option, other in results
        if (other.due_on, other.effect_at) != (deadline.due_on, deadline.effect_at)
    )
    return AppliedReading(reading, reading.option(chosen), others)


def _shown_day(other: Deadline, deadline: Deadline) -> date:
    """The day that differs: the last day, or else the day of the effect."""
    if other.due_on == deadline.due_on and other.effect_at:
        return other.effect_at.date()
    return other.due_on
