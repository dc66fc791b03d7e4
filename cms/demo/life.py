"""The shape of what happens around and inside the sessions of a council: committees, requests, the hours of a sitting."""

from dataclasses import dataclass, field
from datetime import date, time

from document_types.enums import AskedBy, CommitteeOffice, Opinion, PollKind
from document_types.law.wording import Bilingual

from .model import Votes


def words(name: str, text: Bilingual | None) -> dict[str, str]:
    """The facts `name`_fr and `name`_ar, empty where there is no text."""
    return {f"{name}_fr": text.fr if text else "", f"{name}_ar": text.ar if text else ""}


# Members are named by their family name in French, points by the slug of their act or by their French title.


@dataclass(frozen=True, slots=True)
class DemoCommittee:
    name: Bilingual
    created_on: date
    seats: tuple[tuple[str, CommitteeOffice], ...]


@dataclass(frozen=True, slots=True)
class DemoOpinion:
    """What a committee, known by its key, tells the council about a point."""

    point: str
    committee: str
    opinion: Opinion = Opinion.FAVOURABLE
    text: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class DemoMeeting:
    """A committee called to points of a session in preparation."""

    committee: str
    session: date
    points: tuple[str, ...]
    called_on: date
    held_on: date


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """A point that members ask for; refused where there are reasons."""

    session: date
    title: Bilingual
    asked_by: str
    signatories: int
    received_on: date
    answered_on: date
    reasons: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class DemoQuestion:
    asked_by: str
    received_on: date
    text: Bilingual


@dataclass(frozen=True, slots=True)
class DemoPetition:
    title: Bilingual
    agent: str
    signatures: int
    received_on: date
    accepted_on: date


@dataclass(frozen=True, slots=True)
class DemoAuthorityPoint:
    """A point of information that the authority adds to an agenda it has received."""

    session: date
    told_on: date
    title: Bilingual


@dataclass(frozen=True, slots=True)
class DemoRemark:
    session: date
    made_by: str
    made_on: date
    text: Bilingual


@dataclass(frozen=True, slots=True)
class DemoCertificate:
    session: date
    posted_until: date
    issued_on: date


# The moments of a sitting.


@dataclass(frozen=True, slots=True)
class Arrival:
    at: time
    who: str


@dataclass(frozen=True, slots=True)
class Departure:
    at: time
    who: str


@dataclass(frozen=True, slots=True)
class Pause:
    at: time
    until: time


@dataclass(frozen=True, slots=True)
class Lifting:
    at: time


@dataclass(frozen=True, slots=True)
class MinutesApproved:
    at: time


@dataclass(frozen=True, slots=True)
class Noted:
    """A point for information."""

    at: time
    point: str
    debate: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Debated:
    """A point with an act: debated, then voted or put off as its council's story says."""

    at: time
    point: str


@dataclass(frozen=True, slots=True)
class Put:
    """A vote under a point; an adopted amendment adds `article` to the text."""

    at: time
    point: str
    kind: PollKind
    votes: Votes
    title: Bilingual | None = None
    by: str = ""
    asked_by: AskedBy | None = None
    article: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """Each candidate with the number of their votes."""

    at: time
    title: Bilingual
    candidates: tuple[tuple[str, int], ...]
    abstentions: int = 0


@dataclass(frozen=True, slots=True)
class Designations:
    """The seats to fill under a point, told before the first is: the point has its issue once all are."""

    at: time
    point: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """The president answers the member's question."""

    at: time
    asked_by: str
    answer: Bilingual


Moment = Arrival | Departure | Pause | Lifting | MinutesApproved | Noted | Debated | Put | Designations | Answered


@dataclass(frozen=True, slots=True)
class DemoSitting:
    """A sitting told hour by hour; those who come late are not there at its opening."""

    opened_at: time
    moments: tuple[Moment, ...]

    @property
    def latecomers(self) -> set[str]:
        return {moment.who for moment in self.moments if isinstance(moment, Arrival)}


@dataclass(frozen=True, slots=True)
class DemoLife:
    """What a council lives beside its votes; a council with nothing here only votes."""

    committees: dict[str, DemoCommittee] = field(default_factory=dict)
    opinions: tuple[DemoOpinion, ...] = ()
    meetings: tuple[DemoMeeting, ...] = ()
    requests: tuple[DemoRequest, ...] = ()
    questions: tuple[DemoQuestion, ...] = ()
    petitions: tuple[DemoPetition, ...] = ()
    authority_points: tuple[DemoAuthorityPoint, ...] = ()
    remarks: tuple[DemoRemark, ...] = ()
    certificates: tuple[DemoCertificate, ...] = ()
    carried: tuple[tuple[str, date], ...] = ()
    sittings: dict[date, DemoSitting] = field(default_factory=dict)
    approves_minutes: bool = False
