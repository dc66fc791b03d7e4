"""Electing by relative majority: to outside bodies, to the secretariat, to the head of a committee (VOT-6, 7, 8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .citation import Citation
from .levels import Level
from .majorities import InvalidCount
from .rule import Rule
from .statutes import rule


@dataclass(frozen=True, slots=True)
class Candidate:
    key: str
    votes: int
    born_on: date


@dataclass(frozen=True, slots=True)
class Designation:
    """More than one candidate left: the lot decides between them, under the president."""

    rule: Rule
    candidates: tuple[Candidate, ...]

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def needs_lot(self) -> bool:
        return len(self.candidates) > 1

    @property
    def elected(self) -> Candidate | None:
        return None if self.needs_lot else self.candidates[0]


def designate(
    candidates: Sequence[Candidate], level: Level, on: date | None = None, rule_id: str = "VOT-6"
) -> Designation:
    """The most votes, then the youngest, then the lot."""
    if not any(candidate.votes > 0 for candidate in candidates):
        raise InvalidCount("A designation needs at least one candidate with a vote.")
    most = max(candidate.votes for candidate in candidates)
    leading = [candidate for candidate in candidates if candidate.votes == most]
    youngest = max(candidate.born_on for candidate in leading)
    left = tuple(candidate for candidate in leading if candidate.born_on == youngest)
    return Designation(rule(rule_id, level, on), left)
