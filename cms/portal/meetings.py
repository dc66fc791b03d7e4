"""The page of a session: agenda and results, quorum, presence, papers, and its steps."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import render

from cms.portal.breadcrumbs import council_crumbs
from cms.portal.responses import public_page
from cms.portal.visibility import HELD, public_acts, public_sessions
from document_types.enums import ActKind, SessionKind
from document_types.law.statutes import rule
from document_types.models import AgendaItem, Presence, Session, Sitting, VoteEvent
from document_types.reader import article, language
from document_types.services.agenda_authority import days_added
from document_types.services.results import result_sentence
from document_types.services.wording import quorum_sentence
from workflows.force import Tag, tag_of


@dataclass(frozen=True)
class Point:
    """A point of the agenda: its words, what came out of it, and its act once that is online."""

    item: AgendaItem
    title: str
    language: str
    act: object = None
    tag: Tag | None = None
    vote: str = ""
    added_on: date | None = None


@dataclass(frozen=True)
class Meeting:
    sitting: Sitting
    quorum: str
    article: str
    presences: list[Presence]


@public_page
def session_page(request, page):
    session = public_sessions().with_council().filter(page=page).first()
    if session is None:
        raise Http404
    is_held = session.state in HELD
    # Of several convocations, the newest.
    papers = public_acts().filter(session=session).exclude(kind=ActKind.DELIBERATION).order_by("pk")
    papers = {act.kind: act for act in papers}
    context = {
        "session": session,
        "council": session.council,
        "session_page": page,
        "is_held": is_held,
        "points": _points(session, is_held),
        "meetings": [_meeting(session, sitting) for sitting in _sittings(session)] if is_held else [],
        "convocation": papers.get(ActKind.CONVOCATION),
        "minutes": papers.get(ActKind.MINUTES),
        "steps": _steps(session),
        "breadcrumb": council_crumbs(session.council),
    }
    return render(request, "portal/session.html", context)


def _points(session: Session, is_held: bool) -> list[Point]:
    items = list(_items(session))
    days = days_added(session, items)
    return [_point(item, is_held, session.council.level, days.get(item.pk)) for item in items]


def _items(session: Session):
    events = Prefetch("vote_events", VoteEvent.objects.filter(poll=None).select_related("poll").order_by("round"))
    items = session.items.select_related("act__council__collectivity").prefetch_related(events)
    return items.order_by("position")


def _point(item: AgendaItem, is_held: bool, level, added_on: date | None) -> Point:
    act = item.act if item.act and item.act.is_online and item.act.number_slug else None
    events = list(item.vote_events.all()) if is_held else []
    other = "fr" if language() == "ar" else "ar"
    return Point(
        item=item,
        title=item.title_in(language()),
        language=language() if getattr(item, f"title_{language()}") else other,
        act=act if is_held else None,
        tag=tag_of(act) if act and is_held else None,
        vote=result_sentence(events[-1], level, language()) if events else "",
        added_on=added_on,
    )


def _sittings(session: Session):
    presences = Prefetch(
        "presences", Presence.objects.select_related("mandate__councillor").order_by("mandate__rank", "pk")
    )
    return session.sittings.prefetch_related(presences).order_by("number")


def _meeting(session: Session, sitting: Sitting) -> Meeting:
    return Meeting(
        sitting=sitting,
        quorum=quorum_sentence(session, sitting, language()),
        article=article(sitting.law_call.rule(session.council.level, sitting.held_on)),
        presences=list(sitting.presences.all()),
    )


def _steps(session: Session) -> list[tuple[str, object, str]]:
    """The steps of a session that the row itself knows, with their articles."""
    level = session.council.level
    steps = (
        ("agenda", session.agenda_sent_at, "AGE-2"),
        ("convened", session.convened_at, "CON-8" if session.kind == SessionKind.INSTALLATION else "CON-2"),
        ("opened", session.opens_on if session.state in HELD else None, ""),
        ("closed", session.closed_on, ""),
    )
    return [
        (name, moment, article(rule(row, level, session.opens_on)) if row else "")
        for name, moment, row in steps
        if moment
    ]
