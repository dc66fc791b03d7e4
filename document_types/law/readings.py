"""Where the text is silent or ambiguous: the question, its possible readings and the cautious default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .reading_table import ALL_READINGS, Option, Reading


class UnknownReading(LookupError):
    """A reading or an option that does not exist was asked for."""


@dataclass(frozen=True)
class Readings:
    """The readings chosen, by the key of each; those not named keep their default."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, option in self.chosen.items():
            _check(key, option)
        object.__setattr__(self, "chosen", MappingProxyType(dict(self.chosen)))

    def choice(self, reading: Reading) -> str:
        return self.chosen.get(reading.key, reading.default)

    def option(self, reading: Reading) -> Option:
        return reading.option(self.choice(reading))

    def choosing(self, reading: Reading, option: str) -> "Readings":
        return Readings({**self.chosen, reading.key: option})


READINGS: Mapping[str, Reading] = MappingProxyType({reading.key: reading for reading in ALL_READINGS})


def _check(key: str, option: str) -> None:
    if key not in READINGS:
        raise UnknownReading(f"No reading is named {key!r}; known: {', '.join(READINGS)}.")
    if not READINGS[key].has(option):
        options = [each.key for each in READINGS[key].options]
        raise UnknownReading(f"The reading {key!r} has no option {option!r}; known: {', '.join(options)}.")


DEFAULT = Readings()
