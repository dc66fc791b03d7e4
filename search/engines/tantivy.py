"""The embedded engine: a Tantivy index in a folder, one writer at a time and any number of readers."""

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import tantivy

from ..engine import SearchEngine, SearchUnavailable, WriterBusy
from ..entry import Entry
from ..locking import file_lock, thread_lock
from ..parser import parse
from ..query import Query
from ..results import Facet, Results
from ..stored import load_hit
from ..wording import wording
from .tantivy_documents import build_document, build_schema
from .tantivy_queries import Translator

IN_MEMORY = ":memory:"
LOCK_BUSY = "LockBusy"
WRITER_HEAP = 256_000_000
WRITER_THREADS = 1
# The bucket limit of Tantivy itself: counts are exact as long as no facet has more values.
MOST_VALUES = 65_000
# Hits of equal score that are put in order by key; a larger group keeps the index's own stable order.
LARGEST_TIE = 1000

logger = logging.getLogger(__name__)

Scored = tuple[float, tantivy.DocAddress]


class TantivyEngine(SearchEngine):
    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.is_durable = path is not None
        self._opened: tantivy.Index | None = None
        self._lock = threading.Lock()

    @classmethod
    def from_url(cls, url: str) -> "TantivyEngine":
        parts = urlsplit(url)
        return cls(None if parts.netloc == IN_MEMORY else Path(unquote(parts.path)))

    def search(self, query: Query) -> Results:
        parsed = parse(query.text)
        words = wording(parsed, query.across_languages)
        with self._explained():
            schema, searcher = self._reader()
            translator = Translator(schema, query, words)
            total, rows = _rows(searcher, translator)
            hits = tuple(
                load_hit(_payload(searcher, address), score, words.marked, query.passages) for score, address in rows
            )
            facets = _facets(searcher, translator)
        return Results(
            total=total,
            hits=hits,
            facets=facets,
            page=query.page_within_reach,
            size=query.rows,
            pages=query.pages(total),
            ignored=parsed.ignored,
        )

    def put(self, entries: Iterable[Entry]) -> int:
        written = 0
        with self._writer() as writer:
            for entry in entries:
                document = build_document(entry)
                with self._explained():
                    writer.delete_documents_by_term("key", entry.key)
                    writer.add_document(document)
                written += 1
        return written

    def delete(self, keys: Iterable[str]) -> None:
        with self._writer() as writer:
            for key in keys:
                writer.delete_documents_by_term("key", key)

    def clear(self) -> None:
        with self._writer() as writer:
            writer.delete_all_documents()

    def count(self) -> int:
        with self._explained():
            return self._reader()[1].num_docs

    def keys(self) -> Iterator[str]:
        with self._explained():
            _, searcher = self._reader()
            # The filter leaves out what is deleted but not yet merged away.
            return iter([key for key, _ in searcher.terms_with_prefix("key", "", tantivy.Query.all_query())])

    @contextmanager
    def exclusive(self, wait: bool = False) -> Iterator[None]:
        if self.path is None:
            with thread_lock(self._lock, wait):
                yield
        else:
            with file_lock(self.path.with_name(f"{self.path.name}.lock"), wait):
                yield

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """Commit when all went well; in any case leave no merging thread and no lock behind."""
        with self._explained():
            writer = self._index(create=True).writer(WRITER_HEAP, WRITER_THREADS)
        try:
            yield writer
            with self._explained():
                writer.commit()
        finally:
            with self._explained():
                writer.wait_merging_threads()

    def _reader(self) -> tuple[tantivy.Schema, tantivy.Searcher]:
        index = self._index(create=self.path is None)
        # What other processes have committed is seen from here on.
        index.reload()
        return index.schema, index.searcher()

    def _index(self, create: bool) -> tantivy.Index:
        if self._opened is None:
            self._opened = self._open(create)
            self._opened.config_reader("manual")
        return self._opened

    def _open(self, create: bool) -> tantivy.Index:
        if self.path is None:
            return tantivy.Index(build_schema())
        if not create and not (self.path / "meta.json").exists():
            raise SearchUnavailable(f"There is no index in {self.path}. Run manage.py rebuild_search to make it.")
        self.path.mkdir(parents=True, exist_ok=True)
        return tantivy.Index(build_schema(), str(self.path))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the library's errors into ours, which say what to do."""
        try:
            yield
        except (ValueError, OSError) as error:
            if self.path:
                # The next call opens the folder anew, and finds it mended or replaced.
                self._opened = None
            if LOCK_BUSY in str(error):
                raise WriterBusy(f"Another process is writing to the index in {self.path}.") from error
            logger.warning("Tantivy: %s", error)
            raise SearchUnavailable(
                f"The index in {self.path} cannot be read or written. Check the folder's rights and disk; "
                "if it is damaged or of another version, remove it and run manage.py rebuild_search."
            ) from error


def _rows(searcher: tantivy.Searcher, translator: Translator) -> tuple[int, list[Scored]]:
    """Return the total and the page's rows."""
    query = translator.query
    sort = translator.sort
    if sort:
        found = searcher.search(translator.matching(), query.rows, True, sort, query.offset, tantivy.Order.Asc)
        return found.count, [(0.0, address) for _, address in found.hits]
    found = searcher.search(translator.ranked(), query.offset + query.rows + LARGEST_TIE)
    return found.count, _in_order(searcher, found.hits, query.offset, query.offset + query.rows)


def _in_order(searcher: tantivy.Searcher, hits: list[Scored], start: int, end: int) -> list[Scored]:
    """Return hits[start:end] once the groups of equal score that reach into it are sorted by key."""
    ordered: list[Scored] = []
    for _, group in groupby(hits, key=itemgetter(0)):
        tied = list(group)
        reaches_in = len(ordered) < end and len(ordered) + len(tied) > start
        if reaches_in and 1 < len(tied) <= LARGEST_TIE:
            tied.sort(key=lambda hit: _key(searcher, hit[1]))
        ordered += tied
        if len(ordered) >= end:
            break
    return ordered[start:end]


def _facets(searcher: tantivy.Searcher, translator: Translator) -> dict[str, tuple[Facet, ...]]:
    """Count each facet as if it had no filter of its own; those without one share a single pass."""
    names = dict.fromkeys(translator.query.facets)
    filtered = [name for name in names if translator.query.filters.get(name)]
    counts = _counted(searcher, translator.matching(), [name for name in names if name not in filtered])
    for name in filtered:
        counts |= _counted(searcher, translator.matching(without=name), [name])
    return {name: counts[name] for name in names}


def _counted(searcher: tantivy.Searcher, query: tantivy.Query, names: list[str]) -> dict[str, tuple[Facet, ...]]:
    if not names:
        return {}
    terms = {
        name: {"terms": {"field": f"facets.{name}", "size": MOST_VALUES, "segment_size": MOST_VALUES}} for name in names
    }
    answer = searcher.aggregate(query, terms)
    return {name: _sorted_facets(answer[name]["buckets"]) for name in names}


def _sorted_facets(buckets: list[dict[str, Any]]) -> tuple[Facet, ...]:
    facets = [Facet(bucket["key"], bucket["doc_count"]) for bucket in buckets]
    return tuple(sorted(facets, key=lambda facet: (-facet.count, facet.value)))


def _payload(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
    return bytes(searcher.doc(address)["payload"][0])


def _key(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return searcher.doc(address)["key"][0]
