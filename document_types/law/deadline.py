"""A computed date with everything that explains it, worked out when somebody asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from . import explanations as say
from .calendar import SkippedDay, WorkingCalendar
from .citation import Citation
from .clock import start_of
from .reading_table import (
    AUTHORITY_LAST_DAY,
    DAYS_BEFORE,
    MONTH,
    SESSION_DURATION,
    SILENCE_EFFECT,
    THIRD_CALL,
    TRIGGER_DAY,
    Option,
    Reading,
)
from .readings import Readings
from .reckoning import (
    counts_trigger,
    effect_day,
    first_counted,
    last_day,
    may_move,
    rests_on_estimate,
    unmoved_last_day,
)
from .rule import Direction, Rule
from .units import Unit
from .wording import Bilingual, Language

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


@dataclass(frozen=True, slots=True)
class AppliedReading:
    """A reading this date rests on, and the date each other option gives where it differs."""

    reading: Reading
    option: Option
    others: tuple[tuple[Option, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due_on` is the last lawful day, or the day of a meeting; `due_at` is set only for delays in hours."""

    rule: Rule
    trigger: date
    due_on: date
    calendar: WorkingCalendar
    readings: Readings
    due_at: datetime | None = None

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def effective_on(self) -> date | None:
        """The day at whose first minute silence has its effect; None where silence has none."""
        return effect_day(self.rule, self.due_on, self.calendar, self.readings)

    @property
    def effect_at(self) -> datetime | None:
        """That minute, 00:00 in Casablanca."""
        return start_of(self.effective_on) if self.effective_on else None

    @property
    def counts_first_day(self) -> bool:
        return counts_trigger(self.rule, self.readings)

    @property
    def skipped(self) -> tuple[SkippedDay, ...]:
        """The days not counted, each with its reason."""
        if self.due_at:
            return ()
        if self.rule.unit and self.rule.unit.counts_only_working_days:
            first = first_counted(self.rule, self.trigger, self.readings)
            return self.calendar.closures(min(first, self.due_on), max(first, self.due_on))
        if self.rule.direction is Direction.AT_LEAST_BEFORE or not may_move(self.rule, self.readings):
            return ()
        return self.calendar.closures(
            unmoved_last_day(self.rule, self.trigger, self.calendar, self.readings), self.due_on
        )

    @property
    def is_estimated(self) -> bool:
        """Whether a lunar feast that nobody has announced yet may move this date."""
        if self.due_at:
            return False
        return rests_on_estimate(self.rule, self.trigger, self.due_on, self.calendar, self.readings)

    @property
    def applied(self) -> tuple[AppliedReading, ...]:
        """The readings of the law this date rests on: the rule's own, and those that would give another date."""
        bearing = [each for reading in _COMPUTING_READINGS if (each := self._applied(reading)).others]
        own = self.rule.reading
        if own is None or own in [each.reading for each in bearing]:
            return tuple(bearing)
        return (AppliedReading(own, self.readings.option(own)), *bearing)

    @property
    def reading(self) -> Reading | None:
        """The reading that weighs most on this date, if any does."""
        return self.applied[0].reading if self.applied else None

    def has_passed(self, on: date) -> bool:
        return on > self.due_on

    def explain(self, language: Language) -> tuple[str, ...]:
        """Whole sentences: start, delay, days not counted, result, article, readings."""
        return tuple(sentence.in_language(language) for sentence in self.sentences())

    def _applied(self, reading: Reading) -> AppliedReading:
        chosen = self.readings.choice(reading)
        others = [(option, self._day_under(reading, option)) for option in reading.options if option.key != chosen]
        return AppliedReading(reading, reading.option(chosen), tuple((option, day) for option, day in others if day))

    def _day_under(self, reading: Reading, option: Option) -> date | None:
        """The day that differs under another option: the last day, or else that of the effect; None when none does."""
        if self.rule.unit is Unit.HOURS:
            return None
        readings = self.readings.choosing(reading, option.key)
        other = last_day(self.rule, self.trigger, self.calendar, readings)
        if other != self.due_on:
            return other
        effective_on = effect_day(self.rule, other, self.calendar, readings)
        return effective_on if effective_on != self.effective_on else None

    def sentences(self) -> Iterator[Bilingual]:
        yield say.start_sentence(self.rule, self.trigger)
        yield say.delay_sentence(self.rule)
        if self.rule.direction is not Direction.AT_LEAST_BEFORE and self.due_at is None:
            yield say.first_day_sentence(self.counts_first_day)
        if self.skipped:
            counts_working_days = self.rule.unit is not None and self.rule.unit.counts_only_working_days
            yield (say.skipped_sentence if counts_working_days else say.moved_sentence)(self.skipped)
        yield say.hour_sentence(self.due_at) if self.due_at else say.result_sentence(self.rule, self.due_on)
        if self.effect_at and self.rule.silence:
            yield say.silence_sentence(self.rule.silence, self.effect_at)
        yield say.basis_sentence(self.rule)
        yield from self._readings()
        if self.is_estimated:
            yield say.estimate_sentence()

    def _readings(self) -> Iterator[Bilingual]:
        for applied in self.applied:
            yield say.reading_sentence(applied.reading, applied.option)
            for option, day in applied.others:
                yield say.other_reading_sentence(option, day)
