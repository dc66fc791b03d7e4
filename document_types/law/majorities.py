"""Quorum and majorities: how many are needed, and what a vote decides."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from .citation import Citation
from .facts import AnyNumber, Majority, Share
from .levels import Level
from .reading_table import VOTES_BY_NAME, VOTES_CAST
from .readings import DEFAULT, Readings
from .rule import Rule
from .statutes import rule
from .wording import Bilingual

__all__ = [
    "Call",
    "InvalidCount",
    "Majority",
    "Outcome",
    "Quorum",
    "Result",
    "VoteCount",
    "decide",
    "quorum",
    "quorum_needed",
]

PresidentSide = Literal["for", "against", "abstention"]

_MORE_THAN_HALF = Share(1, 2, must_be_exceeded=True)


class InvalidCount(ValueError):
    """Numbers of members or votes that cannot be true together."""


class Call(StrEnum):
    """Which convocation the meeting answers."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    REQUESTED = "requested"
    POSTPONED = "postponed"
    INSTALLATION = "installation"

    @property
    def rule_id(self) -> str:
        return _CALL_RULES[self]

    def rule(self, level: Level, on: date | None = None) -> Rule:
        """The row that says how many must be there."""
        return rule(self.rule_id, level, on, part="quorum" if self is Call.REQUESTED else "")


_CALL_RULES = {
    Call.FIRST: "QUO-2",
    Call.SECOND: "QUO-3",
    Call.THIRD: "QUO-4",
    Call.REQUESTED: "SES-14",
    Call.POSTPONED: "SES-14",
    Call.INSTALLATION: "QUO-7",
}


@dataclass(frozen=True, slots=True)
class Quorum:
    rule: Rule
    members_in_office: int
    present: int
    needed: int

    @property
    def is_met(self) -> bool:
        return self.present >= self.needed

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def wording(self) -> Bilingual:
        return (_QUORUM_MET if self.is_met else _QUORUM_FAILED).format(
            present=self.present, members=self.members_in_office, needed=self.needed
        )


_QUORUM_MET = Bilingual(
    "Quorum atteint : présents, {present} sur {members} membres en exercice ; nécessaires, {needed}.",
    "اكتمل النصاب القانوني: عدد الحاضرين {present} من {members} من الأعضاء المزاولين مهامهم، والعدد اللازم {needed}.",
)
_QUORUM_FAILED = Bilingual(
    "Quorum non atteint : présents, {present} sur {members} membres en exercice ; nécessaires, {needed}.",
    "لم يكتمل النصاب القانوني: عدد الحاضرين {present} من {members} من الأعضاء المزاولين مهامهم، والعدد اللازم"
    " {needed}.",
)


def quorum_needed(members_in_office: int) -> int:
    """More than half of the members in office."""
    _require_members(members_in_office)
    return _MORE_THAN_HALF.of(members_in_office)


def quorum(
    level: Level, *, present: int, members_in_office: int, call: Call = Call.FIRST, on: date | None = None
) -> Quorum:
    """Counted at the opening of the session only."""
    _require_members(members_in_office)
    if not 0 <= present <= members_in_office:
        raise InvalidCount(f"{present} members present out of {members_in_office} in office is not possible.")
    row = call.rule(level, on)
    share = row.fact if isinstance(row.fact, Share | AnyNumber) else _MORE_THAN_HALF
    return Quorum(row, members_in_office, present, share.of(members_in_office))


@dataclass(frozen=True, slots=True)
class VoteCount:
    for_: int
    against: int
    abstentions: int = 0

    def __post_init__(self) -> None:
        if min(self.for_, self.against, self.abstentions) < 0:
            raise InvalidCount(f"A number of votes cannot be negative: {self}.")

    @property
    def total(self) -> int:
        return self.for_ + self.against + self.abstentions

    @property
    def is_tie(self) -> bool:
        return self.for_ == self.against

    def cast(self, readings: Readings = DEFAULT) -> int:
        """The votes cast (suffrages exprimés), which the text does not define."""
        if readings.choice(VOTES_CAST) == "with_abstentions":
            return self.total
        return self.for_ + self.against

    def on_side(self, side: PresidentSide) -> int:
        return {"for": self.for_, "against": self.against, "abstention": self.abstentions}[side]


def names_voters(rule_id: str, readings: Readings = DEFAULT) -> bool:
    """Whether the minutes name who voted what, after the rule that settled the vote (VOT-5, VOT-6)."""
    return rule_id in {"VOT-5", "VOT-6"} or readings.choice(VOTES_BY_NAME) == "every_vote"


class Result(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"
    SECOND_SITTING = "second_sitting"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`rule` is the one that settled the vote: the majority, or the president's side on a tie."""

    result: Result
    votes: VoteCount
    needed: int
    rule: Rule

    @property
    def is_adopted(self) -> bool:
        return self.result is Result.ADOPTED

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def wording(self) -> Bilingual:
        sentence = _TIES if self.rule.id == "VOT-5" else _OUTCOMES
        return sentence[self.result].format(
            for_=self.votes.for_,
            against=self.votes.against,
            abstentions=self.votes.abstentions,
            needed=self.needed,
        )


_COUNT = Bilingual(
    " : pour, {for_} ; contre, {against} ; abstentions, {abstentions}",
    ": مع {for_}، ضد {against}، امتناع {abstentions}",
)


def _counted(fr: str, ar: str, fr_end: str, ar_end: str) -> Bilingual:
    return Bilingual(f"{fr}{_COUNT.fr} ; {fr_end}", f"{ar}{_COUNT.ar}؛ {ar_end}")


_NEEDED = ("il fallait {needed} voix.", "والأصوات اللازمة {needed}.")
_BY_PRESIDENT = ("le côté du président l'emporte.", "ورجح الجانب الذي يكون فيه الرئيس.")

_OUTCOMES = {
    Result.ADOPTED: _counted("Adopté", "تمت المصادقة", *_NEEDED),
    Result.REJECTED: _counted("Rejeté", "لم تتم المصادقة", *_NEEDED),
    Result.SECOND_SITTING: _counted(
        "Majorité des membres en exercice non atteinte",
        "لم تتحقق أغلبية الأعضاء المزاولين مهامهم",
        "il fallait {needed} voix. Une deuxième séance décide à la majorité absolue des suffrages exprimés.",
        "والأصوات اللازمة {needed}. يتخذ المقرر في جلسة ثانية بالأغلبية المطلقة للأصوات المعبر عنها.",
    ),
}
_TIES = {
    Result.ADOPTED: _counted("Adopté", "تمت المصادقة", *_BY_PRESIDENT),
    Result.REJECTED: _counted("Rejeté", "لم تتم المصادقة", *_BY_PRESIDENT),
}


def decide(
    votes: VoteCount,
    majority: Majority,
    *,
    level: Level,
    members_in_office: int,
    president_side: PresidentSide | None = None,
    round: Literal[1, 2] = 1,
    readings: Readings = DEFAULT,
    on: date | None = None,
) -> Outcome:
    """What this vote decides; `round` 2 is the second sitting, where votes cast are enough."""
    _require_possible(votes, members_in_office, president_side)
    if majority is Majority.MEMBERS_IN_OFFICE and round == 1:
        return _by_members_in_office(votes, members_in_office, rule("VOT-4", level, on))
    if votes.is_tie and president_side in {"for", "against"} and majority is not Majority.RELATIVE:
        result = Result.ADOPTED if president_side == "for" else Result.REJECTED
        return Outcome(result, votes, _needed(votes, majority, readings), rule("VOT-5", level, on))
    row = rule(_MAJORITY_RULES[majority], level, on)
    needed = _needed(votes, majority, readings)
    return Outcome(Result.ADOPTED if votes.for_ >= needed else Result.REJECTED, votes, needed, row)


_MAJORITY_RULES = {
    Majority.VOTES_CAST: "VOT-3",
    Majority.MEMBERS_IN_OFFICE: "VOT-4",
    Majority.RELATIVE: "VOT-6",
}


def _by_members_in_office(votes: VoteCount, members_in_office: int, row: Rule) -> Outcome:
    needed = _MORE_THAN_HALF.of(members_in_office)
    result = Result.ADOPTED if votes.for_ >= needed else Result.SECOND_SITTING
    return Outcome(result, votes, needed, row)


def _needed(votes: VoteCount, majority: Majority, readings: Readings) -> int:
    if majority is Majority.RELATIVE:
        return votes.against + 1
    return _MORE_THAN_HALF.of(votes.cast(readings))


def _require_members(members_in_office: int) -> None:
    if members_in_office < 1:
        raise InvalidCount("A council needs at least one member in office.")


def _require_possible(votes: VoteCount, members_in_office: int, president_side: PresidentSide | None) -> None:
    _require_members(members_in_office)
    if votes.total > members_in_office:
        raise InvalidCount(f"{votes.total} votes exceed the {members_in_office} members in office.")
    if president_side and not votes.on_side(president_side):
        raise InvalidCount(f"The president cannot be on the side {president_side!r}, which has no vote.")
