"""An entry as every engine writes it: made once, in any process, and sent to whichever engine stands behind."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from .analysis import SENTINEL, words
from .entry import Entry
from .question import number_term
from .stored import dump
from .streams import NO_DAY, newest_first, oldest_first, streams

MARK_BYTES = 8
# Only the exact words have phrases, so only they pay for positions.
STREAMS = {"stem": "freq", "exact": "position", "pairs": "freq", "pieces": "freq", "title": "freq", "names": "basic"}
FIGURES = re.compile(r"\d+")
NO_NUMBER = "~"


@dataclass(frozen=True, slots=True)
class Document:
    """`streams` are texts of terms parted by spaces; `mark` is the key and a hash of all the rest."""

    key: str
    mark: str
    uid: int
    audiences: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    numbers: tuple[str, ...]
    day: int | None
    sorts: Mapping[str, str]
    streams: Mapping[str, str]
    payload: str


def document(entry: Entry) -> Document:
    content = {
        "audiences": tuple(sorted(set(entry.audiences))),
        # A value given twice would be counted twice.
        "facets": {name: tuple(sorted(set(values))) for name, values in sorted(entry.facets.items()) if values},
        "numbers": tuple(citations(entry.number)),
        "day": entry.date.toordinal() if entry.date else None,
        "sorts": {name: sort_key(entry) for name, sort_key in SORTS.items()},
        "streams": streams(entry) | {"names": _names(entry.titles.values())},
        "payload": dump(entry),
    }
    return Document(key=entry.key, mark=f"{entry.key} {_hash_of(content)}", uid=uid_of(entry.key), **content)


def _hash_of(content: Mapping[str, Any]) -> str:
    """Nearly all of it is long texts, which are hashed as they are; no stream and no payload has a line's end."""
    few = {name: value for name, value in content.items() if name not in ("streams", "payload")}
    whole = "\n".join([json.dumps(few, ensure_ascii=False), *content["streams"].values(), content["payload"]])
    return blake2b(whole.encode(), digest_size=MARK_BYTES).hexdigest()


def uid_of(key: str) -> int:
    """Return a number of 63 bits for a key, which an index compares faster than words."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


def citations(number: str) -> list[str]:
    """Return a number as it is cited, with its year and without: "12/2026" is found by "12" too."""
    whole = number_term(number)
    return list(dict.fromkeys(term for term in (whole, whole.partition("/")[0]) if term))


def by_number(entry: Entry) -> str:
    """Return a text whose ascending order is that of a register: the latest year first, in it the lowest number."""
    year = NO_DAY - entry.date.year if entry.date else NO_DAY
    number = FIGURES.sub(lambda figures: figures[0].zfill(9), number_term(entry.number)) or NO_NUMBER
    return f"{year:07d} {number} {entry.key}"


SORTS = {"newest": newest_first, "oldest": oldest_first, "number": by_number}


def _names(titles: Iterable[str]) -> str:
    """Return the exact words of the titles, which completion completes."""
    return " ".join([SENTINEL, *dict.fromkeys(token.text for title in titles for token in words(title))])
