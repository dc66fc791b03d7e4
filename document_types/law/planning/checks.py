"""What a planned session cannot be, and what the law would say of it."""

from collections.abc import Iterable, Iterator
from datetime import date

from ..calendar import WorkingCalendar
from ..clock import legal_day
from ..day_names import day_in_words, month_in_words
from ..levels import Level
from ..nomenclature import MATTERS
from ..reading_table import MAJORITY_REQUEST
from ..readings import Readings
from ..rule import LAST_YEAR, PUBLISHED_ON
from ..sessions import next_ordinary_window, ordinary_session_months
from ..statutes import rule
from ..wording import Bilingual
from . import words as say
from .plan import Caution, ImpossiblePlan, PlannedSession, Requester, Step


def require_possible(session: PlannedSession) -> None:
    for day in _days(session):
        if day < PUBLISHED_ON or day.year > LAST_YEAR:
            known = {"first": day_in_words(PUBLISHED_ON), "last": LAST_YEAR}
            raise ImpossiblePlan(say.OUT_OF_RANGE.format(day=day_in_words(day), **known))
    if session.is_ordinary and session.requested_by is not Requester.PRESIDENT:
        raise ImpossiblePlan(say.ORDINARY_ASKED)
    if session.requested_on and session.requested_by is Requester.PRESIDENT:
        raise ImpossiblePlan(say.NOBODY_ASKED)
    if session.matter and session.matter not in MATTERS:
        raise ImpossiblePlan(say.UNKNOWN_MATTER.format(matter=session.matter))
    opening = (say.THE_OPENING, session.opens_on)
    _require_order((say.THE_REQUEST, session.requested_on), opening)
    _require_order((say.THE_AGENDA, session.agenda_received_on), opening)
    _require_order((say.THE_SENDING, session.agenda_sent_on), opening)
    _require_order(opening, (say.THE_CLOSING, session.closes_on))
    _require_order(opening, (say.THE_SECOND_MEETING, session.second_meeting_on))
    for received in (session.received_on, session.visa_received_on):
        _require_order(opening, (say.THE_RECEIPT, received and legal_day(received)))


def _days(session: PlannedSession) -> list[date]:
    given = (
        session.opens_on,
        session.closes_on,
        session.requested_on,
        session.agenda_received_on,
        session.second_meeting_on,
        session.received_on,
        session.visa_received_on,
        session.agenda_sent_on,
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


def cautions_of(
    session: PlannedSession, steps: Iterable[Step], calendar: WorkingCalendar, readings: Readings, today: date | None
) -> Iterator[Caution]:
    """What the session does not meet, or can no longer meet today."""
    by_rule = {step.rule.id: step for step in steps}
    yield from opening_cautions(session.level, session.opens_on, calendar, readings, is_ordinary=session.is_ordinary)
    yield from _of_the_request(session, by_rule, readings)
    yield from _of_the_agenda(session, by_rule)
    yield from _of_the_length(session, by_rule)
    yield from _of_the_second_meeting(session, by_rule)
    yield from _of_the_budget(session, by_rule)
    yield from _of_the_members(session)
    if today:
        yield from _too_late(session, by_rule, today)


def opening_cautions(
    level: Level, opens_on: date, calendar: WorkingCalendar, readings: Readings, *, is_ordinary: bool
) -> Iterator[Caution]:
    """What the law would say of the day a session opens on."""
    if closure := calendar.closure(opens_on):
        yield Caution("QUO-2", say.DAY_OFF.format(day=day_in_words(opens_on), reason=closure.reason))
    if not is_ordinary:
        return
    row = rule("SES-2", level, opens_on)
    months = ordinary_session_months(level, opens_on)
    window = next_ordinary_window(level, opens_on, calendar, readings)
    if opens_on.month not in months:
        names = [month_in_words(month) for month in months]
        listed = Bilingual(", ".join(name.fr for name in names), "، ".join(name.ar for name in names))
        yield Caution(row.id, say.NOT_ITS_MONTH.format(months=listed, article=row.citation.wording))
    elif not window.holds(opens_on):
        first, last = day_in_words(window.earliest_on), day_in_words(window.latest_on)
        outside = say.OUTSIDE_WINDOW if first != last else say.NOT_THAT_DAY
        yield Caution(row.id, outside.format(first=first, last=last, article=row.citation.wording))


def _of_the_request(session: PlannedSession, steps: dict[str, Step], readings: Readings) -> Iterator[Caution]:
    asked = session.requested_by
    if asked is not Requester.PRESIDENT and session.requested_on is None:
        yield Caution(_REQUESTS[asked], say.NO_REQUEST_DATE)
    held = steps.get("SES-10") or steps.get("SES-13")
    if held and session.opens_on > held.last_on:
        yield _said(say.HELD_TOO_LATE, held)
    if session.requested_on is None:
        return
    agenda = steps.get("AGE-2")
    cannot_meet_both = False
    if asked is Requester.MAJORITY and held and agenda:
        days_left = (held.last_on - session.requested_on).days
        cannot_meet_both = days_left < (agenda.rule.amount or 0)
        if cannot_meet_both and readings.choice(MAJORITY_REQUEST) == "does_not_wait":
            yield _said(say.BOTH_DELAYS, held, delay=agenda.rule.delay)
    for rule_id in ("CON-5", "CON-2", "AGE-2"):
        step = steps.get(rule_id)
        is_said = rule_id == "AGE-2" and cannot_meet_both
        if step and step.last_on < session.requested_on and not is_said:
            yield _said(say.BEFORE_REQUEST, step, label=step.label)


_REQUESTS = {Requester.THIRD: "SES-9", Requester.MAJORITY: "SES-10", Requester.AUTHORITY: "SES-13"}


def _of_the_agenda(session: PlannedSession, steps: dict[str, Step]) -> Iterator[Caution]:
    # The agenda is notified when the authority has it; until then, its sending stands for it.
    notified, agenda = session.agenda_received_on or session.agenda_sent_on, steps.get("AGE-2")
    if notified and agenda and notified > agenda.last_on:
        yield _said(say.AGENDA_LATE, agenda, day=day_in_words(notified))


def _of_the_length(session: PlannedSession, steps: dict[str, Step]) -> Iterator[Caution]:
    extended, end = steps.get("SES-6"), steps.get("SES-5") or steps.get("SES-11")
    latest = extended or end
    if session.closes_on is None or end is None or latest is None:
        return
    if session.closes_on > latest.last_on:
        yield _said(say.TOO_LONG, latest)
    elif session.closes_on > end.last_on:
        yield _said(say.EXTENSION_NEEDED, end)


def _of_the_second_meeting(session: PlannedSession, steps: dict[str, Step]) -> Iterator[Caution]:
    notice = steps.get("QUO-3")
    if session.second_meeting_on and notice and notice.meets_on and session.second_meeting_on < notice.meets_on:
        yield _said(say.SECOND_TOO_EARLY, notice, first=day_in_words(notice.meets_on))


def _of_the_budget(session: PlannedSession, steps: dict[str, Step]) -> Iterator[Caution]:
    adopted = steps.get("BUD-3")
    if adopted and session.opens_on > adopted.last_on:
        yield _said(say.BUDGET_TOO_LATE, adopted)


def _of_the_members(session: PlannedSession) -> Iterator[Caution]:
    if session.members_in_office == 0:
        yield Caution("QUO-2", say.NO_MEMBERS)
    if session.seats == 0:
        yield Caution("AGE-7", say.NO_SEATS)


def _too_late(session: PlannedSession, steps: dict[str, Step], today: date) -> Iterator[Caution]:
    """The duties that come before the opening and are not known to be done."""
    duties = ["CON-2", "CON-5", "BUD-2", *([] if session.agenda_received_on or session.agenda_sent_on else ["AGE-2"])]
    for rule_id in duties:
        step = steps.get(rule_id)
        if step and today > step.last_on:
            yield _said(say.TOO_LATE, step, label=step.label, day=day_in_words(step.last_on))


def _said(sentence: Bilingual, step: Step, **values: object) -> Caution:
    known = {"last": day_in_words(step.last_on), "article": step.rule.citation.wording}
    return Caution(step.rule.id, sentence.format(**(known | values)))
