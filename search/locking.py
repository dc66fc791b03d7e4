"""The one writer's place: a lock that is given back even when its holder is killed."""

import fcntl
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from zlib import crc32

from django.db import connection

from .engine import SearchUnavailable, WriterBusy

BUSY = "Another process is writing to the index."

_threads: dict[str, threading.Lock] = defaultdict(threading.Lock)


@contextmanager
def file_lock(path: Path, wait: bool) -> Iterator[None]:
    """Hold the lock of a file, which the system drops with the process."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    except OSError as error:
        raise SearchUnavailable(f"{path} cannot be opened: {error}. Check SEARCH_URL and its folder.") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WriterBusy(BUSY) from error
        yield


@contextmanager
def thread_lock(lock: threading.Lock, wait: bool) -> Iterator[None]:
    """Hold the lock of an index in memory, which no other process can see."""
    if not lock.acquire(blocking=wait):
        raise WriterBusy(BUSY)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def database_lock(name: str, wait: bool) -> Iterator[None]:
    """Hold a lock that all who share the database share, on whatever machine; the server drops it with the session.

    An SQLite database has one machine: there it is the lock of a file beside it.
    """
    # A server gives its lock a second time to the session that holds it, so that each process keeps its own as well.
    with thread_lock(_threads[name], wait), _shared_lock(name, wait):
        yield


def _shared_lock(name: str, wait: bool) -> AbstractContextManager[None]:
    if connection.vendor == "postgresql":
        return _advisory_lock(crc32(name.encode()), wait)
    if connection.is_in_memory_db():
        return nullcontext()
    database = Path(connection.settings_dict["NAME"])
    return file_lock(database.with_name(f"{database.name}.{name}.lock"), wait)


@contextmanager
def _advisory_lock(number: int, wait: bool) -> Iterator[None]:
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        else:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
            if not cursor.fetchone()[0]:
                raise WriterBusy(BUSY)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
