"""The embedded engine: a Tantivy index in a folder, one writer at a time and any number of readers."""

import logging
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit

import tantivy

from ..document import Document
from ..engine import CANDIDATES, Found, Row, SearchEngine, SearchUnavailable, WriterBusy
from ..locking import file_lock, thread_lock
from ..question import Question
from ..results import Facet, ordered
from .tantivy_documents import build_document, build_schema
from .tantivy_queries import Translator

IN_MEMORY = ":memory:"
LOCK_BUSY = "LockBusy"
WRITER_HEAP = 256_000_000
WRITER_THREADS = 1
# The bucket limit of Tantivy itself: counts are exact as long as no facet has more values.
MOST_VALUES = 65_000
# Of the best, so many more are looked at than are wanted, since some may not be meant for who asks.
SPARE = 56
SCANNED_AT_ONCE = 2000
# The folder of the index that is read is a link, which is turned to the next index in one step.
CURRENT = "current"
NEXT = "next"

logger = logging.getLogger(__name__)

Scored = tuple[float, tantivy.DocAddress]


class TantivyEngine(SearchEngine):
    def __init__(self, path: Path | None, link: str = CURRENT) -> None:
        self.path = path
        self.link = link
        self.is_durable = path is not None
        self._opened: tantivy.Index | None = None
        self._folder: Path | None = None
        self._next: TantivyEngine | None = None
        self._lock = threading.Lock()

    @classmethod
    def from_url(cls, url: str) -> "TantivyEngine":
        parts = urlsplit(url)
        return cls(None if parts.netloc == IN_MEMORY else Path(unquote(parts.path)))

    def find(self, question: Question) -> Found:
        with self._explained():
            schema, searcher = self._reader()
            translator = Translator(schema, question)
            total, facets = _counts(searcher, translator)
            rows = _page(searcher, translator, total) if total else []
            return Found(total, [Row(score, _payload(searcher, address)) for score, address in rows], facets)

    def scan(self, question: Question) -> Iterator[Row]:
        with self._explained():
            schema, searcher = self._reader()
            query = Translator(schema, question).matching()
            order = f"by_{question.sort or 'newest'}"
            for offset in range(0, searcher.num_docs, SCANNED_AT_ONCE):
                found = searcher.search(query, SCANNED_AT_ONCE, False, order, offset, tantivy.Order.Asc)
                yield from (Row(0.0, _payload(searcher, address)) for _, address in found.hits)
                if len(found.hits) < SCANNED_AT_ONCE:
                    return

    def write(self, documents: Iterable[Document]) -> int:
        written = 0
        with self._writer() as writer:
            for each in documents:
                made = build_document(each)
                with self._explained():
                    writer.delete_documents_by_term("key", each.key)
                    writer.add_document(made)
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

    def marks(self) -> Iterator[str]:
        with self._explained():
            _, searcher = self._reader()
            # The filter leaves out what is deleted but not yet merged away.
            return iter([mark for mark, _ in searcher.terms_with_prefix("mark", "", tantivy.Query.all_query())])

    @contextmanager
    def exclusive(self, wait: bool = False) -> Iterator[None]:
        if self.path is None:
            with thread_lock(self._lock, wait):
                yield
        else:
            with file_lock(self.path.with_name(f"{self.path.name}.lock"), wait):
                yield

    @contextmanager
    def scratch(self) -> Iterator["TantivyEngine"]:
        with TemporaryDirectory(prefix="majaliss-index-") as folder:
            yield TantivyEngine(Path(folder))

    def begin_next(self) -> "TantivyEngine":
        if self.path is None:
            self._next = TantivyEngine(None)
            return self._next
        with self._explained():
            self._drop(NEXT)
            _turn(self.path, NEXT, _new_folder(self.path))
        begun = TantivyEngine(self.path, NEXT)
        begun.write(())
        return begun

    def next(self) -> "TantivyEngine | None":
        if self.path is None:
            return self._next
        return TantivyEngine(self.path, NEXT) if (self.path / NEXT / "meta.json").exists() else None

    def promote(self) -> None:
        if self.path is None:
            self._opened, self._next = self._next._opened if self._next else None, None
            return
        with self._explained():
            old = _target(self.path, CURRENT)
            _turn(self.path, CURRENT, (self.path / NEXT).resolve(strict=True))
            (self.path / NEXT).unlink()
            if old:
                shutil.rmtree(old, ignore_errors=True)

    def _drop(self, link: str) -> None:
        folder = _target(self.path, link)
        (self.path / link).unlink(missing_ok=True)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

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
        folder = _target(self.path, self.link) if self.path else None
        # Another process may have turned the link to an index written anew.
        if self._opened is None or folder != self._folder:
            self._opened = self._open(folder, create)
            self._opened.config_reader("manual")
            self._folder = _target(self.path, self.link) if self.path else None
        return self._opened

    def _open(self, folder: Path | None, create: bool) -> tantivy.Index:
        if self.path is None:
            return tantivy.Index(build_schema())
        if folder and (folder / "meta.json").exists():
            return tantivy.Index(build_schema(), str(folder))
        if not create:
            raise SearchUnavailable(f"There is no index in {self.path}. Run manage.py rebuild_search to make it.")
        folder = folder or _new_folder(self.path)
        folder.mkdir(parents=True, exist_ok=True)
        _turn(self.path, self.link, folder)
        return tantivy.Index(build_schema(), str(folder))

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
                "if it is damaged or of another version, run manage.py rebuild_search."
            ) from error


def _target(path: Path, link: str) -> Path | None:
    """Return the folder a link leads to; the folder itself may be missing."""
    with suppress(OSError):
        return path / (path / link).readlink()
    return None


def _new_folder(path: Path) -> Path:
    """Make a folder for an index under a number not used yet."""
    path.mkdir(parents=True, exist_ok=True)
    numbers = [int(each.name) for each in path.iterdir() if each.name.isdecimal()]
    folder = path / f"{max(numbers, default=0) + 1:04d}"
    folder.mkdir()
    return folder


def _turn(path: Path, link: str, folder: Path) -> None:
    """Make a link lead to a folder beside it, in one step even where it led elsewhere."""
    made = path / f"{link}.new"
    made.unlink(missing_ok=True)
    made.symlink_to(folder.name)
    made.replace(path / link)


def _page(searcher: tantivy.Searcher, translator: Translator, total: int) -> list[Scored]:
    """Return the rows of the page asked for, of `total` that match."""
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


def _candidates(searcher: tantivy.Searcher, translator: Translator, total: int) -> list[Scored]:
    """Return the best by `first`, in the order of the whole formula.

    A union of terms alone lets Tantivy pass over whatever cannot be among the best; one more condition and it looks
    at every match. So where nearly all is public, the audience is asked of the best alone.
    """
    asked = translator.question
    if asked.is_open:
        by_stems = tantivy.Query.boolean_query(translator.scores(asked.first))
        best = searcher.search(by_stems, CANDIDATES + SPARE, False).hits
        ranked = _ranked(searcher, translator, best)
        if len(ranked) >= min(total, CANDIDATES):
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
    """Return hits[start:end] once the groups of equal score that reach into it are sorted by key."""
    ordered: list[Scored] = []
    for _, group in groupby(hits, key=itemgetter(0)):
        tied = list(group)
        if len(tied) > 1 and len(ordered) < end and len(ordered) + len(tied) > start:
            tied.sort(key=lambda hit: _key(searcher, hit[1]))
        ordered += tied
    return ordered[start:end]


def _counts(searcher: tantivy.Searcher, translator: Translator) -> tuple[int, dict[str, tuple[Facet, ...]]]:
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
    return ordered((each["key"], each["doc_count"]) for each in buckets)


def _payload(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return bytes(searcher.doc(address)["payload"][0]).decode()


def _key(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> str:
    return searcher.doc(address)["key"][0]
