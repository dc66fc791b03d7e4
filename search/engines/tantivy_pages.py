"""One page of what answers a question in a Tantivy index, and the counts beside it."""

from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from typing import Any

import tantivy

from ..engine import CANDIDATES
from ..results import Facet, ordered
from .tantivy_queries import Translator

# The bucket limit of Tantivy itself: counts are exact as long as no facet has more values.
MOST_VALUES = 65_000
# Of the best, so many more are looked at than are wanted, since some may not be meant for who asks.
SPARE = 56

Scored = tuple[float, tantivy.DocAddress]


def page(searcher: tantivy.Searcher, translator: Translator, total: Callable[[], int]) -> list[Scored]:
    """Return the rows of the page asked for; `total` waits for the number of all that match, and is rarely asked."""
    asked = translator.question
    end = asked.offset + asked.rows
    if asked.sort:
        order = f"by_{asked.sort}"
        found = searcher.search(translator.matching(), asked.rows, False, order, asked.offset, tantivy.Order.Asc)
        return [(0.0, address) for _, address in found.hits]
    if end <= CANDIDATES:
        return _in_order(searcher, _candidates(searcher, translator, total), asked.offset, end)
    by_stems = searcher.search(translator.ranked(asked.first), end, False).hits
    candidates = _ranked(searcher, translator, by_stems[:CANDIDATES])
    return [*_in_order(searcher, candidates, 0, CANDIDATES), *by_stems[CANDIDATES:]][asked.offset :]


def _candidates(searcher: tantivy.Searcher, translator: Translator, total: Callable[[], int]) -> list[Scored]:
    """Return the best by `first`, in the order of the whole formula.

    A union of terms alone lets Tantivy pass over whatever cannot be among the best; one more condition and it looks
    at every match. So where nearly all is public, the audience is asked of the best alone.
    """
    asked = translator.question
    if asked.is_open:
        by_stems = tantivy.Query.boolean_query(translator.scores(asked.first))
        best = searcher.search(by_stems, CANDIDATES + SPARE, False).hits
        ranked = _ranked(searcher, translator, best)
        if len(ranked) >= CANDIDATES or len(ranked) >= total():
            seen = set(_uids(searcher, ranked))
            kept = set([uid for uid in _uids(searcher, best) if uid in seen][:CANDIDATES])
            return [hit for hit, uid in zip(ranked, _uids(searcher, ranked), strict=True) if uid in kept]
    return _ranked(searcher, translator, searcher.search(translator.ranked(asked.first), CANDIDATES, False).hits)


def _ranked(searcher: tantivy.Searcher, translator: Translator, hits: list[Scored]) -> list[Scored]:
    """Return those of the hits that are meant for who asks, in the order of the whole formula."""
    if not hits:
        return []
    return searcher.search(translator.among(_uids(searcher, hits)), len(hits), False).hits


def _uids(searcher: tantivy.Searcher, hits: list[Scored]) -> list[int]:
    return searcher.fast_field_values("uid", [address for _, address in hits])


def _in_order(searcher: tantivy.Searcher, hits: list[Scored], start: int, end: int) -> list[Scored]:
    """Return hits[start:end] once the groups of equal score that reach into it are sorted, the latest first."""
    ordered: list[Scored] = []
    for _, group in groupby(hits, key=itemgetter(0)):
        tied = list(group)
        if len(tied) > 1 and len(ordered) < end and len(ordered) + len(tied) > start:
            days = searcher.fast_field_values("day", [address for _, address in tied])
            ranks = [(-(day or 0), uid) for day, uid in zip(days, _uids(searcher, tied), strict=True)]
            tied = [tied[at] for at in sorted(range(len(tied)), key=ranks.__getitem__)]
        ordered += tied
    return ordered[start:end]


def counts(searcher: tantivy.Searcher, translator: Translator) -> tuple[int, dict[str, tuple[Facet, ...]]]:
    """Count what matches, and each facet as if it had no filter of its own; those without one share a single pass."""
    names = dict.fromkeys(translator.question.facets)
    filtered = [name for name in names if name in translator.question.filters]
    total, counts = _counted(searcher, translator.matching(), [name for name in names if name not in filtered])
    for name in filtered:
        counts |= _counted(searcher, translator.matching(without=name), [name])[1]
    return total, {name: counts[name] for name in names}


def _counted(
    searcher: tantivy.Searcher, query: tantivy.Query, names: list[str]
) -> tuple[int, dict[str, tuple[Facet, ...]]]:
    asked: dict[str, Any] = {
        name: {"terms": {"field": f"facets.{name}", "size": MOST_VALUES, "segment_size": MOST_VALUES}} for name in names
    }
    # No facet has an empty name.
    answer = searcher.aggregate(query, asked | {"": {"value_count": {"field": "uid"}}})
    return int(answer[""]["value"]), {name: _facet(answer[name]["buckets"]) for name in names}


def _facet(buckets: list[dict[str, Any]]) -> tuple[Facet, ...]:
    return ordered(map(itemgetter("key", "doc_count"), buckets))


def payload_of(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return bytes(searcher.doc(address)["payload"][0]).decode()
