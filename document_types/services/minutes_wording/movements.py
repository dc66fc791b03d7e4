"""What happened at an hour of a sitting beside its points: who came, who left, when the sitting paused and ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from document_types.enums import Attendance
from document_types.law.wording import Bilingual
from document_types.models import Mandate, Presence, Sitting
from document_types.services.minutes_wording.phrases import hour, listed, paragraph, rank_in_protocol, say

_ARRIVAL = (
    Bilingual("À {time}, {names} arrive en séance.", "على الساعة {time}، التحق بالجلسة {names}."),
    Bilingual("À {time}, {names} arrivent en séance.", "على الساعة {time}، التحق بالجلسة {names}."),
)
_DEPARTURE = (
    Bilingual("À {time}, {names} quitte la séance.", "على الساعة {time}، غادر الجلسة {names}."),
    Bilingual("À {time}, {names} quittent la séance.", "على الساعة {time}، غادر الجلسة {names}."),
)
_SUSPENDED = Bilingual("À {time}, la séance est suspendue.", "على الساعة {time}، توقفت أشغال الجلسة مؤقتا.")
_RESUMED = Bilingual("À {time}, la séance est reprise.", "على الساعة {time}، استؤنفت أشغال الجلسة.")
_LIFTED = Bilingual("La séance est levée à {time}.", "رفعت الجلسة على الساعة {time}.")


def in_protocol_order(sitting: Sitting) -> list[Presence]:
    return sorted(sitting.presences.all(), key=lambda presence: rank_in_protocol(presence.mandate))


@dataclass(frozen=True)
class Movement:
    """Something that happened at an hour of the sitting beside its points."""

    at: time
    wording: Bilingual
    mandates: tuple[Mandate, ...] = ()

    def told(self, language: str) -> str:
        names = [mandate.councillor.name_in(language) for mandate in self.mandates]
        return say(self.wording, language, time=hour(self.at, language), names=listed(names, language))


class Course:
    """The movements of a sitting still to be told, taken one by one as the hours of the votes go by."""

    def __init__(self, sitting: Sitting, language: str):
        self.left, self.language = _of(sitting), language

    def until(self, moment: time | None) -> Iterator[str]:
        """Those up to the hour of a vote; where it is not known, none."""
        while moment and self.left and self.left[0].at <= moment:
            yield paragraph(self.left.pop(0).told(self.language))

    def rest(self) -> Iterator[str]:
        yield from self.until(time.max)


def _of(sitting: Sitting) -> list[Movement]:
    """Arrivals, departures and suspensions in the order of their hours (SES-20, SES-23)."""
    groups: dict[tuple, list[Mandate]] = {}
    for presence in in_protocol_order(sitting):
        if presence.status == Attendance.PRESENT:
            if presence.arrived_at:
                groups.setdefault((presence.arrived_at, _ARRIVAL), []).append(presence.mandate)
            if presence.left_at:
                groups.setdefault((presence.left_at, _DEPARTURE), []).append(presence.mandate)
    found = [Movement(at, words[len(mandates) > 1], tuple(mandates)) for (at, words), mandates in groups.items()]
    for pause in sitting.suspensions.all():
        found.append(Movement(pause.suspended_at, _SUSPENDED))
        if pause.resumed_at:
            found.append(Movement(pause.resumed_at, _RESUMED))
    return sorted(found, key=lambda movement: movement.at)


def lifting(sitting: Sitting, language: str) -> Iterator[str]:
    if sitting.closed_at:
        yield paragraph(say(_LIFTED, language, time=hour(sitting.closed_at, language)))
