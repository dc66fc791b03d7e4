"""The points of an agenda as a screen shows them: who put each there, who studied it, its papers, its time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.secretariat import requirements
from cms.secretariat.requirements import Requirements
from document_types.enums import AskedBy, ItemOrigin, SessionKind
from document_types.law.statutes import NoSuchRule, rule
from document_types.models import AgendaItem, CommitteeReport, Session
from document_types.reader import LANGUAGES, article, day_words, language
from document_types.services import agenda_authority, committee_reports, item_papers
from document_types.services.item_papers import Paper
from document_types.services.reckoning import reckoner
from workflows.views.agenda_words import added_words, opposition_sentences


@dataclass(frozen=True)
class Point:
    """A point and what is said of it; what only the council reads is empty for the others."""

    item: AgendaItem
    added: str
    opposed: Sequence[str]
    needs: Requirements | None
    origin: str
    closed: str
    time: str
    same_as: int | None
    is_unstudied: bool
    reports: Sequence[CommitteeReport]
    papers: Sequence[Paper]


def of_session(session: Session, *, is_of_council: bool, has_papers: bool) -> list[Point]:
    """The points in their order, in as many queries for thirty as for three.

    `is_of_council` shows who asked and what a committee advised; `has_papers` the files, to those who may open them.
    """
    reports = CommitteeReport.objects.select_related("committee", "rapporteur__councillor")
    items = list(
        session.items.select_related(
            "act__page", "carried_from__session", "committee", "request", "petition", "opposition"
        )
        .prefetch_related(Prefetch("reports", reports))
        .order_by("position")
    )
    papers = item_papers.of_items(items) if has_papers else {}
    unstudied = {item.pk for item in committee_reports.items_without_report(session)}
    days, here = agenda_authority.days_added(session, items), reckoner()
    # The law has no matter for the elections of a first session (CON-8).
    has_matters = session.kind != SessionKind.INSTALLATION
    for item in items:
        item.session = session
    return [
        Point(
            item=item,
            added=added_words(days.get(item.pk)),
            opposed=opposition_sentences(item, here),
            needs=requirements.of_item(item, session.council.level) if has_matters else None,
            origin=origin_words(item, is_of_council=is_of_council),
            closed=_closed_words(item),
            time=duration(item.estimated_minutes),
            same_as=twin_of(item, items),
            is_unstudied=item.pk in unstudied,
            reports=item.reports.all() if is_of_council else (),
            papers=papers.get(item.pk, ()),
        )
        for item in items
    ]


def total_time(points: Sequence[Point]) -> str:
    """How long the points are expected to take together, and how many of them nobody has estimated."""
    minutes = [point.item.estimated_minutes for point in points]
    unknown = minutes.count(None)
    if unknown == len(minutes):
        return ""
    total = _("Durée prévue de la session : %(time)s.") % {"time": duration(sum(filter(None, minutes)))}
    if not unknown:
        return total
    return f"{total} " + ngettext(
        "Un point est sans durée prévue.", "%(count)s points sont sans durée prévue.", unknown
    ) % {"count": unknown}


def duration(minutes: int | None) -> str:
    """ "45 min", "2 h 05 min"; nothing where nobody has estimated it."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": f"{rest:02}"}


def origin_words(item: AgendaItem, *, is_of_council: bool) -> str:
    """Who put the point on the agenda, with the article; the names of those who asked are the council's to read."""
    if item.carried_from:
        return _("Reporté par le conseil : %(session)s") % {"session": item.carried_from.session}
    asked = getattr(item, "request", None)
    if asked and is_of_council:
        return ngettext(
            "Demandé par %(who)s, %(counter)s signataire, reçu le %(day)s.",
            "Demandé par %(who)s, %(counter)s signataires, reçu le %(day)s.",
            asked.signatories,
        ) % {"who": f"\u2068{asked.asked_by}\u2069", "counter": asked.signatories, "day": day_words(asked.received_on)}
    words = {
        ItemOrigin.PRESIDENT: _("Inscrit par le président avec le bureau"),
        ItemOrigin.MEMBERS: _("Demandé par des membres du conseil"),
        ItemOrigin.AUTHORITY: _("Ajouté par l'autorité, inscrit de plein droit"),
        ItemOrigin.PETITION: _("Pétition acceptée par le bureau"),
        ItemOrigin.QUESTIONS: _("Questions écrites des membres"),
        ItemOrigin.POSTPONED: _("Reporté par une session précédente"),
    }[item.origin]
    return _with_article(words, _RULES.get(item.origin), item.session)


_RULES = {
    ItemOrigin.PRESIDENT: "AGE-1",
    ItemOrigin.MEMBERS: "AGE-4",
    ItemOrigin.AUTHORITY: "AGE-3",
    ItemOrigin.PETITION: "AGE-8",
    ItemOrigin.QUESTIONS: "QUE-1",
}


def powers_words(session: Session) -> str:
    """What the council and its committees may debate at all (AGE-9)."""
    try:
        found = rule("AGE-9", session.council.level, session.opens_on)
    except NoSuchRule:
        return ""
    return f"{found.wording.in_language(language())} ({article(found)})"


def _with_article(words: str, rule_id: str | None, session: Session) -> str:
    """The words and where the law says it; a session older than the law, or a level it is silent on, has no article."""
    try:
        found = rule(rule_id, session.council.level, session.opens_on)
    except NoSuchRule:
        return words
    return f"{words} ({article(found)})"


def _closed_words(item: AgendaItem) -> str:
    if not item.closed_asked_by:
        return ""
    asked_by = AskedBy(item.closed_asked_by)
    words = {
        AskedBy.PRESIDENT: _("Séance non ouverte au public proposée par le président"),
        AskedBy.THIRD: _("Séance non ouverte au public proposée par un tiers des membres du conseil"),
        AskedBy.AUTHORITY: _("Séance non ouverte au public proposée par l'autorité de contrôle"),
    }[asked_by]
    return _with_article(words, "PUB-3" if asked_by == AskedBy.AUTHORITY else "PUB-2", item.session)


def twin_of(item: AgendaItem, items: Sequence[AgendaItem]) -> int | None:
    """The place of another point with the same title, in either language."""
    mine = _titles(item)
    return next((other.position for other in items if other.pk != item.pk and mine & _titles(other)), None)


def _titles(item: AgendaItem) -> set[str]:
    titles = (" ".join(getattr(item, f"title_{code}").casefold().split()) for code in LANGUAGES)
    return {title for title in titles if title}
