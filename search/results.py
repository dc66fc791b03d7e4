"""Answers of the index, as immutable values that a template or an API can show as they are."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from .parser import Ignored


class Fragment(NamedTuple):
    """A stretch of plain text, to be escaped as any text; a match covers whole written words."""

    text: str
    is_match: bool


class Facet(NamedTuple):
    value: str
    count: int


def ordered(counted: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    """Return the counts of a facet, the most frequent values first."""
    by_value = sorted(counted)
    by_value.sort(key=itemgetter(1), reverse=True)
    return tuple(map(_as_facet, by_value))


# As `Facet._make` does, for thousands of places.
_as_facet = partial(tuple.__new__, Facet)


@dataclass(frozen=True, slots=True)
class Passage:
    language: str
    fragments: tuple[Fragment, ...]
    label: str = ""
    page: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    key: str
    kind: str
    number: str
    date: datetime.date | None
    titles: Mapping[str, str]
    url: str
    facets: Mapping[str, list[str]]
    score: float
    marked_titles: Mapping[str, tuple[Fragment, ...]] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """`total` is exact, `pages` stops where paging does; `ignored` had no effect, `translated` was added."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[Facet, ...]] = field(default_factory=dict)
    page: int = 1
    size: int = 20
    pages: int = 0
    ignored: tuple[Ignored, ...] = ()
    translated: tuple[str, ...] = ()
