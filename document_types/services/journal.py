"""Appending to a journal and checking it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from document_types import clock
from document_types.chain import Break, Link, canonical_json, first_break
from document_types.models import Act, Council, JournalEntry, JournalHead
from document_types.signals import journal_entries_recorded, journal_entry_recorded
from search.inserting import insert
from search.prepared import prepared, update


def locked_head(council: Council | None) -> JournalHead:
    """Return the head of the council's journal (the site's where None), locked until the transaction ends."""
    lookup = {"council": council and council.pk, "is_site": council is None}
    if not (heads := _heads(**lookup)):
        JournalHead.objects.get_or_create(council=council, is_site=council is None)
        heads = _heads(**lookup)
    [head] = heads
    return head


@prepared
def _heads(council, is_site):
    return JournalHead.objects.select_for_update().filter(council=council, is_site=is_site)


def record(
    *,
    council: Council | None,
    event: str,
    payload: dict[str, Any],
    act: Act | None = None,
    effective_at: datetime | None = None,
    user=None,
) -> JournalEntry:
    """Append one event; `effective_at` is when it took effect, which may lie before it was recorded."""
    facts = [(act, payload)]
    [entry] = record_all(council=council, event=event, facts=facts, effective_at=effective_at, user=user)
    return entry


# Without a savepoint of its own: no event stands whose entry failed.
@transaction.atomic(savepoint=False)
def record_all(
    *,
    council: Council | None,
    event: str,
    facts: Sequence[tuple[Act | None, dict[str, Any]]],
    effective_at: datetime | None = None,
    user=None,
) -> list[JournalEntry]:
    """Append one event of many acts, an entry each, in the order given; all are told, then each by itself."""
    head = locked_head(council)
    code = council.code if council else ""
    by = {"by": user.get_username()} if user else {}
    entries = insert(
        chained(
            head,
            code,
            event=event,
            effective_at=effective_at,
            payload=payload | ({"act": act.pk} if act else {}) | by,
            act=act,
        )
        for act, payload in facts
    )
    update(JournalHead, {"pk": head.pk}, sequence=head.sequence, hash=head.hash)
    told = {"council": council, "user": user}
    payloads = [payload for _act, payload in facts]
    journal_entries_recorded.send(sender=JournalEntry, entries=entries, payloads=payloads, **told)
    for entry, (act, payload) in zip(entries, facts, strict=True):
        journal_entry_recorded.send(sender=JournalEntry, entry=entry, act=act, payload=payload, **told)
    return entries


def chained(
    head: JournalHead,
    council: str,
    *,
    event: str,
    payload: dict[str, Any],
    act: Act | None = None,
    effective_at: datetime | None = None,
) -> JournalEntry:
    """Return the next entry of a locked head, not saved yet, and move the head on to it; `council` is its code."""
    recorded_at = clock.now()
    link = Link(
        council=council,
        sequence=head.sequence + 1,
        event=str(event),
        effective_at=effective_at or recorded_at,
        recorded_at=recorded_at,
        payload=canonical_json(payload),
        previous_hash=head.hash,
    )
    head.sequence, head.hash = link.sequence, link.compute_hash()
    return JournalEntry(
        head=head,
        act=act,
        sequence=link.sequence,
        event=link.event,
        effective_at=link.effective_at,
        recorded_at=link.recorded_at,
        payload=link.payload,
        previous_hash=link.previous_hash,
        hash=head.hash,
    )


def links(head: JournalHead) -> Iterator[Link]:
    code = head.council.code if head.council else ""
    for entry in JournalEntry.objects.filter(head=head).order_by("sequence").iterator(2000):
        yield entry.as_link(code)


def verify(head: JournalHead) -> Break | None:
    """Return the first break of the journal, or None when every entry agrees with its place in the chain."""
    return first_break(links(head), head.sequence, head.hash)
