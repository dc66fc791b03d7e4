"""How many it takes: for a request, a closed meeting, a dismissal, each on its own base (law.md 15.7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .citation import Citation
from .explanations import reading_sentence
from .facts import Base, Share
from .majorities import InvalidCount
from .reading_table import MEMBERS_BASE, Option
from .readings import DEFAULT, Readings
from .rule import Rule
from .wording import Bilingual


class NoShare(TypeError):
    """The rule asks for no share of anything."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """`needed` out of `number`, counted on `base`; `option` is the reading that chose the base, if one did."""

    rule: Rule
    base: Base
    number: int
    needed: int
    option: Option | None = None

    @property
    def citation(self) -> Citation:
        return self.rule.citation

    @property
    def wording(self) -> Bilingual:
        return _NEEDED.format(needed=self.needed, number=self.number, base=_BASES[self.base])

    def sentences(self) -> Iterator[Bilingual]:
        """How many it takes, and the reading that chose what to count where the text leaves it open."""
        yield self.wording
        if self.option:
            yield reading_sentence(MEMBERS_BASE, self.option)

    def is_met_by(self, count: int) -> bool:
        return count >= self.needed


_NEEDED = Bilingual(
    "Il en faut au moins {needed}, sur {number} {base}.", "يلزم {needed} على الأقل من {number} ({base})."
)

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
    option = readings.option(MEMBERS_BASE) if rule.fact.base is Base.MEMBERS else None
    return Threshold(rule, base, number, rule.fact.of(number), option)


def _base(share: Share, readings: Readings) -> Base:
    if share.base is not Base.MEMBERS:
        return share.base
    return Base.SEATS if readings.choice(MEMBERS_BASE) == "seats" else Base.IN_OFFICE
