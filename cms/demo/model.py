"""The shape of the demonstration content: a council, its members, its sessions, their items and acts."""

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from document_types.law.wording import Bilingual

REFERENCE_DAY = date(2026, 5, 8)  # a Friday; on this day every stage below is where its act stands


class Stage(StrEnum):
    DRAFT = "draft"
    ON_AGENDA = "on_agenda"
    POSTPONED = "postponed"
    SECOND_SITTING = "second_sitting"
    REJECTED = "rejected"
    ADOPTED = "adopted"
    SIGNED = "signed"
    POSTED = "posted"
    TRANSMITTED = "transmitted"
    AWAITING_VISA = "awaiting_visa"
    EXECUTORY = "executory"
    EXECUTORY_TACIT_VISA = "executory_tacit_visa"
    VISA_GRANTED = "visa_granted"
    VISA_REFUSED = "visa_refused"
    OPPOSED = "opposed"
    REEXAMINED_WITHDRAWN = "reexamined_withdrawn"
    REEXAMINED_AMENDED = "reexamined_amended"
    MAINTAINED = "maintained"
    REFERRED = "referred"
    SUSPENDED = "suspended"
    SUSPENSION_REFUSED = "suspension_refused"
    ANNULLED = "annulled"
    UPHELD = "upheld"
    NULLITY_SOUGHT = "nullity_sought"
    ABANDONED = "abandoned"


class SessionState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class MemberOffice(StrEnum):
    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Votes:
    in_favour: int
    against: int = 0
    abstentions: int = 0

    @property
    def present(self) -> int:
        return self.in_favour + self.against + self.abstentions


@dataclass(frozen=True, slots=True)
class DemoAct:
    """A deliberation; without a French subject it exists in Arabic only, recitals included.

    `slug` ties the act to its letters and `follows` names the act that this one replaces.
    `financial_effect` settles the visa where the matter alone does not (VIS-4, 113-14 art. 118).
    """

    slug: str
    matter: str
    stage: Stage
    subject_ar: str
    articles_ar: tuple[str, ...]
    recitals: tuple[Bilingual, ...]
    subject_fr: str = ""
    articles_fr: tuple[str, ...] = ()
    follows: str = ""
    financial_effect: bool = False

    @property
    def recitals_fr(self) -> tuple[str, ...]:
        return tuple(recital.fr for recital in self.recitals) if self.subject_fr else ()

    @property
    def recitals_ar(self) -> tuple[str, ...]:
        return tuple(recital.ar for recital in self.recitals)

    @property
    def bodies(self) -> dict[str, list]:
        return {
            "body_fr": body_of(self.recitals_fr, self.articles_fr),
            "body_ar": body_of(self.recitals_ar, self.articles_ar),
        }


@dataclass(frozen=True, slots=True)
class DemoItem:
    """A point of the agenda; it carries no act when the council only hears it, no votes before a vote."""

    title_fr: str
    title_ar: str
    act: DemoAct | None = None
    votes: Votes | None = None
    debate_fr: str = ""
    debate_ar: str = ""


@dataclass(frozen=True, slots=True)
class DemoSession:
    kind: str
    opens_on: date
    state: SessionState
    items: tuple[DemoItem, ...]
    closes_on: date | None = None
    called_by: str = "president"
    prepared_on: date | None = None
    second_call: "DemoSecondCall | None" = None

    @property
    def year(self) -> int:
        return self.opens_on.year

    @property
    def month(self) -> int:
        return self.opens_on.month

    @property
    def opened_on(self) -> date:
        """The day its preparation begins."""
        return self.prepared_on or self.opens_on - timedelta(days=9 if self.called_by == "authority" else 40)


@dataclass(frozen=True, slots=True)
class DemoSecondCall:
    """What follows a first meeting to which too few members came."""

    present: int
    sent_on: date
    meets_on: date


@dataclass(frozen=True, slots=True)
class DemoMember:
    gender: str
    first_name_fr: str
    last_name_fr: str
    first_name_ar: str
    last_name_ar: str
    office: MemberOffice = MemberOffice.MEMBER
    rank: int = 0
    born_on: date | None = None

    @property
    def email(self) -> str:
        return f"{_ascii(self.first_name_fr)}.{_ascii(self.last_name_fr)}@membre.example"


@dataclass(frozen=True, slots=True)
class DemoCouncil:
    code: str
    level: str
    name: Bilingual
    hall: Bilingual
    members: tuple[DemoMember, ...]
    sessions: tuple[DemoSession, ...]
    installed_on: date

    @property
    def seats(self) -> int:
        return len(self.members)

    @property
    def acts(self) -> tuple[DemoAct, ...]:
        return tuple(item.act for session in self.sessions for item in session.items if item.act)


@dataclass(frozen=True, slots=True)
class DemoLetter:
    """What an authority or a court sends about an act; `outcome` is the stage that the letter brings."""

    act: str
    on: date
    outcome: Stage
    text: Bilingual


@dataclass(frozen=True, slots=True)
class DemoReexamination:
    """The new deliberation that an opposition calls for; its recitals are those of the act it re-examines."""

    act: str
    on: date
    outcome: Stage
    votes: Votes
    subject: Bilingual
    articles: tuple[Bilingual, ...]


def body_of(recitals: tuple[str, ...], articles: tuple[str, ...]) -> list:
    return [
        *(("recital", recital) for recital in recitals),
        *(("article", {"heading": "", "text": f"<p>{article}</p>"}) for article in articles),
    ]


def _ascii(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
