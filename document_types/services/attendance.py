"""Recording a sitting: who was there, and whether the council could lawfully deliberate."""

from collections.abc import Mapping
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import Attendance, JournalEvent, SessionKind, SessionState
from document_types.errors import Conflict, Refusal
from document_types.law import majorities
from document_types.models import Mandate, Presence, Session, Sitting
from document_types.models.sessions import law_calls
from document_types.services import calls, installation, sessions, sitting_secretary
from document_types.services.journal import record


@transaction.atomic
def record_sitting(
    *,
    session: Session,
    held_on: date,
    presences: Mapping[int, Attendance],
    opened_at: time | None = None,
    closed_at: time | None = None,
    call: int | None = None,
    expected_number: int | None = None,
    user=None,
) -> Sitting:
    """Record a sitting from each member's presence, by mandate id; without `call`, on the lawful one.

    The quorum is counted at the opening of the session only: later sittings inherit it (QUO-2, QUO-5).
    """
    session = sessions.locked(session)
    last = calls.last_sitting(session)
    number = last.number + 1 if last else 1
    if expected_number not in (None, number):
        raise Conflict
    if session.state not in (SessionState.CONVENED, SessionState.OPEN):
        raise Refusal(_("Envoyez d'abord les convocations : une séance se tient sur convocation."))
    if held_on < session.opens_on:
        raise Refusal(_("La séance ne peut pas précéder la date de la convocation."))
    call = call or calls.next_call(session, last)
    calls.require_lawful(session, last, call=call, held_on=held_on)
    in_office = _in_office(session, held_on, presences)
    present = sum(1 for status in presences.values() if status == Attendance.PRESENT)
    quorum = majorities.quorum(
        session.council.level,
        present=present,
        members_in_office=len(in_office),
        call=law_calls(session.kind)[call],
        on=held_on,
    )
    is_quorate = quorum.is_met or (last is not None and last.is_quorate)
    sitting = Sitting.objects.create(
        session=session,
        number=number,
        call=call,
        held_on=held_on,
        opened_at=opened_at,
        closed_at=closed_at,
        members_in_office=len(in_office),
        present_at_opening=present,
        is_quorate=is_quorate,
    )
    Presence.objects.bulk_create(
        Presence(sitting=sitting, mandate_id=pk, status=presences.get(pk, Attendance.ABSENT))
        for pk in sorted(in_office)
    )
    if session.kind == SessionKind.INSTALLATION and not (last and last.is_quorate):
        installation.name_officers(sitting)
    if is_quorate:
        sitting_secretary.settle(session=session, user=user)
    if is_quorate and session.state == SessionState.CONVENED:
        session.write(state=SessionState.OPEN)
    _record(sitting, presences, user)
    return sitting


def _in_office(session: Session, held_on: date, presences: Mapping[int, Attendance]) -> set[int]:
    """The mandates that make the quorum on that day; a presence of anybody else is refused."""
    mandates = Mandate.objects.filter(council=session.council).in_office(held_on)
    in_office = set(mandates.values_list("pk", flat=True))
    if not in_office:
        raise Refusal(_("Aucun membre n'est en exercice à cette date : enregistrez d'abord les mandats."))
    if set(presences) - in_office:
        raise Refusal(_("Une personne notée présente n'est pas membre en exercice à cette date."))
    return in_office


def _record(sitting: Sitting, presences: Mapping[int, Attendance], user) -> None:
    record(
        council=sitting.session.council,
        event=JournalEvent.SITTING_RECORDED,
        payload={
            "session": sitting.session_id,
            "sitting": sitting.number,
            "call": sitting.call,
            "held_on": sitting.held_on.isoformat(),
            "members_in_office": sitting.members_in_office,
            "present": sorted(pk for pk, status in presences.items() if status == Attendance.PRESENT),
            "is_quorate": sitting.is_quorate,
            **({"chaired_by": sitting.chaired_by_id} if sitting.chaired_by_id else {}),
            **({"secretary": sitting.secretary_id} if sitting.secretary_id else {}),
        },
        user=user,
    )
