"""What was put before the council and what it did: session, agenda, attendance and votes, written from the rows."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.archive.dossier.piece import Piece, of_json, of_rows
from document_types.models import Presence, Session, Vote, VoteEvent

AGENDA = (
    *("position", "title_fr", "title_ar", "matter", "origin", "is_late", "is_closed", "outcome", "act"),
    *("debate_fr", "debate_ar"),
)
PRESENCES = ("sitting", "held_on", "member_fr", "member_ar", "status", "arrived_at", "left_at")
EVENTS = (
    *("point", "poll_fr", "poll_ar", "round", "decided_at", "majority", "rule", "for", "against", "abstentions"),
    *("needed", "in_office", "outcome"),
)
VOTES = ("point", "poll_fr", "poll_ar", "round", "member_fr", "member_ar", "choice", "candidate_fr", "candidate_ar")


def pieces(session: Session) -> Iterator[Piece]:
    yield of_json("01 session/session.json", "session", session.title, session.opens_on, _session(session))
    yield _agenda(session)
    yield _presences(session)
    yield from _votes(session)


def _session(session: Session) -> dict:
    days = ("opens_on", "closed_on", "extended_on", "extended_until", "elected_on")
    moments = ("agenda_sent_at", "agenda_received_at", "convened_at")
    sittings = session.sittings.order_by("number").values(
        *("number", "call", "held_on", "opened_at", "closed_at", "members_in_office", "present_at_opening"),
        *("is_quorate", "is_public"),
    )
    return {
        "council": session.council.code,
        "title": {language: session.title_in(language) for language in ("fr", "ar")},
        "place": {language: session.place_in(language) for language in ("fr", "ar")},
        "kind": session.kind,
        "state": session.state,
        "is_imported": session.is_imported,
        "agenda_receipt": session.agenda_receipt,
        **{name: _iso(getattr(session, name)) for name in (*days, *moments)},
        "sittings": [{name: _iso(value) for name, value in sitting.items()} for sitting in sittings],
    }


def _iso(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def _agenda(session: Session) -> Piece:
    rows = [
        (
            *(item.position, item.title_fr, item.title_ar, item.matter, item.origin, item.is_late, item.is_closed),
            *(item.outcome, item.act.number_label if item.act else "", item.debate_fr, item.debate_ar),
        )
        for item in session.items.select_related("act").order_by("position")
    ]
    return of_rows("02 ordre-du-jour/points.csv", "agenda", _("Ordre du jour"), session.opens_on, AGENDA, rows)


def _presences(session: Session) -> Piece:
    presences = Presence.objects.filter(sitting__session=session).select_related("sitting", "mandate__councillor")
    rows = [
        (
            *(each.sitting.number, each.sitting.held_on, *member(each.mandate), each.status),
            *(each.arrived_at, each.left_at),
        )
        for each in presences.order_by("sitting__number", "mandate__rank", "pk")
    ]
    return of_rows("04 presences/presences.csv", "attendance", _("Présences"), session.opens_on, PRESENCES, rows)


def _votes(session: Session) -> Iterator[Piece]:
    events = VoteEvent.objects.filter(item__session=session).select_related("item", "poll")
    events = events.order_by("item__position", "decided_at", "pk")
    rows = [
        (
            *_about(event),
            *(event.decided_at, event.majority, event.rule_id, event.votes_for, event.votes_against),
            *(event.abstentions, event.needed, event.members_in_office, event.outcome),
        )
        for event in events
    ]
    yield of_rows("05 votes/resultats.csv", "votes", _("Résultats des votes"), session.opens_on, EVENTS, rows)
    votes = Vote.objects.filter(event__item__session=session).select_related(
        "event__item", "event__poll", "mandate__councillor", "candidacy__mandate__councillor"
    )
    rows = [
        (
            *(*_about(vote.event), *member(vote.mandate), vote.choice),
            *(member(vote.candidacy.mandate) if vote.candidacy else ("", "")),
        )
        for vote in votes.order_by("event__item__position", "event__decided_at", "event", "mandate__rank", "pk")
    ]
    yield of_rows("05 votes/votes.csv", "votes", _("Votes de chaque membre"), session.opens_on, VOTES, rows)


def _about(event: VoteEvent) -> tuple:
    poll = event.poll
    return event.item.position, poll.title_fr if poll else "", poll.title_ar if poll else "", event.round


def member(mandate) -> tuple[str, str]:
    return mandate.councillor.name_fr, mandate.councillor.name_ar
