"""From a rule and an event to the date the rule gives."""

from datetime import date, datetime, timedelta

from .calendar import WorkingCalendar
from .clock import CASABLANCA, NaiveMoment, legal_day
from .deadline import Deadline
from .readings import DEFAULT, Readings
from .reckoning import last_day
from .rule import Direction, Rule
from .units import Unit

__all__ = ["Deadline", "WrongDirection", "due", "earliest_after", "last_day_of", "latest_before"]

_FORWARD = (Direction.WITHIN, Direction.ON_DAY, Direction.AFTER)
_BACKWARD = (Direction.AT_LEAST_BEFORE,)
_DURATION = (Direction.LASTS_AT_MOST,)


class WrongDirection(ValueError):
    """The rule gives no date of the kind asked for."""


def due(rule: Rule, trigger: date | datetime, calendar: WorkingCalendar, readings: Readings = DEFAULT) -> Deadline:
    """The last day of a delay, or the day of a meeting, that follows the trigger."""
    if rule.unit is Unit.HOURS:
        return _due_in_hours(rule, trigger, calendar, readings)
    return _deadline(rule, _FORWARD, trigger, calendar, readings)


def latest_before(
    rule: Rule, event: date | datetime, calendar: WorkingCalendar, readings: Readings = DEFAULT
) -> Deadline:
    """The last day on which an act that must come so long before the event is still in time."""
    return _deadline(rule, _BACKWARD, event, calendar, readings)


def last_day_of(
    rule: Rule, opened_on: date | datetime, calendar: WorkingCalendar, readings: Readings = DEFAULT
) -> Deadline:
    """The last day a session may last, its first day counted."""
    return _deadline(rule, _DURATION, opened_on, calendar, readings)


def earliest_after(rule: Rule, trigger: date | datetime) -> date:
    """The first day of a delay that also sets a time before which the act is too early."""
    if rule.not_before is None:
        raise WrongDirection(f"{rule.name} sets no earliest day.")
    return legal_day(trigger) + timedelta(days=rule.not_before)


def _deadline(
    rule: Rule,
    directions: tuple[Direction, ...],
    trigger: date | datetime,
    calendar: WorkingCalendar,
    readings: Readings,
) -> Deadline:
    _require(rule, directions)
    day = legal_day(trigger)
    return Deadline(rule, day, last_day(rule, day, calendar, readings), calendar, readings)


def _due_in_hours(rule: Rule, trigger: date | datetime, calendar: WorkingCalendar, readings: Readings) -> Deadline:
    _require(rule, _FORWARD)
    if not isinstance(trigger, datetime):
        raise NaiveMoment(f"{rule.name} counts hours: give the moment, not only the day.")
    day = legal_day(trigger)
    due_at = (trigger + timedelta(hours=rule.amount or 0)).astimezone(CASABLANCA)
    return Deadline(rule, day, due_at.date(), calendar, readings, due_at)


def _require(rule: Rule, directions: tuple[Direction, ...]) -> None:
    if rule.amount is None or rule.direction not in directions:
        raise WrongDirection(f"{rule.name} ({rule.level.value}) gives no date of this kind.")
