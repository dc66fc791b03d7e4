"""A bounded memory of what was computed before, as fast as a dictionary."""

from collections.abc import Callable
from typing import Generic, TypeVar

# A longer stretch of text is rarely a word, will rarely come again, and could be of any size.
LONGEST_KEY = 40

Answer = TypeVar("Answer")


class Memo(dict[str, Answer], Generic[Answer]):
    """`memo[key]` is `compute(key)`; at `limit` keys all is forgotten, and long keys are never kept.

    Threads may share one: at worst two of them compute the same answer.
    """

    def __init__(self, compute: Callable[[str], Answer], limit: int) -> None:
        super().__init__()
        self._compute = compute
        self._limit = limit

    def __missing__(self, key: str) -> Answer:
        answer = self._compute(key)
        if len(key) > LONGEST_KEY:
            return answer
        if len(self) >= self._limit:
            self.clear()
        self[key] = answer
        return answer
