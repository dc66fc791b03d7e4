"""A computed date with everything that explains it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from . import explanations as say
from .calendar import SkippedDay
from .citation import Citation
from .reading_table import Option, Reading
from .rule import Direction, Rule
from .wording import Bilingual, Language


@dataclass(frozen=True, slots=True)
class AppliedReading:
    """A reading this date rests on, and the date each other option gives where it differs."""

    reading: Reading
    option: Option
    others: tuple[tuple[Option, date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """`effect_at` is set only where silence has an effect; `due_at` only for delays in hours."""

    rule: Rule
    trigger: date
    due_on: date
    counted: int
    effect_at: datetime | None = None
    due_at: datetime | None = None
    skipped: tuple[SkippedDay, ...] = ()
    applied: tuple[AppliedReading, ...] = ()
    counts_first_day: bool = False
    is_estimated: bool = False

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def reading(self) -> Reading | None:
        """The reading that weighs most on this date, if any does."""
        return self.applied[0].reading if self.applied else None

    def has_passed(self, on: date) -> bool:
        return on > self.due_on

    def explain(self, language: Language) -> tuple[str, ...]:
        """Whole sentences: start, delay, days not counted, result, article, readings."""
        return tuple(sentence.in_language(language) for sentence in self._sentences())

    def _sentences(self) -> Iterator[Bilingual]:
        yield say.start_sentence(self.rule, self.trigger)
        yield say.delay_sentence(self.rule)
        if self.rule.direction is not Direction.AT_LEAST_BEFORE and self.due_at is None:
            yield say.first_day_sentence(self.counts_first_day)
        if self.skipped:
            yield say.skipped_sentence(self.skipped)
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
