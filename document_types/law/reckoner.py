"""The law's time as one place reckons it: its calendar and the readings it has chosen."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from . import deadlines
from .calendar import WorkingCalendar
from .clock import legal_day
from .deadline import Deadline
from .levels import Level
from .planning import Plan, PlannedSession, plan_session
from .reading_table import Reading
from .readings import DEFAULT, Readings
from .rule import Rule
from .sessions import SessionWindow, ordinary_session_window
from .units import Unit


@dataclass(frozen=True, slots=True)
class ToldDeadline:
    """A computed date with all that explains it, in both languages."""

    deadline: Deadline
    effect_at: datetime | None
    french: tuple[str, ...]
    arabic: tuple[str, ...]


# Each is told from the others by itself: what is kept of one is never read for another.
@dataclass(frozen=True, eq=False)
class Reckoner:
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    readings: Readings = DEFAULT

    def due(self, rule: Rule, trigger: date | datetime) -> Deadline:
        """The last day of a delay, or the day of a meeting, that follows the trigger."""
        return deadlines.due(rule, trigger, self.calendar, self.readings)

    def told(self, rule: Rule, trigger: date | datetime) -> ToldDeadline:
        """`due` with its sentences, worked out once for all that happens on one day; in hours, for each moment."""
        return _told(self, rule, trigger if rule.unit is Unit.HOURS else legal_day(trigger))

    def latest_before(self, rule: Rule, event: date | datetime) -> Deadline:
        return deadlines.latest_before(rule, event, self.calendar, self.readings)

    def last_day_of(self, rule: Rule, opened_on: date | datetime) -> Deadline:
        return deadlines.last_day_of(rule, opened_on, self.calendar, self.readings)

    def window(self, level: Level, year: int, month: int) -> SessionWindow:
        return ordinary_session_window(level, year, month, self.calendar, self.readings)

    def plan(self, session: PlannedSession, today: date | None = None) -> Plan:
        return plan_session(session, self.calendar, self.readings, today=today)

    def choosing(self, reading: Reading, option: str) -> "Reckoner":
        return Reckoner(self.calendar, self.readings.choosing(reading, option))


@lru_cache(maxsize=512)
def _told(here: Reckoner, rule: Rule, trigger: date | datetime) -> ToldDeadline:
    deadline = here.due(rule, trigger)
    sentences = list(deadline.sentences())
    french, arabic = (tuple(each.in_language(language) for each in sentences) for language in ("fr", "ar"))
    return ToldDeadline(deadline, deadline.effect_at, french, arabic)
