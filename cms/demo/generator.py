"""A deterministic source of plausible deliberations, for loading a demonstration by the thousand."""

from dataclasses import dataclass
from typing import TypeVar

from .generator_civic import CIVIC_THEMES
from .generator_parts import CLOSINGS, OPENINGS
from .generator_words import LAWS, MONTHS, OTHER_POOLS, POOLS
from .generator_works import WORKS_THEMES

FIRST_YEAR = 2016  # the first whole year under the organic laws
YEARS = 10
ACTS_A_YEAR = 96
ACTS_PER_COUNCIL = YEARS * ACTS_A_YEAR
THEMES = (*WORKS_THEMES, *CIVIC_THEMES)

_MASK = (1 << 64) - 1
_NO_BREAK_SPACE = "\u00a0"

Choice = TypeVar("Choice")
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class GeneratedAct:
    """`council` counts the councils filled one after the other; within one, year and number are unique."""

    index: int
    council: int
    year: int
    number: int
    matter: str
    subject_fr: str
    subject_ar: str
    body_fr: str
    body_ar: str


def act(index: int, level: str = "commune") -> GeneratedAct:
    """The same act for the same arguments, on every run and every machine."""
    council, place = divmod(index, ACTS_PER_COUNCIL)
    past_years, past_acts = divmod(place, ACTS_A_YEAR)
    year = FIRST_YEAR + past_years
    seed, theme = _drawn(_mixed(index), THEMES)
    seed, opening = _drawn(seed, OPENINGS)
    seed, detail = _drawn(seed, theme.details)
    seed, closing = _drawn(seed, CLOSINGS)
    french, arabic = _values(seed, _mixed(~index & _MASK))
    month = MONTHS[level][past_acts * len(MONTHS[level]) // ACTS_A_YEAR]
    french |= {"law": LAWS[level].fr, "month": month.fr, "year": year}
    arabic |= {"law": LAWS[level].ar, "month": month.ar, "year": year}
    body = (opening, theme.decision, detail, theme.money, closing)
    return GeneratedAct(
        index=index,
        council=council,
        year=year,
        number=past_acts + 1,
        matter=theme.matter,
        subject_fr=theme.subject.fr.format_map(french),
        subject_ar=theme.subject.ar.format_map(arabic),
        body_fr="\n".join([part.fr for part in body]).format_map(french),
        body_ar="\n".join([part.ar for part in body]).format_map(arabic),
    )


def _drawn(seed: int, pool: tuple[Choice, ...]) -> tuple[int, Choice]:
    seed, choice = divmod(seed, len(pool))
    return seed, pool[choice]


def _values(seed: int, other_seed: int) -> tuple[Values, Values]:
    """What fills the placeholders, in French and in Arabic."""
    french: Values = {}
    arabic: Values = {}
    for name, pool in POOLS:
        seed, word = _drawn(seed, pool)
        french[name], arabic[name] = word.fr, word.ar
    for name, pool in OTHER_POOLS:
        other_seed, word = _drawn(other_seed, pool)
        french[name], arabic[name] = word.fr, word.ar
    for name, figure in _figures(other_seed):
        grouped = f"{figure:,}"
        french[name], arabic[name] = grouped.replace(",", _NO_BREAK_SPACE), grouped.replace(",", ".")
    return french, arabic


def _figures(seed: int) -> tuple[tuple[str, int], ...]:
    seed, amount = divmod(seed, 4900)
    seed, hundreds = divmod(seed, 28)
    # The Arabic noun keeps one form after any number whose last two digits lie between 11 and 99.
    return (
        ("amount", (amount + 40) * 1000),
        ("share", (amount + 40) * 250),
        ("grant", (amount % 190 + 10) * 1000),
        ("count", (hundreds + 1) * 100 + 11 + seed % 89),
        ("price", 40 + (seed >> 7) % 90 * 10),
    )


def _mixed(number: int) -> int:
    """Spread neighbouring numbers over 64 bits (the splitmix64 finaliser)."""
    number = (number + 0x9E3779B97F4A7C15) & _MASK
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & _MASK
    return number ^ (number >> 31)
