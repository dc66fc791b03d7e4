"""What may be typed before a colon: higher layers register the names, this one reads the values."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .folding import fold

Kind = Literal["facet", "number", "date", "since", "until"]
Reader = Callable[[str], tuple[str, ...]]

DIGITS_OF_A_YEAR = 4
RANGE = ".."
DAY_PARTS = re.compile(r"[-/.]")


@dataclass(frozen=True, slots=True)
class Field:
    """One field under all its names; `read` turns what was typed into values of `facet`, none where it is unknown."""

    names: tuple[str, ...]
    kind: Kind
    facet: str = ""
    read: Reader = lambda typed: (typed,)


_fields: dict[str, Field] = {}


def register_field(field: Field) -> None:
    """Let each of its names, in any spelling of its letters, mean this field."""
    _fields.update({fold(name): field for name in field.names})


def unregister_field(field: Field) -> None:
    for name in field.names:
        _fields.pop(fold(name), None)


def field_of(name: str) -> Field | None:
    return _fields.get(fold(name))


def period(typed: str) -> tuple[date | None, date | None] | None:
    """Read a year, a month, a day or a range of these ("2024..2025-06", "..2024"); None where it is none of them."""
    lower, is_range, upper = typed.partition(RANGE)
    if not is_range:
        return _days(typed)
    first = _days(lower) if lower else (None, None)
    last = _days(upper) if upper else (None, None)
    if first is None or last is None or not (lower or upper):
        return None
    return first[0], last[1]


def _days(typed: str) -> tuple[date, date] | None:
    """Return the first and the last day of a year, a month or a day, however its parts are written and ordered."""
    parts = DAY_PARTS.split(fold(typed).strip())
    if not all(part.isdecimal() and len(part) <= DIGITS_OF_A_YEAR for part in parts):
        return None
    if len(parts) > 1 and len(parts[0]) != DIGITS_OF_A_YEAR:
        parts.reverse()
    if len(parts[0]) != DIGITS_OF_A_YEAR:
        return None
    return _span(*map(int, parts)) if len(parts) <= 3 else None


def _span(year: int, month: int = 0, day: int = 0) -> tuple[date, date] | None:
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    if month:
        return first, date(year, month, monthrange(year, month)[1])
    return first, date(year, 12, 31)
