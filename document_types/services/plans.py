"""The plan of a council's session, and the forms it goes out in: rows, and a calendar."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from document_types.enums import SessionKind
from document_types.law.planning import Caution, Plan, PlannedSession, Requester, Step
from document_types.law.wording import Language
from document_types.models import Council, Mandate, Session


def planned(council: Council, *, opens_on: date, **facts) -> PlannedSession:
    """A session of this council, with its seats and its members in office on that day."""
    return PlannedSession(
        level=council.level,
        opens_on=opens_on,
        members_in_office=Mandate.objects.filter(council=council).in_office(opens_on).count(),
        seats=council.seats or 0,
        **facts,
    )


def planned_from(session: Session) -> PlannedSession:
    """A session of the site with what is known of it so far."""
    on_request = session.kind == SessionKind.ON_REQUEST
    return planned(
        session.council,
        opens_on=session.opens_on,
        closes_on=session.closed_on,
        is_ordinary=session.kind == SessionKind.ORDINARY,
        requested_by=Requester.AUTHORITY if on_request else Requester.PRESIDENT,
        agenda_sent_on=session.agenda_sent_at and timezone.localdate(session.agenda_sent_at),
        agenda_received_on=session.agenda_received_at and timezone.localdate(session.agenda_received_at),
    )


def as_objects(plan: Plan, language: Language) -> list[dict[str, object]]:
    """One object a step: `date` is the last lawful day, `effective` the first day of an effect of silence."""
    return [_as_object(step, plan.cautions_on(step), language) for step in plan.steps]


def _as_object(step: Step, cautions: Iterable[Caution], language: Language) -> dict[str, object]:
    readings = step.deadline.applied if step.deadline else ()
    return {
        "rule": step.rule.id,
        "level": step.rule.level.value,
        "article": step.rule.citation.label(language),
        "label": step.label.in_language(language),
        "date": step.last_on.isoformat(),
        "earliest": _iso(step.earliest_on),
        "effective": _iso(step.effective_on),
        "is_estimated": step.is_estimated,
        "is_supposed": step.assumption is not None,
        "readings": {applied.reading.key: applied.option.key for applied in readings},
        "warnings": [caution.wording.in_language(language) for caution in cautions],
        "explanation": " ".join(step.explain(language)),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_calendar(plan: Plan, language: Language, *, title: str, place: str, made_at: datetime) -> bytes:
    """The plan as iCalendar (RFC 5545): one whole day a step; `place` tells two councils' plans apart."""
    calendar = Calendar()
    calendar.add("prodid", "-//Majaliss//plan_session//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    for event in _events(plan, language, place, made_at):
        calendar.add_component(event)
    return calendar.to_ical()


def _events(plan: Plan, language: Language, place: str, made_at: datetime) -> Iterable[Event]:
    session, seen = plan.session, Counter()
    for step in plan.steps:
        event, name = Event(), step.rule.name.replace("/", "-")
        seen[name] += 1
        # A delay that runs for each act makes as many events.
        rank = f".{seen[name]}" if seen[name] > 1 else ""
        event.add("uid", f"{name}{rank}.{place}.{session.opens_on:%Y%m%d}@majaliss")
        event.add("dtstamp", made_at)
        event.add("dtstart", step.day)
        sentence = _("%(label)s (%(rule)s)") if step.is_a_day else _("%(label)s : dernier jour (%(rule)s)")
        event.add("summary", sentence % {"label": step.label.in_language(language), "rule": step.rule.id})
        event.add("description", "\n".join(step.explain(language)))
        event.add("transp", "TRANSPARENT")
        yield event
