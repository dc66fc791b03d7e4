"""One session as its member sees it: agenda and papers before, own presences and votes and the decisions after."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch

from cms.members.door import Member
from cms.portal.visibility import HELD
from document_types.enums import ActKind, ActState
from document_types.models import AgendaItem, Delivery, Presence, Session, Vote, VoteEvent
from document_types.reader import language
from document_types.services.papers import Paper, papers_of
from document_types.services.results import result_sentence


@dataclass(frozen=True)
class Point:
    """A point of the agenda with what the member may read of it; `language` is the one its title is in."""

    item: AgendaItem
    title: str
    language: str
    is_readable: bool
    papers: list[Paper] = field(default_factory=list)
    result: str = ""
    votes: list[Vote] = field(default_factory=list)
    debate: str = ""


def calls_of(session: Session, member: Member) -> list[Delivery]:
    """For each of the member's mandates, the last convocation that called it, by e-mail rather than on paper."""
    deliveries = Delivery.objects.filter(
        act__session=session, act__kind=ActKind.CONVOCATION, act__state=ActState.SENT, mandate__in=member.keys
    )
    newest_first = deliveries.select_related("act__council", "act__session", "mandate__councillor")
    found: dict[int, Delivery] = {}
    for delivery in newest_first.order_by("-act_id", "channel", "pk"):
        found.setdefault(delivery.mandate_id, delivery)
    return list(found.values())


def of(session: Session, member: Member, acts) -> dict:
    """What the page of a session shows, in a fixed number of queries; `acts`: those of it the member may read."""
    readable = {act.pk: act for act in acts}
    held = session.state in HELD
    papers, votes = papers_of(readable.values()), _votes(session, member) if held else {}
    presences = Presence.objects.filter(sitting__session=session, mandate__in=member.keys)
    return {
        "is_held": held,
        "points": [
            _point(item, session, readable, papers, votes.get(item.pk, []), held=held) for item in _items(session)
        ],
        "presences": list(
            presences.select_related("sitting", "mandate__councillor").order_by("sitting__number", "mandate__rank")
        ),
        "texts": [act for act in readable.values() if act.kind != ActKind.DELIBERATION],
    }


def _items(session: Session):
    on_the_text = VoteEvent.objects.filter(poll=None).select_related("poll").order_by("round")
    return session.items.prefetch_related(Prefetch("vote_events", on_the_text)).order_by("position")


def _votes(session: Session, member: Member) -> dict[int, list[Vote]]:
    """By point, the member's own votes in the order they were cast: on the text, and on what else was put to it."""
    votes = Vote.objects.filter(mandate__in=member.keys, event__item__session=session)
    votes = votes.select_related("event__poll", "candidacy__mandate__councillor", "mandate__councillor")
    found = defaultdict(list)
    for vote in votes.order_by("event__decided_at", "event__round", "pk"):
        found[vote.event.item_id].append(vote)
    return found


def _point(item: AgendaItem, session: Session, readable, papers, votes, *, held: bool) -> Point:
    other = "fr" if language() == "ar" else "ar"
    events = list(item.vote_events.all())
    return Point(
        item=item,
        title=item.title_in(language()),
        language=language() if getattr(item, f"title_{language()}") else other,
        is_readable=item.act_id in readable,
        papers=papers.get(item.act_id, []),
        result=result_sentence(events[-1], session.council.level, language()) if held and events else "",
        votes=votes,
        debate=_debate(item) if held else "",
    )


def _debate(item: AgendaItem) -> str:
    return (item.debate_ar or item.debate_fr) if language() == "ar" else (item.debate_fr or item.debate_ar)
