"""What a rule of law fixes other than a delay: months, dates, shares, matters, majorities."""

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


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the members in office."""

    numerator: int
    denominator: int
    must_be_exceeded: bool = False

    def of(self, members_in_office: int) -> int:
        """The smallest number of members that makes this share."""
        whole, rest = divmod(members_in_office * self.numerator, self.denominator)
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
class VisaFor:
    matters: frozenset[str]
    possible: frozenset[str] = frozenset()


Fact = SessionMonths | FirstWeek | NthWeekday | YearlyDate | Share | AnyNumber | MajorityFor | VisaFor
