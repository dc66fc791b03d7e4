"""The registers of a council, a year at a time: of its decisions (MIN-3, MIN-10) and of its minutes (MIN-2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch
from django.utils.translation import gettext as _

from document_types.enums import ActKind, ActState, Edition, Register
from document_types.law.rule import PUBLISHED_ON
from document_types.lifecycle import WRITABLE
from document_types.models import Act, ActPage, Council, Sitting, VoteEvent
from document_types.printing import attendance
from document_types.printing.content import blocks_of
from document_types.printing.typesetting import head, in_edition, typeset
from document_types.printing.words import certified_copy, cited, dash, fact, number_words, signatories, tally
from document_types.reader import day_words, language
from document_types.services import pages

# Before it there was no council of this kind.
FIRST_YEAR = 1900


def decisions(
    council: Council, year: int, *, certified_on: date | None = None, edition: Edition | None = None
) -> bytes:
    """The decisions of a year in order of date: number, session, subject, text, vote, state."""
    return typeset("register", in_edition(edition, lambda: _said_of_decisions(council, year, certified_on)))


def minutes(council: Council, year: int, *, certified_on: date | None = None, edition: Edition | None = None) -> bytes:
    """The minutes of a year in the order of their numbers."""
    return typeset("register", in_edition(edition, lambda: _said_of_minutes(council, year, certified_on)))


def presences(
    council: Council, year: int, *, certified_on: date | None = None, edition: Edition | None = None
) -> bytes:
    """The attendance of a year, sitting by sitting."""
    return attendance.of_year(council, year, certified_on=certified_on, edition=edition)


def _said_of_decisions(council: Council, year: int, certified_on: date | None) -> dict:
    acts = _decisions(council, year)
    proclaimed = VoteEvent.objects.filter(poll=None).order_by("round")
    acts = acts.prefetch_related(Prefetch("item__vote_events", proclaimed, to_attr="rounds"))
    return _said(
        council,
        year,
        certified_on,
        title=_("Registre des délibérations"),
        opening=_(
            "Registre des délibérations de l'année %(year)s, coté et paraphé de la première à la dernière page par le "
            "président et le secrétaire du conseil. Nombre de pages : {pages}."
        ),
        # It is of this register that the law wants a certified copy at the handover.
        rules=("MIN-3", "MIN-10", *(("MIN-11",) if certified_on else ())),
        entries=[
            _entry(act, _decision_facts(act))
            for act in acts.order_by(F("dated_on").asc(nulls_last=True), "number", "pk")
        ],
        empty=_("Aucune délibération n'est inscrite pour cette année."),
    )


def _said_of_minutes(council: Council, year: int, certified_on: date | None) -> dict:
    acts = _minutes(council, year)
    return _said(
        council,
        year,
        certified_on,
        title=_("Registre des procès-verbaux"),
        opening=_(
            "Registre des procès-verbaux de l'année %(year)s, coté et paraphé de la première à la dernière page par le "
            "président et le secrétaire du conseil. Nombre de pages : {pages}."
        ),
        rules=("MIN-2",),
        entries=[_entry(act, _session_facts(act)) for act in acts.order_by("number", "pk")],
        empty=_("Aucun procès-verbal n'est inscrit pour cette année."),
    )


PRINTED = {Register.DECISIONS: decisions, Register.MINUTES: minutes, Register.ATTENDANCE: presences}


def has_entries(council: Council, register: Register, year: int) -> bool:
    found = {
        Register.DECISIONS: _decisions,
        Register.MINUTES: _minutes,
        Register.ATTENDANCE: attendance.sittings_of,
    }[register]
    return found(council, year).exists()


def years_of(council: Council) -> list[int]:
    """The years for which one of the registers has something to print, the last first."""
    kinds = (ActKind.DELIBERATION, ActKind.MINUTES)
    numbered = Act.objects.filter(council=council, kind__in=kinds, year__isnull=False)
    sat = Sitting.objects.filter(session__council=council)
    years = {*numbered.values_list("year", flat=True), *sat.values_list("held_on__year", flat=True)}
    return sorted(years, reverse=True)


def _decisions(council: Council, year: int):
    return _of(council, ActKind.DELIBERATION, year).exclude(state__in=[*WRITABLE, ActState.REJECTED])


def _minutes(council: Council, year: int):
    return _of(council, ActKind.MINUTES, year).filter(state__in=[ActState.ESTABLISHED, ActState.ARCHIVED])


def _of(council: Council, kind: ActKind, year: int):
    acts = Act.objects.filter(council=council, kind=kind, year=year)
    return acts.select_related("session", "revision")


def _said(council: Council, year: int, certified_on: date | None, *, title, opening, rules, entries, empty) -> dict:
    day = date(year, 12, 31)
    articles = [cited(each, council, day) for each in rules] if day >= PUBLISHED_ON else []
    return head(council, title=title, subtitle=str(year), day=day) | {
        "opening": opening % {"year": year},
        # A register of before the three laws cites none of them.
        "articles": articles,
        "certified": certified_copy(certified_on),
        "entries": list(entries),
        "empty": empty,
        "dash": dash(),
        "signatures": signatories(council, certified_on or day),
    }


@dataclass(frozen=True)
class _FixedText:
    """The text that was decided on, read from its revision alone: a register asks nothing else of the page."""

    content: dict

    def body_in(self, language: str):
        return ActPage._meta.get_field(f"body_{language}").to_python(self.content.get(f"body_{language}") or "[]")


def _entry(act: Act, facts: Iterable[dict]) -> dict:
    text = _FixedText(act.revision.content) if act.revision else pages.text_of(act)
    return {
        "number": number_words(act.number_label),
        "day": day_words(act.dated_on) if act.dated_on else _("sans date"),
        "subject": act.subject_in(language()),
        "facts": list(facts),
        "blocks": blocks_of(text, language()),
    }


def _session_facts(act: Act) -> Iterable[dict]:
    if act.session:
        yield fact(_("Session"), act.session.title_in(language()))


def _decision_facts(act: Act) -> Iterable[dict]:
    yield from _session_facts(act)
    if rounds := getattr(getattr(act, "item", None), "rounds", None):
        yield fact(_("Vote"), tally(rounds[-1]))
    yield fact(_("État"), act.get_state_display())
