"""Canonical bytes, the hash chain of a journal and the tree over all journals: pure, the same on every machine."""

import hashlib
import json
from collections.abc import Iterable, Sequence
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


SITE = "site"


@dataclass(frozen=True, order=True)
class Leaf:
    """Where one journal stood: a collectivity code or `SITE`, its last sequence and hash."""

    journal: str
    sequence: int
    hash: str

    def digest(self) -> str:
        return _node(b"\x00", canonical_json([self.journal, self.sequence, self.hash]).encode())


@dataclass(frozen=True)
class Sibling:
    """One step of a proof: the hash to join, and whether it stands before what is proven."""

    hash: str
    is_before: bool


def merkle_root(leaves: Iterable[Leaf]) -> str:
    """Return the hash over these leaves, whatever order they come in (the tree of RFC 9162); zeros for none."""
    level = [leaf.digest() for leaf in sorted(leaves)]
    while len(level) > 1:
        level = _above(level)
    return level[0] if level else GENESIS


def proof_of(leaf: Leaf, leaves: Iterable[Leaf]) -> list[Sibling]:
    """Return what joins `leaf`, one of `leaves`, to their root: one hash a level, some eleven for 1,590 journals."""
    ordered = sorted(leaves)
    place, level = ordered.index(leaf), [each.digest() for each in ordered]
    proof = []
    while len(level) > 1:
        beside = place ^ 1
        if beside < len(level):
            proof.append(Sibling(level[beside], is_before=beside < place))
        place, level = place // 2, _above(level)
    return proof


def leads_to(leaf: Leaf, proof: Iterable[Sibling], root: str) -> bool:
    digest = leaf.digest()
    for sibling in proof:
        digest = _join(sibling.hash, digest) if sibling.is_before else _join(digest, sibling.hash)
    return digest == root


def _above(level: Sequence[str]) -> list[str]:
    """Two by two; the last of an odd number goes up as it is."""
    pairs = [_join(*level[place : place + 2]) for place in range(0, len(level) - 1, 2)]
    return [*pairs, level[-1]] if len(level) % 2 else pairs


def _join(left: str, right: str) -> str:
    return _node(b"\x01", bytes.fromhex(left) + bytes.fromhex(right))


def _node(mark: bytes, content: bytes) -> str:
    """The mark keeps a leaf from being passed off as a branch."""
    return hashlib.sha256(mark + content).hexdigest()
