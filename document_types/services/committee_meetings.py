"""Meetings of a committee: its members called to points of an agenda, and who came (COMM-5, AGE-9)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import Attendance, Channel, ItemOutcome, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.models import AgendaItem, Committee, CommitteeCall, CommitteeMeeting, Council, Mandate
from document_types.reader import day_words
from document_types.services import committees, convocations, sessions
from document_types.services.journal import record
from document_types.signals import committee_called

# A committee prepares what the council has not begun to debate.
TO_PREPARE = (SessionState.PLANNED, SessionState.CONVENED)


def items_to_study(council: Council):
    """The points that a committee may be called to: those of the sessions to come, not decided yet (AGE-9)."""
    return (
        AgendaItem.objects.filter(session__council=council, session__state__in=TO_PREPARE, outcome=ItemOutcome.PENDING)
        .select_related("session")
        .order_by("session__opens_on", "session_id", "position")
    )


@transaction.atomic
def convene(
    *,
    committee: Committee,
    items: Iterable[AgendaItem],
    held_on: date,
    starts_at: time | None = None,
    place_fr: str = "",
    place_ar: str = "",
    at: datetime | None = None,
    user=None,
) -> CommitteeMeeting:
    """Call each member in office of the committee: by e-mail where an address was declared, else on paper.

    The points with no competent committee yet become this one's to study.
    """
    committee = committees.locked(committee)
    council = committee.council
    if committee.ended_on and committee.ended_on < held_on:
        raise Refusal(_("Cette commission a pris fin : elle ne se réunit plus à cette date."))
    items = _items(council, items, held_on)
    same = committee.meetings.filter(held_on=held_on, starts_at=starts_at).prefetch_related("items")
    if any(set(meeting.items.all()) == set(items) for meeting in same):
        raise Refusal(_("La commission est déjà convoquée à ces points, à ce jour et à cette heure."))
    members = _members(committee, held_on)
    meeting = CommitteeMeeting.objects.create(
        committee=committee,
        held_on=held_on,
        starts_at=starts_at,
        place_fr=place_fr,
        place_ar=place_ar,
        convened_at=at or clock.now(),
    )
    meeting.items.set(items)
    for item in items:
        if item.committee_id is None:
            item.write(committee=committee)
    CommitteeCall.objects.bulk_create(
        CommitteeCall(meeting=meeting, mandate=member, **convocations.way_to(member)) for member in members
    )
    _record(
        meeting,
        JournalEvent.COMMITTEE_CONVENED,
        user,
        effective_at=meeting.convened_at,
        items=[item.pk for item in items],
        members=sorted(member.pk for member in members),
    )
    committee_called.send(sender=CommitteeMeeting, meeting=meeting)
    return meeting


def _members(committee: Committee, day: date) -> list[Mandate]:
    seats = committees.sitting_on(committee.seats.all(), day).select_related("mandate")
    members = [seat.mandate for seat in seats.order_by("mandate__rank", "pk")]
    if not members:
        raise Refusal(_("Personne ne siège dans cette commission à cette date : inscrivez d'abord ses membres."))
    return members


def _items(council: Council, items: Iterable[AgendaItem], held_on: date) -> list[AgendaItem]:
    """The points as they are now, behind the lock of their sessions."""
    chosen = {item.pk for item in items}
    for session in {item.session_id: item.session for item in items_to_study(council).filter(pk__in=chosen)}.values():
        sessions.locked(session)
    found = list(items_to_study(council).filter(pk__in=chosen))
    if not found:
        raise Refusal(_("Choisissez au moins un point : une commission ne débat que de points de l'ordre du jour."))
    if len(found) != len(chosen):
        raise Refusal(_("Un des points n'est plus à étudier : il a été décidé, ou sa session est ouverte."))
    if (first := min(item.session.opens_on for item in found)) < held_on:
        raise Refusal(
            _("La commission se réunit avant la session, qui s'ouvre le %(day)s.") % {"day": day_words(first)}
        )
    return found


@transaction.atomic
def mark_sent(*, call: CommitteeCall, at: datetime | None = None, user=None) -> CommitteeCall:
    """Record that a call left for the declared address, or was handed over on paper."""
    call = (
        CommitteeCall.objects.select_for_update(of=("self",))
        .select_related("meeting__committee__council")
        .get(pk=call.pk)
    )
    if call.sent_at:
        raise Refusal(_("Cet envoi est déjà enregistré."))
    call.sent_at, call.error = at or clock.now(), ""
    call.save(update_fields=["sent_at", "error"])
    _record(
        call.meeting,
        JournalEvent.DELIVERED,
        user,
        effective_at=call.sent_at,
        mandate=call.mandate_id,
        channel=str(call.channel),
        address=call.address,
    )
    return call


def mark_failed(*, call: CommitteeCall, error: str) -> None:
    """Keep the reason on the row, where the clerk sees it and may send again."""
    CommitteeCall.objects.filter(pk=call.pk, sent_at=None).update(error=error)


def send_again(*, call: CommitteeCall) -> None:
    """Forget a failure: the next worker tries anew."""
    if call.sent_at or call.channel != Channel.EMAIL:
        raise Refusal(_("Seul un courriel qui n'est pas parti se renvoie."))
    CommitteeCall.objects.filter(pk=call.pk, sent_at=None).update(error="")
    committee_called.send(sender=CommitteeMeeting, meeting=call.meeting)


@transaction.atomic
def record_presences(*, meeting: CommitteeMeeting, presences: Mapping[int, Attendance], user=None) -> CommitteeMeeting:
    """Record who came, by mandate; entered again, it corrects what was entered."""
    committees.locked(meeting.committee)
    meeting = CommitteeMeeting.objects.select_related("committee__council").get(pk=meeting.pk)
    if meeting.held_on > max(clock.today(), clock.localdate()):
        raise Refusal(
            _("La réunion est le %(day)s : ses présences s'enregistrent une fois qu'elle est tenue.")
            % {"day": day_words(meeting.held_on)}
        )
    calls = {call.mandate_id: call for call in meeting.calls.all()}
    if set(presences) - set(calls):
        raise Refusal(_("Une personne notée présente n'est pas membre de la commission."))
    for mandate, status in presences.items():
        calls[mandate].attendance = status
    CommitteeCall.objects.bulk_update(calls.values(), ["attendance"])
    came = sorted(pk for pk, call in calls.items() if call.attendance == Attendance.PRESENT)
    _record(meeting, JournalEvent.COMMITTEE_MET, user, present=came, called=sorted(calls))
    return meeting


def _record(meeting: CommitteeMeeting, event: JournalEvent, user, effective_at=None, **facts) -> None:
    at_it = {"committee": meeting.committee_id, "meeting": meeting.pk, "held_on": meeting.held_on.isoformat()}
    record(
        council=meeting.committee.council,
        event=event,
        effective_at=effective_at,
        payload=at_it | facts,
        user=user,
    )
