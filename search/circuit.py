"""A server that does not answer is left alone for a while, so that each page says so at once instead of waiting."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from .engine import SearchUnavailable

PAUSE_SECONDS = 5.0


class Circuit:
    """Opens at the first failure; after a pause the next call tries again, and closes it if it succeeds."""

    def __init__(self, pause: float = PAUSE_SECONDS) -> None:
        self.pause = pause
        self._closed_again_at = 0.0
        self._lock = threading.Lock()

    @contextmanager
    def guard(self, failures: tuple[type[Exception], ...]) -> Iterator[None]:
        """Run the body unless the circuit is open; one of `failures` opens it."""
        if time.monotonic() < self._closed_again_at:
            raise SearchUnavailable("The search server did not answer a moment ago; it is asked again in some seconds.")
        try:
            yield
        except failures:
            with self._lock:
                self._closed_again_at = time.monotonic() + self.pause
            raise
        self._closed_again_at = 0.0
