"""What an act's force is today: a family, a tag, and a banner that says since when, why and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from document_types.clock import today
from document_types.enums import ActState as S
from document_types.enums import ForceBasis, JournalEvent
from document_types.families import FAMILY_OF, Family
from document_types.law.actors import controller, court_referrer, suspension_referrer
from document_types.law.day_names import day_in_words
from document_types.law.matters import visa_requirement
from document_types.law.offices import Office
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from workflows import force_words as words
from workflows.enums import ClockKind
from workflows.services.clocks import needs_visa

# The event of the journal whose day the banner names.
EVENTS = {
    S.VISA_REFUSED: JournalEvent.VISA_REFUSED,
    S.OPPOSED: JournalEvent.OPPOSED,
    S.WITHDRAWN: JournalEvent.REEXAMINED,
    S.REPLACED: JournalEvent.REEXAMINED,
    S.MAINTAINED: JournalEvent.MAINTAINED,
    S.REFERRED: JournalEvent.REFERRED,
    S.SUSPENDED: JournalEvent.SUSPENSION_RULED,
    S.SUSPENSION_REFUSED: JournalEvent.SUSPENSION_RULED,
    S.NULLITY_SOUGHT: JournalEvent.NULLITY_SOUGHT,
    S.ANNULLED: JournalEvent.JUDGED,
    S.UPHELD: JournalEvent.JUDGED,
    S.ABANDONED: JournalEvent.ABANDONED,
    S.CANCELLED: JournalEvent.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Tag:
    family: Family
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Force:
    """The banner of an act; `heading` alone answers "does it apply?"."""

    family: Family
    tag: Bilingual
    heading: Bilingual
    why: Bilingual | None = None
    next: Bilingual | None = None


def tag_of(act) -> Tag:
    """The tag of a list's row: it asks nothing of the database beyond the act and its council."""
    state = S(act.state)
    if state == S.EXECUTORY and act.force_basis == ForceBasis.TACIT_VISA:
        return Tag(Family.IN_FORCE, words.TACIT_VISA_TAG)
    return Tag(FAMILY_OF[state], words.TAGS[state].format(of=_of(controller(act.council.level))))


def force_of(act, clocks: Iterable = (), entries: Iterable = ()) -> Force:
    """The force of an act from its row, its delays, and the entries of the journal about it."""
    return _Case(act, list(clocks), list(entries)).force()


def office_of_visa(act) -> Office:
    """Who visas this act, by matter and level; the controller where no matter says so."""
    if not act.matter:
        return controller(act.council.level)
    return visa_requirement(act.matter, act.council.level, act.dated_on).office or controller(act.council.level)


def _of(office: Office) -> Bilingual:
    return Bilingual(f"du {office.label.fr}", office.definite_label.ar)


def _capital(wording: Bilingual) -> Bilingual:
    return Bilingual(f"{wording.fr[:1].upper()}{wording.fr[1:]}", wording.ar)


def _day(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def _when(wording: Bilingual, moment: date | datetime | None) -> Bilingual | str:
    """The piece of a sentence that names a day, or nothing where the day is not known."""
    return wording.format(day=day_in_words(_day(moment))) if moment else ""


class _Case:
    """One act with what is known of it, and the values that the sentences ask for."""

    def __init__(self, act, clocks, entries):
        self.act = act
        self.state = S(act.state)
        self.level = act.council.level
        self.clocks = {clock.kind: clock for clock in clocks}
        self.days = {entry.event: entry.effective_at for entry in sorted(entries, key=lambda each: each.effective_at)}

    def force(self) -> Force:
        tag = tag_of(self.act)
        return Force(
            family=tag.family,
            tag=tag.label,
            heading=self._fill(self._heading()),
            why=self._fill(self._why()),
            next=self._fill(self._next()),
        )

    def _fill(self, wording: Bilingual | None) -> Bilingual | None:
        return wording and wording.format(**self._values)

    def _heading(self) -> Bilingual:
        return words.HEADING_LAPSED if self._has_lapsed else words.HEADINGS[self.state]

    def _why(self) -> Bilingual | None:
        if self.state == S.EXECUTORY:
            return {
                ForceBasis.VISA: words.WHY_VISA,
                ForceBasis.TACIT_VISA: words.WHY_TACIT_VISA,
                ForceBasis.OPPOSITION_LAPSED: words.WHY_NO_OPPOSITION,
            }.get(self.act.force_basis)
        if self._is_superseded:
            return words.WHY_SUPERSEDED
        if self.state == S.AWAITING_VISA and JournalEvent.SUSPENSION_RULED in self.days:
            return words.WHY_VISA_AFTER_COURT
        if self.state == S.REPLACED and JournalEvent.VISA_REFUSED in self.days:
            return words.WHY_REPLACED_AFTER_REFUSAL
        return words.WHYS.get(self.state)

    def _next(self) -> Bilingual | None:
        if self._has_lapsed or (self.state == S.TRANSMITTED and self._clock is None):
            return None
        if self.state in (S.ADOPTED, S.SIGNED):
            return words.NEXT_VISA if needs_visa(self.act) else words.NEXT_RECEIPT
        return words.NEXTS.get(self.state)

    @property
    def _is_superseded(self) -> bool:
        """Replaced while in force by a later act, and not after it came back to the council."""
        return (
            self.state == S.REPLACED and JournalEvent.REEXAMINED not in self.days and JournalEvent.CHANGED in self.days
        )

    @property
    def _has_lapsed(self) -> bool:
        if self.state not in (S.TRANSMITTED, S.AWAITING_VISA) or self._clock is None:
            return False
        return _day(self._clock.effect_at) <= today()

    @cached_property
    def _clock(self):
        """The delay that decides: the visa's where one is needed, else the one of the others that ends last."""
        opposed, visa = self.clocks.get(ClockKind.OPPOSITION), self.clocks.get(ClockKind.VISA)
        if self.state == S.OPPOSED:
            return opposed
        is_waived = self.state == S.TRANSMITTED or self.act.force_basis == ForceBasis.OPPOSITION_LAPSED
        others = [clock for clock in self.clocks.values() if clock.has_effect and clock is not visa]
        last = max(others, key=lambda clock: clock.effect_at, default=None)
        return last if is_waived or visa is None else visa

    @cached_property
    def _rule(self):
        """The row of the law behind that delay, also where no clock was kept."""
        if self._clock:
            return rule(self._clock.rule_id, self.level, _day(self._clock.started_at))
        is_visa = self.state in (S.AWAITING_VISA, S.VISA_REFUSED) or self.act.force_basis in (
            ForceBasis.VISA,
            ForceBasis.TACIT_VISA,
        )
        return rule("VIS-20" if is_visa else "LEG-3", self.level)

    @cached_property
    def _values(self) -> dict[str, object]:
        return self._offices | self._moments | self._articles

    @property
    def _offices(self) -> dict[str, object]:
        control, visa = controller(self.level), office_of_visa(self.act)
        return {
            "the": control.definite_label,
            "of": _of(control),
            "the_visa": visa.definite_label,
            "of_visa": _of(visa),
            "the_referrer": suspension_referrer(self.level).definite_label,
            "the_court": _capital(court_referrer(self.level).definite_label),
        }

    @property
    def _moments(self) -> dict[str, object]:
        act, clock = self.act, self._clock
        event = self.days.get(EVENTS.get(self.state))
        if self._is_superseded:
            event = self.days[JournalEvent.CHANGED]
        return {
            "on": _when(words.ON, event),
            "since_event": _when(words.SINCE, event),
            "dated": _when(words.ON, act.dated_on),
            "received": _when(words.ON, act.received_at),
            "since": day_in_words(_day(act.executory_at)) if act.executory_at else "",
            "until": _when(words.UNTIL, clock and clock.due_on),
            "at_latest": _when(words.AT_LATEST, clock and clock.due_on),
            "due": day_in_words(clock.due_on) if clock else "",
            "effect": day_in_words(_day(clock.effect_at)) if clock else "",
        }

    @property
    def _articles(self) -> dict[str, object]:
        clock = self._clock
        rows = {
            "opposition": "LEG-4",
            "referral": "LEG-5",
            "judgment": "LEG-6",
            "nullity": "LEG-2",
            "courts": "LEG-7",
            "visa": "VIS-22",
            "tacit": "VIS-21",
            "signing": "MIN-3",
            "minutes": "MIN-1",
            "majority": "VOT-4",
        }
        return {name: rule(row, self.level).citation.wording for name, row in rows.items()} | {
            "article": Bilingual(clock.citation_fr, clock.citation_ar) if clock else self._rule.citation.wording,
            "delay": self._rule.delay,
            "hours": rule("LEG-5", self.level).delay,
        }
