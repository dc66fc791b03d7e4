"""A short wording that exists in both languages of the product."""

import re
from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "ar"]

_SPACE_BEFORE_SIGN = re.compile(r" (?=[;:?!»])|(?<=«) ")


@dataclass(frozen=True, slots=True)
class Bilingual:
    fr: str
    ar: str

    def __post_init__(self) -> None:
        if not (self.fr.strip() and self.ar.strip()):
            raise ValueError(f"A wording needs both languages: {self!r}")
        object.__setattr__(self, "fr", _with_no_break_spaces(self.fr))

    def in_language(self, language: Language) -> str:
        return {"fr": self.fr, "ar": self.ar}[language]

    def format(self, **values: object) -> "Bilingual":
        """Fill the named placeholders; a bilingual value gives each side its own language."""
        return Bilingual(
            self.fr.format(**_values_in("fr", values)),
            self.ar.format(**_values_in("ar", values)),
        )


def _with_no_break_spaces(french: str) -> str:
    """French never breaks a line before ; : ? ! and the source stays readable without the invisible space."""
    return _SPACE_BEFORE_SIGN.sub("\u00a0", french)


def _values_in(language: Language, values: dict[str, object]) -> dict[str, object]:
    return {
        name: value.in_language(language) if isinstance(value, Bilingual) else value for name, value in values.items()
    }
