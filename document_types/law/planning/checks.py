"""What a planned session cannot be, and what the law would say of it."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..calendar import WorkingCalendar
from ..clock import legal_day
from ..day_names import day_in_words, month_in_words
from ..nomenclature import MATTERS
from ..reading_table import MAJORITY_REQUEST
from ..readings import Readings
from ..rule import PUBLISHED_ON
from ..sessions import NotASessionMonth, ordinary_session_months, ordinary_session_window
from ..statutes import rule
from ..wording import Bilingual
from . import words as say
from .plan import ImpossiblePlan, PlannedSession, Requester, Step

# Farther than any session is planned, and nearer than where the computed moon is worth nothing.
LAST_YEAR = 2099


def require_possible(session: PlannedSession) -> None:
    for day in _days(session):
        if day < PUBLISHED_ON or day.year > LAST_YEAR:
            known = {"first": day_in_words(PUBLISHED_ON), "last": LAST_YEAR}
            raise ImpossiblePlan(say.OUT_OF_RANGE.format(day=day_in_words(day), **known))
    if session.is_ordinary and session.requested_by is not Requester.PRESIDENT:
        raise ImpossiblePlan(say.ORDINARY_ASKED)
    if session.matter and session.matter not in MATTERS:
        raise ImpossiblePlan(say.UNKNOWN_MATTER.format(matter=session.matter))
    opening = (say.THE_OPENING, session.opens_on)
    _require_order((say.THE_REQUEST, session.requested_on), opening)
    _require_order((say.THE_AGENDA, session.agenda_received_on), opening)
    _require_order(opening, (say.THE_CLOSING, session.closes_on))
    _require_order(opening, (say.THE_SECOND_MEETING, session.second_meeting_on))
    _require_order(opening, (say.THE_RECEIPT, session.received_on and legal_day(session.received_on)))


def _days(session: PlannedSession) -> list[date]:
    given = (
        session.opens_on,
        session.closes_on,
        session.requested_on,
        session.agenda_received_on,
        session.second_meeting_on,
        session.received_on,
    )
    return [legal_day(day) for day in given if day is not None]


def _require_order(first: tuple[Bilingual, date | None], then: tuple[Bilingual, date | None]) -> None:
    (first_name, first_day), (then_name, then_day) = first, then
    if first_day and then_day and then_day < first_day:
        raise ImpossiblePlan(
            say.BEFORE.format(
                one=then_name, one_day=day_in_words(then_day), other=first_name, other_day=day_in_words(first_day)
            )
        )


def warnings_of(
    session: PlannedSession,
    steps: Iterable[Step],
    calendar: WorkingCalendar,
    readings: Readings,
    today: date | None,
) -> Iterator[Bilingual]:
    """What the session does not meet, or can no longer meet today."""
    by_rule = {step.rule.id: step for step in steps}
    yield from _of_the_day(session, calendar, readings)
    yield from _of_the_request(session, by_rule, readings)
    yield from _of_the_agenda(session, by_rule)
    yield from _of_the_length(session, by_rule)
    yield from _of_the_second_meeting(session, by_rule)
    yield from _of_the_budget(session, by_rule)
    yield from _of_the_members(session)
    if today:
        yield from _too_late(session, by_rule, today)


def _of_the_day(session: PlannedSession, calendar: WorkingCalendar, readings: Readings) -> Iterator[Bilingual]:
    if closure := calendar.closure(session.opens_on):
        yield say.DAY_OFF.format(day=day_in_words(session.opens_on), reason=closure.reason)
    if not session.is_ordinary:
        return
    opens_on, article = session.opens_on, rule("SES-1", session.level, session.opens_on).citation.wording
    try:
        window = ordinary_session_window(session.level, opens_on.year, opens_on.month, calendar, readings)
    except NotASessionMonth:
        names = [month_in_words(month) for month in ordinary_session_months(session.level, opens_on)]
        months = Bilingual(", ".join(name.fr for name in names), "، ".join(name.ar for name in names))
        yield say.NOT_ITS_MONTH.format(months=months, article=article)
        return
    if not window.holds(opens_on):
        yield say.OUTSIDE_WINDOW.format(
            first=day_in_words(window.earliest_on), last=day_in_words(window.latest_on), article=article
        )


def _of_the_request(session: PlannedSession, steps: dict[str, Step], readings: Readings) -> Iterator[Bilingual]:
    held = steps.get("SES-10") or steps.get("SES-13")
    if held and session.opens_on > held.last_on:
        yield _said(say.HELD_TOO_LATE, held)
    agenda = steps.get("AGE-2")
    if session.requested_by is Requester.MAJORITY and held and agenda and session.requested_on:
        both = held.last_on.toordinal() - session.requested_on.toordinal() >= (agenda.rule.amount or 0)
        if not both and readings.choice(MAJORITY_REQUEST) == "does_not_wait":
            yield say.BOTH_DELAYS.format(last=day_in_words(held.last_on))


def _of_the_agenda(session: PlannedSession, steps: dict[str, Step]) -> Iterator[Bilingual]:
    received, agenda = session.agenda_received_on, steps.get("AGE-2")
    if received and agenda and received > agenda.last_on:
        yield _said(say.AGENDA_LATE, agenda, day=day_in_words(received))


def _of_the_length(session: PlannedSession, steps: dict[str, Step]) -> Iterator[Bilingual]:
    extended, end = steps.get("SES-6"), steps.get("SES-5") or steps.get("SES-11")
    latest = extended or end
    if session.closes_on is None or end is None or latest is None:
        return
    if session.closes_on > latest.last_on:
        yield _said(say.TOO_LONG, latest)
    elif session.closes_on > end.last_on:
        yield _said(say.EXTENSION_NEEDED, end)


def _of_the_second_meeting(session: PlannedSession, steps: dict[str, Step]) -> Iterator[Bilingual]:
    notice = steps.get("QUO-3")
    if session.second_meeting_on and notice and notice.earliest_on and session.second_meeting_on < notice.earliest_on:
        yield say.SECOND_TOO_EARLY.format(first=day_in_words(notice.earliest_on), article=notice.rule.citation.wording)


def _of_the_budget(session: PlannedSession, steps: dict[str, Step]) -> Iterator[Bilingual]:
    adopted = steps.get("BUD-3")
    if adopted and session.opens_on > adopted.last_on:
        yield _said(say.BUDGET_TOO_LATE, adopted)


def _of_the_members(session: PlannedSession) -> Iterator[Bilingual]:
    if session.members_in_office == 0:
        yield say.NO_MEMBERS
    if session.seats == 0:
        yield say.NO_SEATS


def _too_late(session: PlannedSession, steps: dict[str, Step], today: date) -> Iterator[Bilingual]:
    """The duties that come before the opening; once it is past, nothing before it can be mended."""
    duties = ["CON-2", "CON-5", "BUD-2", *([] if session.agenda_received_on else ["AGE-2"])]
    for rule_id in duties:
        step = steps.get(rule_id)
        if step and today > step.last_on:
            yield _said(say.TOO_LATE, step, label=step.label, day=day_in_words(step.last_on))


def _said(sentence: Bilingual, step: Step, **values: object) -> Bilingual:
    return sentence.format(last=day_in_words(step.last_on), article=step.rule.citation.wording, **values)
