"""What one dossier adds to the tallies of its place: pairs of a measure and a value."""

from collections.abc import Iterator

from workflows.enums import ProceedingKind
from workflows.follow_up.enums import Holder, Step

COUNT, SILENCE, SENT_LATE = "count", "silence", "sent_late"


def with_whom(holder: str) -> str:
    return f"with_{holder}"


def due_with(holder: str) -> str:
    """The measure of the last days of the duties of one side; its values are the days' ordinals."""
    return f"due_{holder}"


# Those whose value says nothing: they are only counted.
COUNTED = (COUNT, SILENCE, SENT_LATE, *(with_whom(holder) for holder in Holder))
DUE = tuple(due_with(holder) for holder in Holder)
# The columns of a row that count days, by the value of their step.
_DAYS = tuple((step.value, step.column) for step in Step)


def cells_of(row) -> Iterator[tuple[str, int]]:
    """Of a row of the follow-up; nothing of what the authority has not received, which its tallies do not count."""
    if row.received_on is None:
        return
    yield COUNT, 0
    if row.decision == ProceedingKind.VISA_TACIT:
        yield SILENCE, 0
    if row.sent_late_days:
        yield SENT_LATE, 0
    if row.holder:
        yield with_whom(row.holder), 0
    if row.is_duty and row.due_on:
        yield due_with(row.holder), row.due_on.toordinal()
    for step, column in _DAYS:
        days = getattr(row, column)
        if days is not None:
            yield step, days
