"""The one writer's place: a lock that is given back even when its holder is killed."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .engine import SearchUnavailable, WriterBusy

BUSY = "Another process is writing to the index."


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
