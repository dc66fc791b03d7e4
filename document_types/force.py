"""The legal force of an act on any day, read from the entries of its journal: pure, the same for every screen."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from document_types.enums import ActState as S
from document_types.enums import ForceKind as F
from document_types.enums import JournalEvent as E
from document_types.enums import LinkKind

# What each state says of the force, for the lists and the index that ask nothing of the journal.
FORCE_OF: dict[S, F] = {
    **dict.fromkeys(
        (
            S.DRAFT,
            S.ON_AGENDA,
            S.POSTPONED,
            S.SECOND_SITTING,
            S.ADOPTED,
            S.SIGNED,
            S.TRANSMITTED,
            S.AWAITING_VISA,
            S.VISA_REFUSED,
            S.OPPOSED,
            S.MAINTAINED,
        ),
        F.NOT_IN_FORCE,
    ),
    **dict.fromkeys((S.EXECUTORY, S.NULLITY_SOUGHT, S.UPHELD, S.SUSPENSION_REFUSED), F.IN_FORCE),
    **dict.fromkeys((S.REFERRED, S.SUSPENDED), F.SUSPENDED),
    S.ANNULLED: F.ANNULLED,
    **dict.fromkeys((S.WITHDRAWN, S.ABANDONED, S.REJECTED, S.CANCELLED), F.WITHDRAWN),
    S.REPLACED: F.REPLACED,
    **dict.fromkeys((S.ARCHIVED, S.SENT, S.ESTABLISHED), F.UNKNOWN),
}

# What each event makes of the force; those that depend on what was decided are told by its `kind`.
_BY_EVENT = {
    E.ADOPTED: F.NOT_IN_FORCE,
    E.REJECTED: F.WITHDRAWN,
    E.EXECUTORY: F.IN_FORCE,
    E.OPPOSED: F.NOT_IN_FORCE,
    E.VISA_REFUSED: F.NOT_IN_FORCE,
    E.MAINTAINED: F.NOT_IN_FORCE,
    E.ABANDONED: F.WITHDRAWN,
    E.REFERRED: F.SUSPENDED,
}
_BY_KIND = {
    "withdrawn": F.WITHDRAWN,
    "amended": F.REPLACED,
    "suspension_ordered": F.SUSPENDED,
    "suspension_refused": F.IN_FORCE,
    "annulled": F.ANNULLED,
    str(LinkKind.REPLACES): F.REPLACED,
}
_UPHELD = "upheld"
_LASTING = (F.IN_FORCE, F.SUSPENDED)


class Entry(Protocol):
    """What is read of a journal entry; `payload` is canonical JSON."""

    event: str
    sequence: int
    effective_at: datetime
    payload: str


@dataclass(frozen=True, slots=True)
class Force:
    """What an act's force is, since when, and the event of the journal that made it so.

    `is_recorded` is False where a silence has had its effect and the journal does not hold it yet.
    """

    kind: F
    since: datetime | None = None
    event: str = ""
    is_recorded: bool = True


def force_on(entries: Iterable[Entry], at: datetime, *, silence_at: datetime | None = None) -> Force:
    """The force at an instant; an act without an adoption by then has none.

    `silence_at` is when silence gives force to an act on which a delay still runs; None where nothing runs, or where
    the authority works on paper and nobody here knows that it kept silent.
    """
    current = Force(F.NOT_IN_FORCE)
    for change in changes(entries):
        if change.since > at:
            break
        current = change
    if silence_at and silence_at <= at and current.kind is F.NOT_IN_FORCE:
        return Force(F.IN_FORCE, silence_at, E.EXECUTORY, is_recorded=False)
    return current


def changes(entries: Iterable[Entry]) -> list[Force]:
    """Each change of the force, oldest first; a force taken back in the journal never was."""
    held: list[tuple[datetime, int, Entry]] = []
    for entry in sorted(entries, key=lambda each: each.sequence):
        if entry.event == E.FORCE_CORRECTED:
            held = [each for each in held if each[2].event != E.EXECUTORY]
        else:
            held.append((entry.effective_at, entry.sequence, entry))
    found: list[Force] = []
    for at, _sequence, entry in sorted(held, key=lambda each: each[:2]):
        kind = _kind_after(entry, found[-1].kind if found else None)
        if kind is not None:
            found.append(Force(kind, at, entry.event))
    return found


def _kind_after(entry: Entry, before: F | None) -> F | None:
    """The force after an event; None where it changes nothing."""
    facts = json.loads(entry.payload)
    kind = facts.get("kind", "")
    if entry.event in (E.SUSPENSION_RULED, E.JUDGED) and facts.get("awaits_visa"):
        # The court lets the act stand; its visa was never given.
        return F.NOT_IN_FORCE
    if facts.get("is_undone"):
        # What had replaced the act lost its own force.
        return F.IN_FORCE if before is F.REPLACED else None
    if kind == _UPHELD:
        # An act that had no force when the request was dismissed has none by that alone.
        return F.IN_FORCE if before in _LASTING else None
    if entry.event in (E.REEXAMINED, E.SUSPENSION_RULED, E.JUDGED, E.CHANGED):
        return _BY_KIND.get(kind)
    return _BY_EVENT.get(E(entry.event)) if entry.event in E.values else None
