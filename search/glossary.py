"""The same notions in two languages, for who searches in one what was written in the other.

This layer knows no council: higher layers register their glossaries, here they become stems.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .analysis import stem_of, words
from .stopwords import STOP_WORDS

Pairs = Iterable[tuple[str, str]]
Stems = tuple[str, ...]
Entries = dict[Stems, tuple[str, ...]]

_glossaries: dict[str, Callable[[], Pairs]] = {}


class Translation(NamedTuple):
    """`words` say in the other language what the stems at `start` up to `end` say."""

    start: int
    end: int
    words: tuple[str, ...]


def register_glossary(name: str, pairs: Callable[[], Pairs]) -> None:
    """Let each side of these pairs be found by the other; a name registered twice replaces its pairs."""
    _glossaries[name] = pairs
    _entries.cache_clear()


def unregister_glossary(name: str) -> None:
    _glossaries.pop(name, None)
    _entries.cache_clear()


def translations(stems: Sequence[str]) -> Iterator[Translation]:
    """Yield what the glossaries know of these stems, at each place the longest notion that begins there."""
    entries, longest = _entries()
    at = 0
    while at < len(stems):
        ends = range(min(len(stems), at + longest), at, -1)
        end = next((end for end in ends if tuple(stems[at:end]) in entries), None)
        if end is None:
            at += 1
            continue
        yield from (Translation(at, end, tuple(written.split())) for written in entries[tuple(stems[at:end])])
        at = end


@lru_cache(maxsize=1)
def _entries() -> tuple[Entries, int]:
    """Return the notions by their telling stems, each with its translations, and the length of the longest."""
    entries: dict[Stems, dict[str, None]] = {}
    for pairs in list(_glossaries.values()):
        for one, other in pairs():
            for source, target in ((one, other), (other, one)):
                entries.setdefault(_telling_stems(source), {})[_folded(target)] = None
    entries.pop((), None)
    return {stems: tuple(targets) for stems, targets in entries.items()}, max(map(len, entries), default=0)


def _telling_stems(written: str) -> Stems:
    return tuple(stem_of(token.text) for token in words(written) if token.text not in STOP_WORDS)


def _folded(written: str) -> str:
    return " ".join(token.text for token in words(written))
