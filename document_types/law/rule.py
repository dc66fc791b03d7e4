"""One row of the table of law."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .citation import Citation
from .facts import Fact
from .levels import Level
from .offices import Office
from .reading_table import Reading
from .triggers import Trigger
from .units import Unit, amount_in_words
from .wording import Bilingual

# The day the three laws appeared in the official bulletin no. 6380.
PUBLISHED_ON = date(2015, 7, 23)


class Direction(StrEnum):
    WITHIN = "within"
    AT_LEAST_BEFORE = "at_least_before"
    LASTS_AT_MOST = "lasts_at_most"
    ON_DAY = "on_day"
    AFTER = "after"


class Party(StrEnum):
    """Who has to act in the delay."""

    COUNCIL = "council"
    AUTHORITY = "authority"
    COURT = "court"


class Status(StrEnum):
    VERIFIED = "verified"
    READING = "reading"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`silence` says what happens when the delay ends without an act, on the `{day}` that follows."""

    id: str
    level: Level
    citation: Citation
    wording: Bilingual
    status: Status = Status.VERIFIED
    trigger: Trigger | None = None
    amount: int | None = None
    unit: Unit | None = None
    direction: Direction | None = None
    not_before: int | None = None
    party: Party = Party.COUNCIL
    silence: Bilingual | None = None
    office: Office | None = None
    fact: Fact | None = None
    reading: Reading | None = None
    in_force_from: date = PUBLISHED_ON
    in_force_to: date | None = None

    @property
    def delay(self) -> Bilingual | None:
        """The delay in words: "3 jours ouvrables"."""
        if self.amount is None or self.unit is None:
            return None
        return amount_in_words(self.amount, self.unit)

    def is_in_force(self, on: date) -> bool:
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    def overlaps(self, other: "Rule") -> bool:
        return self.is_in_force(max(self.in_force_from, other.in_force_from)) and other.is_in_force(
            max(self.in_force_from, other.in_force_from)
        )
