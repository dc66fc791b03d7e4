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
# Farther than anything is planned, and nearer than where the computed moon is worth nothing.
LAST_YEAR = 2099


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
    """`silence` says what happens when the delay ends without an act, on the `{day}` that follows.

    `part` tells apart the rows of one id: a rule that sets two delays has a row for each.
    """

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
    part: str = ""
    in_force_from: date = PUBLISHED_ON
    in_force_to: date | None = None

    @property
    def delay(self) -> Bilingual | None:
        """The delay in words: "3 jours ouvrables"."""
        if self.amount is None or self.unit is None:
            return None
        return amount_in_words(self.amount, self.unit)

    @property
    def name(self) -> str:
        """ "LEG-6", and "LEG-6/judgment" for another row of the same rule."""
        return f"{self.id}/{self.part}" if self.part else self.id

    @property
    def gives_date(self) -> bool:
        return self.amount is not None

    @property
    def computes(self) -> bool:
        """Whether the row gives a date, a threshold, a majority or an actor; else it only informs."""
        return self.gives_date or self.fact is not None or self.office is not None

    def is_in_force(self, on: date) -> bool:
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    def overlaps(self, other: "Rule") -> bool:
        return self.is_in_force(max(self.in_force_from, other.in_force_from)) and other.is_in_force(
            max(self.in_force_from, other.in_force_from)
        )
