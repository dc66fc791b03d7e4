"""The contract that every engine keeps, and the engine that the settings choose."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from .entry import Entry
from .query import Query
from .results import Results


class SearchUnavailable(Exception):
    """The index cannot be read or written now; the message says what to do."""


class WriterBusy(SearchUnavailable):
    """Another process is writing; it will look for our changes before it ends."""


class SearchEngine(ABC):
    """Finds entries by their terms. Writing again what is written already changes nothing."""

    # Whether the entries outlive the process that wrote them.
    is_durable: bool = True
    # Whether counts of facets are exact whatever the number of entries.
    has_exact_counts: ClassVar[bool] = True

    @abstractmethod
    def search(self, query: Query) -> Results:
        """Return one page; every condition, the audience too, is part of the question asked."""

    @abstractmethod
    def put(self, entries: Iterable[Entry]) -> int:
        """Write entries over those of the same key, all or nothing, and return how many."""

    @abstractmethod
    def delete(self, keys: Iterable[str]) -> None:
        """Remove entries; an unknown key is no error."""

    @abstractmethod
    def clear(self) -> None:
        """Remove every entry."""

    @abstractmethod
    def count(self) -> int: ...

    @abstractmethod
    def keys(self) -> Iterator[str]: ...

    @abstractmethod
    def exclusive(self, wait: bool = False) -> AbstractContextManager[None]:
        """Hold the one writer's place; raise WriterBusy when it is taken, unless told to wait."""


def get_engine() -> SearchEngine:
    """Return this process's engine for settings.SEARCH_URL."""
    return _engine(settings.SEARCH_URL)


@lru_cache(maxsize=8)
def _engine(url: str) -> SearchEngine:
    scheme = urlsplit(url).scheme
    if scheme == "tantivy":
        return import_string("search.engines.tantivy.TantivyEngine").from_url(url)
    if scheme in {"http", "https"}:
        raise ImproperlyConfigured(
            "SEARCH_URL names a server, but the Elasticsearch engine is not part of this version. "
            "Use tantivy:///absolute/path."
        )
    raise ImproperlyConfigured(f"SEARCH_URL {url!r} is not understood. Use tantivy:///absolute/path.")


# An index opened before a fork shares its file handles and threads with the parent.
os.register_at_fork(after_in_child=_engine.cache_clear)
