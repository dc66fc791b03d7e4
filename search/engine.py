"""The contract that every engine keeps, and the engine that the settings choose."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from .document import Document, document
from .entry import Entry
from .highlight import Marks
from .query import Query
from .question import Question, compile_query
from .results import Facet, Hit, Results
from .stored import load_hit, load_texts

# The best by their stems alone that the whole formula puts in order; what comes after stays as the stems have it.
CANDIDATES = 200


class SearchUnavailable(Exception):
    """The index cannot be read or written now; the message says what to do."""


class WriterBusy(SearchUnavailable):
    """Another process is writing; it will look for our changes before it ends."""


class Row(NamedTuple):
    score: float
    payload: str


class Found(NamedTuple):
    """What an engine answers: how many match, the rows asked for, and the counts of the facets."""

    total: int
    rows: list[Row]
    facets: dict[str, tuple[Facet, ...]]


class SearchEngine(ABC):
    """Finds documents by their terms. Writing again what is written already changes nothing."""

    def search(self, query: Query) -> Results:
        """Return one page; every condition, the audience too, is part of the question asked."""
        compiled = compile_query(query)
        found = self.find(compiled.question)
        return Results(
            total=found.total,
            hits=tuple(load_hit(row.payload, row.score, compiled.marks, query.passages) for row in found.rows),
            facets=found.facets,
            page=query.page_within_reach,
            size=query.rows,
            pages=query.pages(found.total),
            ignored=compiled.ignored,
            translated=compiled.translated,
        )

    def every(self, query: Query) -> Iterator[Hit]:
        """Yield all the hits of a query, by date or number, without passages; for exports."""
        compiled = compile_query(query)
        for row in self.scan(compiled.question):
            yield load_hit(row.payload, row.score, compiled.marks, 0)

    def hits(self, question: Question) -> list[Hit]:
        """Return the hits of a question that has been analysed already, nothing marked in them."""
        return [load_hit(row.payload, row.score, Marks(), 0) for row in self.find(question).rows]

    def texts(self, question: Question) -> Iterator[str]:
        """Yield the titles and texts of what answers a question."""
        for row in self.find(question).rows:
            yield from load_texts(row.payload)

    def put(self, entries: Iterable[Entry]) -> int:
        """Write entries over those of the same key and return how many."""
        return self.write(map(document, entries))

    def keys(self) -> Iterator[str]:
        return (mark.rpartition(" ")[0] for mark in self.marks())

    @abstractmethod
    def find(self, question: Question) -> Found:
        """Return one page of what matches.

        Without a sort, the CANDIDATES best by `question.first` are put in order by `question.ranking`, equals by key.
        """

    @abstractmethod
    def scan(self, question: Question) -> Iterator[Row]:
        """Yield all that matches in the order of `question.sort`, "newest" where it has none."""

    @abstractmethod
    def write(self, documents: Iterable[Document]) -> int:
        """Write documents over those of the same key, and return how many; a failing source writes nothing."""

    @abstractmethod
    def delete(self, keys: Iterable[str]) -> None:
        """Remove entries; an unknown key is no error."""

    @abstractmethod
    def clear(self) -> None:
        """Remove every entry."""

    @abstractmethod
    def count(self) -> int: ...

    @abstractmethod
    def marks(self) -> Iterator[str]:
        """Yield the mark of each entry, which tells what was written."""

    @abstractmethod
    def exclusive(self, wait: bool = False) -> AbstractContextManager[None]:
        """Hold the one writer's place; raise WriterBusy when it is taken, unless told to wait."""

    @abstractmethod
    def scratch(self) -> AbstractContextManager["SearchEngine"]:
        """Give an empty index of the same kind, beside those that are read, and drop it at the end; for measuring."""

    @abstractmethod
    def begin_next(self) -> "SearchEngine":
        """Return an empty index that nobody reads, to be written and then promoted; one begun before is dropped."""

    @abstractmethod
    def next(self) -> "SearchEngine | None":
        """Return the index that was begun and not promoted, with what was committed to it."""

    @abstractmethod
    def promote(self) -> None:
        """Let readers turn from one index to the next at once, and drop the old one."""


def get_engine(url: str = "") -> SearchEngine:
    """Return this process's engine for a URL, settings.SEARCH_URL by default."""
    return _engine(url or settings.SEARCH_URL)


@lru_cache(maxsize=8)
def _engine(url: str) -> SearchEngine:
    scheme = urlsplit(url).scheme
    if scheme == "tantivy":
        return import_string("search.engines.tantivy.TantivyEngine").from_url(url)
    if scheme in {"http", "https"}:
        return import_string("search.engines.elasticsearch.ElasticsearchEngine").from_url(url)
    raise ImproperlyConfigured(
        f"SEARCH_URL {url!r} is not understood. Use tantivy:///absolute/path or http://host:9200/name."
    )


# An index opened before a fork shares its file handles and threads with the parent.
os.register_at_fork(after_in_child=_engine.cache_clear)
