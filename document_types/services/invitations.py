"""A session as an invitation for an agenda: iCalendar, which every telephone opens."""

from datetime import date, datetime, time, timedelta
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event, vCalAddress, vText

from document_types.enums import ActState
from document_types.law.clock import CASABLANCA
from document_types.models import Act, Session

# A sitting has no announced end: agendas want one.
LENGTH = timedelta(hours=3)


def invitation(act: Act, language: str, *, made_at: datetime) -> bytes:
    """The day, hour and place that a convocation calls to; sent again after a change, it takes the older one's place.

    Of a cancelled convocation: what takes the meeting out of the agenda again.
    """
    session, is_cancelled = act.session, act.state == ActState.CANCELLED
    with override(language):
        event = Event()
        event.add("uid", f"session-{session.pk}@majaliss")
        event.add("sequence", session.version)
        event.add("dtstamp", made_at)
        event.add("organizer", _organizer(session, language))
        _add_time(event, session, act.meeting_day)
        event.add("summary", f"{session.title_in(language)}, {session.council.name_in(language)}")
        if place := session.place_in(language):
            event.add("location", place)
        event.add("description", _description(session, language))
        event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Majaliss//convocation//FR")
    calendar.add("version", "2.0")
    calendar.add("method", method_of(act))
    calendar.add_component(event)
    return calendar.to_ical()


def method_of(act: Act) -> str:
    """What the agenda is to do with it (RFC 5546)."""
    return "CANCEL" if act.state == ActState.CANCELLED else "PUBLISH"


def _organizer(session: Session, language: str) -> vCalAddress:
    """Who calls, which an agenda asks for; the address is the platform's, where nobody answers."""
    organizer = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organizer.params["CN"] = vText(session.council.name_in(language))
    return organizer


def _add_time(event: Event, session: Session, day: date) -> None:
    if session.starts_at is None:
        event.add("dtstart", day)
        return
    # In universal time: Casablanca changes its hour with Ramadan, which few agendas know.
    starts_at = _moment(day, session.starts_at)
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + LENGTH)


def _moment(day, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=CASABLANCA).astimezone(ZoneInfo("UTC"))


def _description(session: Session, language: str) -> str:
    titles = [item.title_in(language) for item in session.items.order_by("position")]
    points = [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
    return "\n".join([_("Ordre du jour"), *points])
