"""Telling people of what concerns them: a row a person, until a digest takes it away."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from document_types import clock
from document_types.access import OUTSIDE, holders, holds_any
from document_types.enums import ActKind, SessionState
from document_types.law.actors import controller
from document_types.law.clock import legal_day
from document_types.models import Act, Authority, Council, Notification, Session
from document_types.rights import Capability
from document_types.services.signatories import CAPABILITIES
from workflows import notices
from workflows.notices import Notice, Reason
from workflows.services.offices import visa_authority_of
from workflows.services.signature import SIGNATORIES
from workflows.signals import told_urgently

# What was written down so long after, or before, is history: the story of a demonstration, a register taken over.
NEWS_FOR = timedelta(days=14)


def tell(
    *,
    event: str,
    council: Council,
    at: datetime,
    act: Act | None = None,
    session_id: int | None = None,
    user=None,
) -> list[Notification]:
    """Keep one notification for each person the event concerns, but its author and who already waits for it."""
    return tell_all(event=event, council=council, at=at, about=[(act, session_id)], user=user)


@transaction.atomic
def tell_all(
    *,
    event: str,
    council: Council,
    at: datetime,
    about: Sequence[tuple[Act | None, int | None]],
    user=None,
) -> list[Notification]:
    """`tell` of one event of many acts, or of sessions: who is concerned is asked once for all that are alike."""
    if not _is_news(at):
        return []
    matters = _as_they_stand(council, about)
    audience, waiting = Audience(council), _waiting(event, matters)
    told = []
    for act, session in matters:
        reasons = audience.reasons(notices.of_event(event), act, session)
        reasons.pop(user.pk if user else None, None)
        told += [
            Notification(
                recipient_id=person,
                event=event,
                reason=reason,
                actor=name_of(user)[:150],
                session=session,
                act=act,
                created_at=at,
            )
            for person, reason in reasons.items()
            if (act and act.pk, session and session.pk, person) not in waiting
        ]
    Notification.objects.bulk_create(told)
    if told and event in notices.URGENT_EVENTS:
        transaction.on_commit(lambda: told_urgently.send(sender=Notification), robust=True)
    return told


def _as_they_stand(council: Council, about: Sequence[tuple[Act | None, int | None]]) -> list[tuple]:
    """Each act, or the session of what has none, as it is now."""
    acts = Act.objects.with_council().in_bulk([act.pk for act, _session_id in about if act])
    found = [(acts.get(act.pk) if act else None, session_id) for act, session_id in about]
    return [(act, act.session if act and act.session else _session(council, pk)) for act, pk in found]


def _waiting(event: str, matters: list[tuple]) -> set[tuple]:
    """Who was told of the event by a message that has not left: act, session, person."""
    acts = [act for act, _session in matters if act]
    sessions = [session for act, session in matters if not act and session]
    same = Q(act__in=acts) | Q(act=None, session__in=sessions)
    if (None, None) in matters:
        same |= Q(act=None, session=None)
    return set(Notification.objects.filter(same, message=None, event=event).values_list("act", "session", "recipient"))


def is_moot(notification: Notification) -> bool:
    """Whether what was asked for was done before anybody was told of it, or its reader has no right there any more.

    Its act's signatures are read.
    """
    act = notification.act
    about = act or notification.session
    if about and not holds_any(notification.recipient, Capability, about.council.page):
        return True
    if notification.reason == Reason.TO_TRANSMIT:
        return act.received_at is not None
    if notification.reason in (Reason.TO_DECIDE, Reason.TO_VOTE_AGAIN):
        return not act.clocks.running().exists()
    if notification.reason != Reason.TO_SIGN:
        return False
    signed = {signature.office for signature in act.signatures.all()}
    missing = [CAPABILITIES[office] for office in SIGNATORIES[ActKind(act.kind)] if office not in signed]
    return not holds_any(notification.recipient, missing, act.council.page)


def name_of(user) -> str:
    """Who did it; nobody, for what time or a member's personal link did."""
    return (user.get_full_name() or user.get_username()) if user and user.is_authenticated else ""


def _is_news(at: datetime) -> bool:
    """Near today, or near the day a demonstration stands on."""
    days = (timezone.localdate(), clock.today())
    return any(abs(day - legal_day(at)) <= NEWS_FOR for day in days)


def _session(council: Council, pk: int | None) -> Session | None:
    """The session of the event; a question or a petition belongs to the next one of the council."""
    sessions = Session.objects.filter(council=council)
    if pk is not None:
        return sessions.filter(pk=pk).first()
    to_come = (SessionState.PLANNED, SessionState.CONVENED, SessionState.OPEN)
    return sessions.filter(state__in=to_come, is_imported=False).order_by("opens_on", "pk").first()


class Audience:
    """Whom the events of one council concern; each question is asked once."""

    def __init__(self, council: Council):
        self.council = council
        self._holders: dict[tuple, list[int]] = {}
        self._groups: dict[tuple, list[int]] = {}

    def reasons(self, rows: Iterable[Notice], act: Act | None, session: Session | None) -> dict[int, Reason]:
        reasons: dict[int, Reason] = {}
        for row in rows:
            if row.fits(act):
                for person in self._people(row, act, session):
                    reasons.setdefault(person, row.reason)
        return reasons

    def _people(self, row: Notice, act: Act | None, session: Session | None) -> Iterator[int]:
        inside = tuple(capability for capability in row.to if capability not in OUTSIDE)
        outside = tuple(capability for capability in row.to if capability in OUTSIDE)
        if inside:
            yield from self._holding(inside)
        if outside and _is_before_the_authority(act, session):
            yield from self._holding(outside, tuple(self._groups_of(act)))

    def _holding(self, capabilities: tuple, groups: tuple[int, ...] | None = None) -> list[int]:
        key = capabilities, groups
        if key not in self._holders:
            people = holders(self.council, *capabilities)
            if groups is not None:
                people = people.filter(groups__in=groups)
            self._holders[key] = list(people.values_list("pk", flat=True))
        return self._holders[key]

    def _groups_of(self, act: Act | None) -> list[int]:
        """The groups of the authorities that the act is before."""
        key = (act.matter, act.dated_on) if act else ()
        if key not in self._groups:
            authorities = _authorities(self.council, act)
            self._groups[key] = [authority.group_id for authority in authorities if authority.group_id]
        return self._groups[key]


def _is_before_the_authority(act: Act | None, session: Session | None) -> bool:
    """The authority hears of what it received, and of sessions it knows of: nothing of what is being prepared."""
    if act and act.kind != ActKind.CONVOCATION:
        return act.received_at is not None
    return session is not None and (session.agenda_sent_at is not None or session.convened_at is not None)


def _authorities(council: Council, act: Act | None) -> list[Authority]:
    """The office that controls the council and the one that grants this act's visa: the right reaches farther."""
    found = [Authority.objects.over(council, controller(council.level))]
    if act and act.matter and act.dated_on:
        found.append(visa_authority_of(act))
    return [authority for authority in found if authority]
