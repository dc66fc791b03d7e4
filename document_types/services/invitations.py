"""A session as an invitation for an agenda: iCalendar, which every telephone opens."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from document_types.enums import SessionState
from document_types.law.clock import CASABLANCA
from document_types.models import Session

# A sitting has no announced end: agendas want one.
LENGTH = timedelta(hours=3)


def invitation(session: Session, language: str, *, made_at: datetime) -> bytes:
    """The day, hour and place of a session; sent again after a change, it takes the place of the one before."""
    with override(language):
        event = Event()
        event.add("uid", f"session-{session.pk}@majaliss")
        event.add("sequence", session.version)
        event.add("dtstamp", made_at)
        _add_time(event, session)
        event.add("summary", f"{session.title_in(language)}, {session.council.name_in(language)}")
        if place := session.place_in(language):
            event.add("location", place)
        event.add("description", _description(session, language))
        event.add("status", "CANCELLED" if session.state == SessionState.CANCELLED else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Majaliss//convocation//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()


def _add_time(event: Event, session: Session) -> None:
    if session.starts_at is None:
        event.add("dtstart", session.opens_on)
        return
    # In universal time: Casablanca changes its hour with Ramadan, which few agendas know.
    starts_at = _moment(session.opens_on, session.starts_at)
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + LENGTH)


def _moment(day, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=CASABLANCA).astimezone(ZoneInfo("UTC"))


def _description(session: Session, language: str) -> str:
    titles = [item.title_in(language) for item in session.items.order_by("position")]
    points = [f"{number}. {title}" for number, title in enumerate(titles, start=1)]
    return "\n".join([_("Ordre du jour"), *points])
