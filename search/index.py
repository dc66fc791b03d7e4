"""The write door to the index: changes are noted with the data, and reach the engine after commit."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Min, Q, QuerySet

from .engine import SearchEngine, SearchUnavailable, WriterBusy, get_engine
from .entry import Entry
from .inserting import insert_facts
from .models import PendingChange, Rebuild
from .preparing import prepare
from .registry import all_keys, register

__all__ = ["Status", "changed", "drain", "flush", "put_now", "register", "status"]

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
                drained, last = drain(engine, last, None if limit is None else limit - done)
        except WriterBusy:
            break
        done += drained
    return done


def put_now(entries: Iterable[Entry]) -> int:
    """Write entries without the outbox, in one commit, for mass loading; waits for its turn."""
    engine = get_engine()
    entries = list(entries)
    with engine.exclusive(wait=True):
        written = engine.put(entries)
        if _is_rebuilt(engine):
            PendingChange.objects.bulk_create(PendingChange(key=entry.key, is_written=True) for entry in entries)
    _schedule_flush()
    return written


def begin(**kwargs) -> None:
    """Make the empty index of a new site; one that was lost stays missed until it is rebuilt."""
    if next(all_keys(), None) is None:
        put_now(())


def status() -> Status:
    waiting = PendingChange.objects.filter(is_written=False)
    figures = waiting.aggregate(pending=Count("id"), oldest=Min("created_at"))
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


def drain(engine: SearchEngine, last: int = 0, limit: int | None = None) -> tuple[int, int]:
    """Write batch after batch of the rows after `last`; return how many were written and the last id read.

    The caller holds the engine's exclusive place.
    """
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
    return PendingChange.objects.filter(Q(id__gt=last) | Q(error=""), is_written=False)


def _write(engine: SearchEngine, rows: dict[int, str]) -> int:
    """Commit the documents of these rows to the engine, and only then forget exactly these rows.

    While a rebuild is under way they are kept for it: it may have read their keys before they changed.
    """
    prepared = prepare(list(dict.fromkeys(rows.values())))
    try:
        if prepared.documents:
            engine.write(prepared.documents)
        if prepared.gone:
            engine.delete(prepared.gone)
    except SearchUnavailable as error:
        PendingChange.objects.filter(id__in=rows).update(error=str(error))
        raise
    for key, error in prepared.failed.items():
        PendingChange.objects.filter(id__in=rows, key=key).update(error=error)
    done = PendingChange.objects.filter(id__in=[row for row, key in rows.items() if key not in prepared.failed])
    return done.update(is_written=True, error="") if _is_rebuilt(engine) else done.delete()[0]


def _is_rebuilt(engine: SearchEngine) -> bool:
    """Say whether an index is being made that must hear of each change; the caller holds the exclusive place."""
    return Rebuild.objects.exists() and engine.next() is not None
