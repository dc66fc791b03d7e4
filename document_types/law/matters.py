"""What the law asks for each matter: a visa, a majority."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from .facts import Majority, MajorityFor, VisaFor
from .levels import Level
from .nomenclature import MATTER_GROUPS, MATTERS, Matter
from .offices import Office
from .rule import Rule
from .statutes import NoSuchRule, rule, rules

__all__ = [
    "BUDGETS",
    "MATTERS",
    "MATTER_GROUPS",
    "Matter",
    "Need",
    "UnknownMatter",
    "VisaRequirement",
    "majority_rule",
    "required_majority",
    "visa_delay",
    "visa_requirement",
]


# They share their delays and their visa.
BUDGETS = frozenset({"finance.budget", "finance.amending_budget"})


class UnknownMatter(LookupError):
    """The nomenclature has no such matter."""


class Need(StrEnum):
    NEEDED = "needed"
    NOT_NEEDED = "not_needed"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class VisaRequirement:
    """Doubtful: the rule may apply, and someone has to say so in each case."""

    need: Need
    rule: Rule | None = None

    @property
    def office(self) -> Office | None:
        return self.rule.office if self.rule else None


def visa_requirement(matter: str, level: Level, on: date | None = None) -> VisaRequirement:
    return _visa_requirement(matter, level, on or date.today())


# Asked several times for each act of a session; the rows never change.
@lru_cache(maxsize=512)
def _visa_requirement(matter: str, level: Level, on: date) -> VisaRequirement:
    _check(matter)
    doubtful = None
    for row, fact in _visa_rows(level, on):
        if matter in fact.matters:
            return VisaRequirement(Need.NEEDED, row)
        if matter in fact.possible:
            doubtful = row
    return VisaRequirement(Need.DOUBTFUL, doubtful) if doubtful else VisaRequirement(Need.NOT_NEEDED)


def visa_delay(matter: str, level: Level, on: date | None = None) -> Rule:
    """The row of the visa's delay: a budget has its own (BUD-6), where the level has one."""
    _check(matter)
    if matter in BUDGETS:
        with suppress(NoSuchRule):
            return rule("BUD-6", level, on)
    return rule("VIS-20", level, on)


def required_majority(matter: str, level: Level, on: date | None = None) -> Majority:
    fact = majority_rule(matter, level, on).fact
    return fact.majority if isinstance(fact, MajorityFor) else Majority.VOTES_CAST


def majority_rule(matter: str, level: Level, on: date | None = None) -> Rule:
    """The row that names the matter, else the general one."""
    _check(matter)
    named = (row for row, fact in _majority_rows(level, on) if matter in fact.matters)
    return next(named, None) or rule("VOT-3", level, on)


def _visa_rows(level: Level, on: date | None) -> Iterator[tuple[Rule, VisaFor]]:
    return ((row, row.fact) for row in rules(level, on or date.today()) if isinstance(row.fact, VisaFor))


def _majority_rows(level: Level, on: date | None) -> Iterator[tuple[Rule, MajorityFor]]:
    return ((row, row.fact) for row in rules(level, on or date.today()) if isinstance(row.fact, MajorityFor))


def _check(matter: str) -> None:
    if matter not in MATTERS:
        raise UnknownMatter(f"No matter is named {matter!r}; the nomenclature lists {len(MATTERS)} of them.")
