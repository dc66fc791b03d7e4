"""Telling people of what concerns them: a row a person, until a digest takes it away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from document_types import clock
from document_types.access import OUTSIDE, holders, holds_any
from document_types.enums import ActKind, SessionState
from document_types.law.actors import controller
from document_types.law.clock import legal_day
from document_types.models import Act, Authority, Council, Notification, Session
from document_types.rights import Capability
from workflows import notices
from workflows.notices import Notice, Reason
from workflows.services.offices import visa_authority_of
from workflows.services.signature import CAPABILITIES, SIGNATORIES
from workflows.signals import told_urgently

# What was written down so long after, or before, is history: the story of a demonstration, a register taken over.
NEWS_FOR = timedelta(days=14)


@transaction.atomic
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
    if not _is_news(at):
        return []
    act = Act.objects.with_council().filter(pk=act.pk).first() if act else None
    session = act.session if act and act.session else _session(council, session_id)
    reasons = _reasons(notices.of_event(event), council, act, session)
    reasons.pop(user.pk if user else None, None)
    waiting = Notification.objects.filter(message=None, event=event, act=act, session=session, recipient__in=reasons)
    for known in waiting.values_list("recipient", flat=True):
        del reasons[known]
    told = Notification.objects.bulk_create(
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
    )
    if told and event in notices.URGENT_EVENTS:
        transaction.on_commit(lambda: told_urgently.send(sender=Notification), robust=True)
    return told


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


def _reasons(rows, council: Council, act: Act | None, session: Session | None) -> dict[int, Reason]:
    reasons: dict[int, Reason] = {}
    for row in rows:
        if row.fits(act):
            for person in _people(row, council, act, session):
                reasons.setdefault(person, row.reason)
    return reasons


def _people(row: Notice, council: Council, act: Act | None, session: Session | None):
    inside = [capability for capability in row.to if capability not in OUTSIDE]
    outside = [capability for capability in row.to if capability in OUTSIDE]
    if inside:
        yield from holders(council, *inside).values_list("pk", flat=True)
    if outside and _is_before_the_authority(act, session):
        groups = [authority.group_id for authority in _authorities(council, act) if authority.group_id]
        yield from holders(council, *outside).filter(groups__in=groups).values_list("pk", flat=True)


def _is_before_the_authority(act: Act | None, session: Session | None) -> bool:
    """The authority hears of what it received, and of sessions it knows of: nothing of what is being prepared."""
    if act and act.kind != ActKind.CONVOCATION:
        return act.received_at is not None
    return session is not None and (session.agenda_sent_at is not None or session.convened_at is not None)


def _authorities(council: Council, act: Act | None) -> list[Authority]:
    """The office that controls the council and the one that grants this act's visa: the right reaches farther."""
    found = [Authority.objects.over(council, controller(council.level)).first()]
    if act and act.matter and act.dated_on:
        found.append(visa_authority_of(act))
    return [authority for authority in found if authority]
