"""Canonical bytes and the hash chain of a journal: pure functions, the same on every machine."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64


def canonical_json(value: Any) -> str:
    """Return the one JSON text of `value`: keys sorted, no spaces, letters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def instant(moment: datetime) -> str:
    """Return an aware datetime as UTC text with microseconds, which no database rounds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True)
class Link:
    """One entry as it is hashed; `payload` is canonical JSON text, `council` a collectivity code or ''."""

    council: str
    sequence: int
    event: str
    effective_at: datetime
    recorded_at: datetime
    payload: str
    previous_hash: str
    hash: str = ""

    def compute_hash(self) -> str:
        return sha256(
            canonical_json(
                [
                    self.previous_hash,
                    self.council,
                    self.sequence,
                    self.event,
                    instant(self.effective_at),
                    instant(self.recorded_at),
                    self.payload,
                ]
            )
        )


@dataclass(frozen=True)
class Break:
    """The first place where a journal stops agreeing with itself."""

    sequence: int
    reason: str


def first_break(links: Iterable[Link], head_sequence: int, head_hash: str) -> Break | None:
    """Walk the links in order and return the first break, or None when the chain holds up to its head.

    Reasons: `missing` (a number is skipped), `previous` (it does not point to the entry before it),
    `altered` (its own hash does not match its content), `head` (the journal does not end where its head says).
    """
    previous_hash, sequence = GENESIS, 0
    for link in links:
        sequence += 1
        if link.sequence != sequence:
            return Break(sequence, "missing")
        if link.previous_hash != previous_hash:
            return Break(sequence, "previous")
        if link.hash != link.compute_hash():
            return Break(sequence, "altered")
        previous_hash = link.hash
    if (sequence, previous_hash) != (head_sequence, head_hash):
        return Break(min(sequence, head_sequence) + 1, "head")
    return None
