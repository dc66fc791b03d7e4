"""Documents made ahead in several processes, in the order they were asked for."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple, TypeVar

import django

from .document import Document, document
from .registry import build

# So many batches wait for the writer in each process: enough to keep it busy, few enough to hold in memory.
AHEAD = 3

Batch = TypeVar("Batch")
Made = TypeVar("Made")


class Prepared(NamedTuple):
    """What became of some keys: documents to write, keys nothing stands behind, and why others could not be made."""

    keys: Sequence[str]
    documents: list[Document]
    gone: list[str]
    failed: dict[str, str]


def prepare(keys: Sequence[str]) -> Prepared:
    """Read what stands behind the keys and analyse it; in whichever process this runs."""
    built = build(keys)
    return Prepared(keys, [document(entry) for entry in built.entries], built.gone, built.failed)


def in_processes(make: Callable[[Batch], Made], batches: Iterable[Batch], processes: int) -> Iterator[Made]:
    """Yield make(batch) for each batch in their order; one process is this one."""
    if processes < 2:
        yield from map(make, batches)
        return
    waiting: deque[Future[Made]] = deque()
    batches = iter(batches)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        try:
            waiting.extend(pool.submit(make, batch) for batch in islice(batches, AHEAD * processes))
            while waiting:
                yield waiting.popleft().result()
                waiting.extend(pool.submit(make, batch) for batch in islice(batches, 1))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
