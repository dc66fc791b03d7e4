"""How many it takes: for a request, a closed meeting, a dismissal, each on its own base (law.md 15.7)."""

from collections.abc import Mapping
from dataclasses import dataclass

from .citation import Citation
from .facts import Base, Share
from .majorities import InvalidCount
from .reading_table import MEMBERS_BASE
from .readings import DEFAULT, Readings
from .rule import Rule
from .wording import Bilingual


class NoShare(TypeError):
    """The rule asks for no share of anything."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """`needed` out of `number`, counted on `base`."""

    rule: Rule
    base: Base
    number: int
    needed: int

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def wording(self) -> Bilingual:
        return _NEEDED.format(needed=self.needed, number=self.number, base=_BASES[self.base])

    def is_met_by(self, count: int) -> bool:
        return count >= self.needed


_NEEDED = Bilingual("Il en faut {needed} au moins : {base}, {number}.", "يلزم {needed} على الأقل: {base}، {number}.")

_BASES = {
    Base.IN_OFFICE: Bilingual("membres en exercice", "الأعضاء المزاولون مهامهم"),
    Base.SEATS: Bilingual("sièges du conseil", "مقاعد المجلس"),
    Base.PRESENT: Bilingual("membres présents", "الأعضاء الحاضرون"),
    Base.COMMITTEE: Bilingual("membres de la commission", "أعضاء اللجنة"),
    Base.VOTES_CAST: Bilingual("suffrages exprimés", "الأصوات المعبر عنها"),
}


def threshold(rule: Rule, numbers: Mapping[Base, int | None], readings: Readings = DEFAULT) -> Threshold:
    """What the rule asks for of a council of so many seats, so many in office, so many present."""
    if not isinstance(rule.fact, Share):
        raise NoShare(f"{rule.name} ({rule.level.value}) asks for no share.")
    base = _base(rule.fact, readings)
    number = numbers.get(base)
    if not number or number < 1:
        raise InvalidCount(f"{rule.name} counts {base.value}: give that number.")
    return Threshold(rule, base, number, rule.fact.of(number))


def _base(share: Share, readings: Readings) -> Base:
    if share.base is not Base.MEMBERS:
        return share.base
    return Base.SEATS if readings.choice(MEMBERS_BASE) == "seats" else Base.IN_OFFICE
