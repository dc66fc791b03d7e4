"""The public holidays of Morocco, named in both languages, computed once a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from holidays import country_holidays

from .wording import Bilingual, Language

# The library marks with these words a lunar feast whose date it has computed and nobody has announced.
_ESTIMATED = {"fr": " (estimé)", "ar": " (تقديري)"}


@dataclass(frozen=True, slots=True)
class Holiday:
    name: Bilingual
    is_estimated: bool


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast that follows the moon: the days computed for it, one after the other."""

    name: Bilingual
    days: tuple[date, ...]

    @property
    def first_day(self) -> date:
        return self.days[0]

    def from_day(self, first: date) -> tuple[date, ...]:
        """Its days when it begins on that one."""
        return tuple(first + timedelta(days=offset) for offset in range(len(self.days)))


def feasts_of(year: int) -> tuple[Feast, ...]:
    """The feasts of that year whose day nobody knows before it is announced (CAL-9), also where they meet a holiday."""
    french, arabic = _names("fr", year), _names("ar", year)
    feasts: list[Feast] = []
    for day in sorted(french):
        for name in _lunar(french[day], arabic[day]):
            last = feasts[-1] if feasts else None
            if last and last.name == name and (day - last.days[-1]).days == 1:
                feasts[-1] = Feast(name, (*last.days, day))
            else:
                feasts.append(Feast(name, (day,)))
    return tuple(feasts)


def _lunar(french: list[str], arabic: list[str]) -> list[Bilingual]:
    """The names of a day that the moon sets, without the library's mark."""
    both = (
        [name.removesuffix(mark) for name in names if name.endswith(mark)]
        for names, mark in (
            (french, _ESTIMATED["fr"]),
            (arabic, _ESTIMATED["ar"]),
        )
    )
    return [Bilingual(in_french, in_arabic) for in_french, in_arabic in zip(*both, strict=True)]


@lru_cache(maxsize=64)
def holidays_of(year: int) -> Mapping[date, Holiday]:
    french, arabic = _names("fr", year), _names("ar", year)
    return MappingProxyType({day: _holiday(french[day], arabic[day]) for day in french})


def _names(language: Language, year: int) -> dict[date, list[str]]:
    days = country_holidays("MA", years=[year], language=language)
    return {day: days.get_list(day) for day in days}


def _holiday(french: list[str], arabic: list[str]) -> Holiday:
    # A day that is also a fixed holiday is closed whatever the moon.
    is_estimated = all(name.endswith(_ESTIMATED["fr"]) for name in french)
    return Holiday(
        Bilingual(
            " et ".join(name.removesuffix(_ESTIMATED["fr"]) for name in french),
            " و".join(name.removesuffix(_ESTIMATED["ar"]) for name in arabic),
        ),
        is_estimated,
    )
