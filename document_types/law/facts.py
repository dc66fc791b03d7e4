"""What a rule of law fixes other than a delay: months, dates, shares, numbers, matters, majorities."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Majority(StrEnum):
    VOTES_CAST = "votes_cast"
    MEMBERS_IN_OFFICE = "members_in_office"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class SessionMonths:
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FirstWeek:
    """The first week of the month, which the text does not define."""


@dataclass(frozen=True, slots=True)
class NthWeekday:
    nth: int
    weekday: int


@dataclass(frozen=True, slots=True)
class YearlyDate:
    month: int
    day: int


class Base(StrEnum):
    """What a share is a share of: the text names now one, now another (law.md 15.7)."""

    IN_OFFICE = "in_office"
    SEATS = "seats"
    # "The members", without saying which: a reading decides.
    MEMBERS = "members"
    PRESENT = "present"
    COMMITTEE = "committee"
    VOTES_CAST = "votes_cast"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the members in office, or of another base."""

    numerator: int
    denominator: int
    must_be_exceeded: bool = False
    base: Base = Base.IN_OFFICE

    def of(self, number: int) -> int:
        """The smallest number that makes this share of the number of its base."""
        whole, rest = divmod(number * self.numerator, self.denominator)
        return whole + 1 if rest or self.must_be_exceeded else whole


@dataclass(frozen=True, slots=True)
class AnyNumber:
    """Valid whatever the number of members present."""

    def of(self, _members_in_office: int) -> int:
        return 1


@dataclass(frozen=True, slots=True)
class MajorityFor:
    """No matters named: the majority holds for every matter no other row names."""

    majority: Majority
    matters: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ElectedBy:
    """The majority by which the council elects for an office of its own."""

    majority: Majority


@dataclass(frozen=True, slots=True)
class VisaFor:
    matters: frozenset[str]
    possible: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Count:
    """How many there may be; without `at_most`, no upper bound."""

    at_least: int
    at_most: int | None = None

    def allows(self, number: int) -> bool:
        return self.at_least <= number and (self.at_most is None or number <= self.at_most)


@dataclass(frozen=True, slots=True)
class Absences:
    """The sessions missed without an accepted reason that make a member resign by force of law.

    Those of a row count among all of them too: five are too many however they lie.
    """

    consecutive: int
    in_all: int

    def reached_by(self, missed: Iterable[bool]) -> bool:
        """Whether these sessions, in their order, reach either number."""
        row = total = 0
        for is_missed in missed:
            row, total = (row + 1, total + 1) if is_missed else (0, total)
            if row >= self.consecutive or total >= self.in_all:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures a petition needs: each step is a number of inhabitants and what it takes from there on."""

    steps: tuple[tuple[int, int], ...]
    with_arrondissements: int | None = None
    percent_in_each: int | None = None

    def of(self, inhabitants: int, *, has_arrondissements: bool = False) -> int:
        if has_arrondissements and self.with_arrondissements:
            return self.with_arrondissements
        return [needed for population, needed in self.steps if inhabitants >= population][-1]

    def in_each_part(self, inhabitants: int) -> int:
        """How many of them each prefecture or province of a region gives at least."""
        return -(-self.of(inhabitants) * (self.percent_in_each or 0) // 100)


Fact = (
    SessionMonths
    | FirstWeek
    | NthWeekday
    | YearlyDate
    | Share
    | AnyNumber
    | MajorityFor
    | ElectedBy
    | VisaFor
    | Count
    | Absences
    | Signatures
)
