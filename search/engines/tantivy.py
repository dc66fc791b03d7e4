"""The embedded engine: a Tantivy index in a folder, one writer at a time and any number of readers."""

import logging
import shutil
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import tantivy

from ..document import Document
from ..engine import Found, Row, SearchEngine, SearchUnavailable, WriterBusy
from ..locking import file_lock, thread_lock
from ..question import Question
from .tantivy_documents import build_document, build_schema
from .tantivy_pages import counts, page, payload_of
from .tantivy_queries import Translator

IN_MEMORY = ":memory:"
LOCK_BUSY = "LockBusy"
WRITER_HEAP = 256_000_000
WRITER_THREADS = 1
SCANNED_AT_ONCE = 2000
# The folder of the index that is read is a link, which is turned to the next index in one step.
CURRENT = "current"
NEXT = "next"

# Counting lets go of the interpreter, as ranking does: on two processors, only the longer is waited for. No thread is
# started before the first question, hence none before a server has forked.
BESIDE = ThreadPoolExecutor(thread_name_prefix="search-counts")

logger = logging.getLogger(__name__)


class TantivyEngine(SearchEngine):
    def __init__(self, path: Path | None, link: str = CURRENT) -> None:
        self.path = path
        self.link = link
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
            counted = BESIDE.submit(counts, searcher, translator)
            rows = page(searcher, translator, lambda: counted.result()[0])
            total, facets = counted.result()
            return Found(total, [Row(score, payload_of(searcher, address)) for score, address in rows], facets)

    def scan(self, question: Question) -> Iterator[Row]:
        with self._explained():
            schema, searcher = self._reader()
            query = Translator(schema, question).matching()
            order = f"by_{question.sort or 'newest'}"
            for offset in range(0, searcher.num_docs, SCANNED_AT_ONCE):
                found = searcher.search(query, SCANNED_AT_ONCE, False, order, offset, tantivy.Order.Asc)
                yield from (Row(0.0, payload_of(searcher, address)) for _, address in found.hits)
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
