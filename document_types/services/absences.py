"""The sessions each member missed without an accepted reason, as the law counts them (SES-19)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from document_types.enums import Attendance
from document_types.law.facts import Absences
from document_types.law.rule import Rule
from document_types.law.statutes import rule
from document_types.models import Council, Presence


@dataclass(frozen=True)
class Missed:
    """Of one mandate: its sessions missed in all and, up to the last one, without a break.

    `is_too_many`: the member has resigned by force of law, which the council meets to record.
    """

    in_all: int
    in_a_row: int
    is_too_many: bool
    rule: Rule


def missed_in(council: Council, on: date) -> dict[int, Missed]:
    """By mandate, of those who missed at least one session; a session counts as missed when no sitting saw them.

    An excused absence is one whose reason was accepted; where it was not, the clerk notes the member absent.
    """
    row = rule("SES-19", council.level, on)
    return {
        mandate: Missed(sum(missed), _at_the_end(missed), _is_too_many(row, missed), row)
        for mandate, missed in _by_mandate(council).items()
        if any(missed)
    }


def _by_mandate(council: Council) -> dict[int, list[bool]]:
    """For each mandate its sessions in their order: True where one was missed."""
    presences = (
        Presence.objects.filter(mandate__council=council, sitting__session__is_imported=False)
        .order_by("mandate_id", "sitting__session__opens_on", "sitting__session_id")
        .values_list("mandate_id", "sitting__session_id", "status")
    )
    found = defaultdict(list)
    for (mandate, _session), rows in groupby(presences, key=lambda presence: presence[:2]):
        found[mandate].append({status for *_key, status in rows} == {Attendance.ABSENT})
    return found


def _at_the_end(missed: list[bool]) -> int:
    count = 0
    for is_missed in reversed(missed):
        if not is_missed:
            break
        count += 1
    return count


def _is_too_many(row: Rule, missed: list[bool]) -> bool:
    return isinstance(row.fact, Absences) and row.fact.reached_by(missed)
