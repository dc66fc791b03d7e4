"""The only write door to the index: changes are noted with the data, and reach the engine after commit."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Min, Q, QuerySet

from .engine import SearchEngine, SearchUnavailable, WriterBusy, get_engine
from .entry import Entry
from .inserting import insert_facts
from .models import PendingChange
from .registry import all_keys, build, in_batches, register

__all__ = ["Status", "changed", "flush", "put_now", "rebuild", "register", "status"]

BATCH = 500

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Status:
    """How far the index lags behind the data, and why."""

    pending: int
    oldest: datetime | None
    last_error: str


def changed(*keys: str) -> None:
    """Note in the caller's transaction that these entries must be written again."""
    if not keys:
        return
    insert_facts(PendingChange, ({"key": key} for key in keys))
    _schedule_flush()


def flush(limit: int | None = None) -> int:
    """Write what is pending, up to about `limit` changes, and return how many changes were dealt with.

    Returns quietly when another process is writing: that process looks again before it ends.
    """
    engine = get_engine()
    done, last = 0, 0
    while _pending(last).exists() and (limit is None or done < limit):
        try:
            with engine.exclusive():
                drained, last = _drain(engine, last, None if limit is None else limit - done)
        except WriterBusy:
            break
        done += drained
    return done


def put_now(entries: Iterable[Entry]) -> int:
    """Write entries without the outbox, in one commit, for mass loading; waits for its turn."""
    engine = get_engine()
    with engine.exclusive(wait=True):
        written = engine.put(entries)
    _schedule_flush()
    return written


def rebuild(track: Callable[[Iterable[str]], Iterable[str]] = iter) -> int:
    """Write every entry again and drop those that nothing stands behind; the index stays readable meanwhile.

    `track` wraps the keys as they pass, for a progress bar.
    """
    engine = get_engine()
    seen: set[str] = set()
    with engine.exclusive(wait=True):
        written = engine.put(_every_entry(track, seen))
        stale = set(engine.keys()) - seen
        if stale:
            engine.delete(stale)
    _schedule_flush()
    return written


def begin(**kwargs) -> None:
    """Make the empty index of a new site; one that was lost stays missed until it is rebuilt."""
    if next(all_keys(), None) is None:
        put_now(())


def status() -> Status:
    figures = PendingChange.objects.aggregate(pending=Count("id"), oldest=Min("created_at"))
    broken = PendingChange.objects.exclude(error="").order_by("-id").first()
    return Status(figures["pending"], figures["oldest"], broken.error if broken else "")


def _schedule_flush() -> None:
    """Flush once the transaction, if there is one, has committed; who holds the writer's place looks again after."""
    if not getattr(settings, "SEARCH_FLUSH_ON_COMMIT", True):
        return
    # One flush drains all that the transaction noted.
    if not any(callback is _flush_after_commit for _, callback, _ in connection.run_on_commit):
        transaction.on_commit(_flush_after_commit, robust=True)


def _flush_after_commit() -> None:
    try:
        flush()
    except SearchUnavailable as error:
        logger.error("The index was not updated, the changes wait: %s", error)


def _drain(engine: SearchEngine, last: int, limit: int | None) -> tuple[int, int]:
    """Write batch after batch of the rows after `last`; return how many were written and the last id read."""
    done = 0
    while limit is None or done < limit:
        size = BATCH if limit is None else min(BATCH, limit - done)
        rows = dict(_pending(last).order_by("id").values_list("id", "key")[:size])
        if not rows:
            break
        done += _write(engine, rows)
        last = max(last, *rows)
    return done, last


def _pending(last: int) -> QuerySet[PendingChange]:
    """Return the rows not tried yet: beyond the last id read, or below it and committed later than their id says."""
    return PendingChange.objects.filter(Q(id__gt=last) | Q(error=""))


def _write(engine: SearchEngine, rows: dict[int, str]) -> int:
    """Commit the entries of these rows to the engine, and only then forget exactly these rows."""
    built = build(rows.values())
    try:
        if built.entries:
            engine.put(built.entries)
        if built.gone:
            engine.delete(built.gone)
    except SearchUnavailable as error:
        PendingChange.objects.filter(id__in=rows).update(error=str(error))
        raise
    for key, error in built.failed.items():
        PendingChange.objects.filter(id__in=rows, key=key).update(error=error)
    written = [row for row, key in rows.items() if key not in built.failed]
    PendingChange.objects.filter(id__in=written).delete()
    return len(written)


def _every_entry(track: Callable[[Iterable[str]], Iterable[str]], seen: set[str]) -> Iterable[Entry]:
    for keys in in_batches(track(all_keys()), BATCH):
        built = build(keys)
        # What could not be built keeps its old entry; the reason is in the log.
        seen.update(entry.key for entry in built.entries)
        seen.update(built.failed)
        yield from built.entries
