"""While a sitting lasts, or entered after it with the real times: arrivals, departures, pauses, the end."""

from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import Attendance, JournalEvent, SessionState
from document_types.errors import Refusal
from document_types.models import Presence, Session, Sitting, Suspension
from document_types.reader import hour
from document_types.services import sessions
from document_types.services.journal import record


@transaction.atomic
def note_presence(
    *,
    presence: Presence,
    version: int,
    status: Attendance,
    arrived_at: time | None = None,
    left_at: time | None = None,
    user=None,
) -> Presence:
    """Write a member's line as a whole, unless somebody else just did; the quorum of the opening stays (QUO-5)."""
    session, sitting = _locked(presence.sitting)
    _require_during(session)
    name = presence.mandate.councillor
    if status != Attendance.PRESENT:
        arrived_at = left_at = None
        if sitting.vote_events.filter(votes__mandate=presence.mandate_id).exists():
            raise Refusal(_("%(name)s a voté dans cette séance : sa présence ne se retire pas.") % {"name": name})
    _require_within(sitting, arrived_at, left_at, name)
    presence.write(
        version,
        status=status,
        arrived_at=arrived_at,
        left_at=left_at,
        changed_by=str(user) if user else "",
    )
    record(
        council=session.council,
        event=JournalEvent.PRESENCE_CHANGED,
        payload={
            "session": session.pk,
            "sitting": sitting.number,
            "mandate": presence.mandate_id,
            "status": str(status),
            "arrived_at": hour(arrived_at),
            "left_at": hour(left_at),
        },
        user=user,
    )
    return presence


def _locked(sitting: Sitting) -> tuple[Session, Sitting]:
    session = sessions.locked(sitting.session)
    sitting = Sitting.objects.select_for_update(of=("self",)).get(pk=sitting.pk)
    sitting.session = session
    return session, sitting


def _require_during(session: Session) -> None:
    if session.state not in (SessionState.CONVENED, SessionState.OPEN):
        raise Refusal(_("La session n'est plus en cours : ses présences ne se corrigent plus."))


def _require_within(sitting: Sitting, arrived_at: time | None, left_at: time | None, name) -> None:
    """A member comes after the opening, leaves after coming, and neither once the sitting is over."""
    if arrived_at and sitting.opened_at and arrived_at < sitting.opened_at:
        raise Refusal(
            _("%(name)s ne peut pas arriver avant l'ouverture, à %(time)s : notez « présent » sans heure.")
            % {"name": name, "time": hour(sitting.opened_at)}
        )
    if left_at and (earliest := arrived_at or sitting.opened_at) and left_at < earliest:
        raise Refusal(
            _("%(name)s ne peut pas partir avant d'être là, à %(time)s.") % {"name": name, "time": hour(earliest)}
        )
    last = max((moment for moment in (arrived_at, left_at) if moment), default=None)
    if last and sitting.closed_at and last > sitting.closed_at:
        raise Refusal(
            _("La séance est levée à %(end)s : %(time)s vient après.")
            % {"end": hour(sitting.closed_at), "time": hour(last)}
        )


def _require_going_on(session: Session, sitting: Sitting) -> None:
    _require_during(session)
    if sitting.closed_at:
        raise Refusal(_("La séance est déjà levée, à %(time)s.") % {"time": hour(sitting.closed_at)})


def current_suspension(sitting: Sitting) -> Suspension | None:
    return sitting.suspensions.filter(resumed_at=None).first()


@transaction.atomic
def suspend(*, sitting: Sitting, at: time, user=None) -> Suspension:
    """The president suspends the sitting (SES-23)."""
    session, sitting = _locked(sitting)
    _require_going_on(session, sitting)
    if current_suspension(sitting):
        raise Refusal(_("La séance est déjà suspendue."))
    last = sitting.suspensions.order_by("-pk").first()
    _require_after(at, last.resumed_at if last else sitting.opened_at)
    suspension = Suspension.objects.create(sitting=sitting, suspended_at=at)
    _record(sitting, JournalEvent.SITTING_SUSPENDED, at, user)
    return suspension


@transaction.atomic
def resume(*, sitting: Sitting, at: time, user=None) -> Suspension:
    """The sitting goes on from that hour (SES-23)."""
    session, sitting = _locked(sitting)
    _require_going_on(session, sitting)
    suspension = current_suspension(sitting)
    if suspension is None:
        raise Refusal(_("La séance n'est pas suspendue."))
    _require_after(at, suspension.suspended_at)
    suspension.resumed_at = at
    suspension.save(update_fields=["resumed_at"])
    _record(sitting, JournalEvent.SITTING_RESUMED, at, user)
    return suspension


@transaction.atomic
def close_sitting(*, sitting: Sitting, at: time, user=None) -> Sitting:
    """The sitting is over; the session may go on with another one (SES-3)."""
    session, sitting = _locked(sitting)
    _require_going_on(session, sitting)
    if current_suspension(sitting):
        raise Refusal(_("La séance est suspendue : notez d'abord sa reprise."))
    moments = [sitting.opened_at, *sitting.suspensions.values_list("resumed_at", flat=True)]
    moments += [moment for pair in sitting.presences.values_list("arrived_at", "left_at") for moment in pair]
    _require_after(at, max((moment for moment in moments if moment), default=None))
    sitting.write(closed_at=at)
    _record(sitting, JournalEvent.SITTING_CLOSED, at, user)
    return sitting


def _require_after(at: time, earliest: time | None) -> None:
    if earliest and at < earliest:
        raise Refusal(
            _("%(time)s vient avant ce qui est déjà noté, à %(earliest)s : vérifiez l'heure.")
            % {"time": hour(at), "earliest": hour(earliest)}
        )


def _record(sitting: Sitting, event: JournalEvent, at: time, user) -> None:
    record(
        council=sitting.session.council,
        event=event,
        payload={"session": sitting.session_id, "sitting": sitting.number, "time": hour(at)},
        user=user,
    )
