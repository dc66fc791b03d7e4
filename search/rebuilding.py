"""The whole index written anew beside the one that is read, and put in its place; broken off, it goes on."""

import logging
from collections.abc import Callable, Iterable, Iterator

from django.db import transaction

from .engine import SearchEngine, get_engine
from .locking import database_lock
from .models import PendingChange, Rebuild
from .preparing import Prepared, in_processes, prepare
from .registry import all_keys, in_batches

BATCH = 500
# A commit costs some tens of milliseconds, so several batches share one.
COMMITTED_AT_ONCE = 10

logger = logging.getLogger(__name__)

Track = Callable[[Iterable[str]], Iterable[str]]


def rebuild(track: Track = iter, processes: int = 1, afresh: bool = False) -> int:
    """Write every entry again, and turn to the new index once it is whole; return how many were written.

    The old index is read and written meanwhile; what changed in it is written to the new one before the turn. A
    rebuild that was broken off goes on where its last commit stood, unless it is to start `afresh`. `track` wraps the
    keys as they pass, for a progress bar.
    """
    engine = get_engine()
    with database_lock("rebuild", wait=False):
        state, following = _begun(engine, afresh)
        keys = in_batches(track(all_keys(state.position)), BATCH)
        for prepared in _in_commits(in_processes(prepare, keys, processes)):
            following.write(document for each in prepared for document in each.documents)
            _note_failures(prepared)
            state.written += sum(len(each.documents) for each in prepared)
            state.position = prepared[-1].keys[-1]
            state.save()
        with engine.exclusive(wait=True):
            _catch_up(following)
            engine.promote()
            _forget()
    return state.written


def _begun(engine: SearchEngine, afresh: bool) -> tuple[Rebuild, SearchEngine]:
    """Return a rebuild to go on with, or a new one; whoever writes now sees it from the next change on."""
    with engine.exclusive(wait=True):
        state, following = Rebuild.objects.first(), engine.next()
        if state and following and not afresh:
            logger.info("The rebuild goes on after %s.", state.position)
            return state, following
        # What an older rebuild was to be told, the new one will read.
        _forget()
        return Rebuild.objects.create(), engine.begin_next()


def _in_commits(prepared: Iterator[Prepared]) -> Iterator[list[Prepared]]:
    together: list[Prepared] = []
    for each in prepared:
        together.append(each)
        if len(together) == COMMITTED_AT_ONCE:
            yield together
            together = []
    if together:
        yield together


def _note_failures(prepared: list[Prepared]) -> None:
    """What could not be made is tried again with the next changes, and its reason stands beside it till then."""
    failed = {key: error for each in prepared for key, error in each.failed.items()}
    PendingChange.objects.bulk_create(PendingChange(key=key, error=error) for key, error in failed.items())


def _catch_up(following: SearchEngine) -> None:
    """Write to the new index what changed since the rebuild began; nobody else writes meanwhile."""
    changed = PendingChange.objects.filter(is_written=True).order_by("id")
    for keys in in_batches(dict.fromkeys(changed.values_list("key", flat=True)), BATCH):
        prepared = prepare(keys)
        following.write(prepared.documents)
        following.delete(prepared.gone)
        _note_failures([prepared])


@transaction.atomic
def _forget() -> None:
    PendingChange.objects.filter(is_written=True).delete()
    Rebuild.objects.all().delete()
