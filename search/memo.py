"""A bounded memory of what was computed before, as fast as a dictionary."""

from collections.abc import Callable, Hashable
from typing import Any


class Memo(dict):
    """`memo[key]` is `compute(key)`; at `limit` keys all is forgotten, for a text has far fewer different words.

    Threads may share one: at worst two of them compute the same answer.
    """

    def __init__(self, compute: Callable[[Any], Any], limit: int) -> None:
        super().__init__()
        self._compute = compute
        self._limit = limit

    def __missing__(self, key: Hashable) -> Any:
        answer = self._compute(key)
        if len(self) >= self._limit:
            self.clear()
        self[key] = answer
        return answer
