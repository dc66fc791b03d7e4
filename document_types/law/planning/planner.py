"""The back-planning of a session: every date the law sets around it, from its agenda to the force of its acts.

What is not known yet is supposed, on the cautious side and said so: a duty from the earliest day it can run from,
an effect of silence from the latest (law.md 15.28).
"""

from collections.abc import Iterator
from datetime import date, datetime

from ..calendar import WorkingCalendar
from ..clock import legal_day
from ..deadline import Deadline
from ..deadlines import due, earliest_after, last_day_of, latest_before
from ..facts import Base
from ..levels import Level
from ..matters import Need, VisaRequirement, visa_requirement
from ..posting import posting_rule
from ..reading_table import SECOND_NOTICE
from ..readings import DEFAULT, Readings
from ..rule import Rule
from ..sessions import next_ordinary_window, yearly_date
from ..statutes import NoSuchRule, rule
from ..thresholds import threshold
from ..triggers import Trigger
from ..wording import Bilingual
from . import words as say
from .checks import cautions_of, require_possible
from .plan import ImpossiblePlan, Plan, PlannedSession, Requester, Step

_BUDGET = frozenset({"finance.budget", "finance.amending_budget"})


def plan_session(
    session: PlannedSession, calendar: WorkingCalendar, readings: Readings = DEFAULT, *, today: date | None = None
) -> Plan:
    """Every date around the session in the order of its life; without `today`, nothing is said to be too late.

    Raises ImpossiblePlan where the dates contradict each other or no rule was in force.
    """
    require_possible(session)
    try:
        steps = tuple(_Planner(session, calendar, readings).steps())
    except NoSuchRule as missing:
        raise ImpossiblePlan(say.NO_RULE.format(rule=missing.name, level=missing.level.definite_label)) from missing
    return Plan(session, steps, tuple(cautions_of(session, steps, calendar, readings, today)))


class _Planner:
    def __init__(self, session: PlannedSession, calendar: WorkingCalendar, readings: Readings) -> None:
        self.session, self.calendar, self.readings = session, calendar, readings
        self.level: Level = session.level
        self.opens_on = session.opens_on
        self.closes_on = session.closes_on or session.opens_on
        self.closing_assumption = None if session.closes_on else say.CLOSING_SUPPOSED

    def steps(self) -> Iterator[Step]:
        yield from self._request()
        yield from self._preparation()
        yield from self._opening()
        yield from self._calls()
        yield from self._duration()
        yield from self._after_closing()
        yield from self._control()

    def _row(self, rule_id: str, on: date | datetime | None = None, part: str = "") -> Rule:
        return rule(rule_id, self.level, legal_day(on or self.opens_on), part)

    def _due(self, rule_id: str, trigger: date | datetime) -> Deadline:
        return due(self._row(rule_id, trigger), trigger, self.calendar, self.readings)

    def _before_opening(self, rule_id: str) -> Deadline:
        return latest_before(self._row(rule_id), self.opens_on, self.calendar, self.readings)

    def _request(self) -> Iterator[Step]:
        asked, on = self.session.requested_by, self.session.requested_on
        if on is None:
            return
        if asked is Requester.THIRD:
            yield _step(self._due("SES-9", on), say.REQUEST_REFUSED, more=self._needed(self._row("SES-8")))
        elif asked is Requester.MAJORITY:
            yield _step(self._due("SES-10", on), say.HELD_FOR_MAJORITY, more=self._needed(self._row("SES-10")))
        elif asked is Requester.AUTHORITY:
            yield _step(self._due("SES-13", on), say.HELD_FOR_AUTHORITY)

    def _preparation(self) -> Iterator[Step]:
        yield _step(self._before_opening("QUE-1"), say.QUESTIONS)
        if self.session.requested_by is Requester.AUTHORITY:
            yield _step(self._before_opening("CON-5"), say.CONVOCATION)
            return
        sending = self._before_opening("AGE-2")
        yield _step(sending, say.AGENDA)
        received = self.session.agenda_received_on or sending.due_on
        assumption = None if self.session.agenda_received_on else say.AGENDA_SUPPOSED
        yield _step(self._due("AGE-3", received), say.ADDITIONS, assumption)
        yield _step(self._due("AGE-10", received), say.OPPOSED_POINT, assumption)
        if self.session.matter in _BUDGET:
            yield _step(self._before_opening("BUD-2"), say.BUDGET_COMMITTEE)
        yield _step(self._before_opening("CON-2"), say.CONVOCATION)

    def _opening(self) -> Iterator[Step]:
        if self.session.is_ordinary:
            yield from self._window()
        quorum = self._row("QUO-2")
        yield Step(
            rule=quorum, label=say.QUORUM, last_on=self.opens_on, sentences=(*self._needed(quorum), say.basis(quorum))
        )

    def _window(self) -> Iterator[Step]:
        window = next_ordinary_window(self.level, self.opens_on, self.calendar, self.readings)
        yield Step(
            rule=window.rule,
            label=say.WINDOW,
            last_on=window.latest_on,
            earliest_on=window.earliest_on,
            sentences=tuple(window.sentences()),
        )

    def _needed(self, row: Rule) -> tuple[Bilingual, ...]:
        """The rule and how many it takes of this council, where its numbers are known."""
        numbers = {Base.IN_OFFICE: self.session.members_in_office, Base.SEATS: self.session.seats}
        if not all(numbers.values()):
            return (row.wording,)
        return (row.wording, threshold(row, numbers, self.readings).wording)

    def _calls(self) -> Iterator[Step]:
        if self.session.requested_by is Requester.AUTHORITY:
            yield _step(self._due("SES-14", self.opens_on), say.POSTPONED)
            return
        notice = self._due("QUO-3", self.opens_on)
        earliest = earliest_after(notice.rule, self.opens_on)
        meeting = self._second_meeting(notice.due_on)
        said = (say.second_meeting(self._second_meeting(earliest), meeting),)
        yield _step(notice, say.SECOND_NOTICE, earliest_on=earliest, more=said)
        assumption = None if self.session.second_meeting_on else say.second_supposed(meeting)
        third = self._due("QUO-4", self.session.second_meeting_on or meeting)
        yield _step(third, say.THIRD_MEETING, assumption)

    def _second_meeting(self, notice_on: date) -> date:
        """The first day of the second meeting: the ordinary delay of a notice runs again, or does not (15.4)."""
        delay = self._row("CON-2").amount or 0
        again = self.readings.choice(SECOND_NOTICE) == "runs_again"
        return date.fromordinal(notice_on.toordinal() + (delay if again else 1))

    def _duration(self) -> Iterator[Step]:
        if self.session.requested_by is Requester.AUTHORITY:
            return
        rule_id = "SES-5" if self.session.is_ordinary else "SES-11"
        end = last_day_of(self._row(rule_id), self.opens_on, self.calendar, self.readings)
        yield _step(end, say.END)
        if self.session.is_ordinary:
            following = date.fromordinal(end.due_on.toordinal() + 1)
            extension = last_day_of(self._row("SES-6"), following, self.calendar, self.readings)
            yield _step(extension, say.EXTENSION)

    def _after_closing(self) -> Iterator[Step]:
        closing = self.closing_assumption
        yield self._posting()
        yield _step(self._due("SES-21", self.closes_on), say.ATTENDANCE, closing)
        yield _step(self._due("MIN-6", self.closes_on), say.MINUTES, closing)
        yield _step(self._due("TRA-1", self.closes_on), say.TRANSMISSION, closing)

    def _posting(self) -> Step:
        row = posting_rule(self.level, self.readings, self.opens_on)
        if row.trigger is Trigger.EXECUTORY:
            start = self._due("LEG-3", self._received()).effective_on or self.closes_on
            assumption = self._receipt_assumption()
        elif row.trigger is Trigger.SESSION_CLOSING:
            start, assumption = self.closes_on, self.closing_assumption
        else:
            start, assumption = self.opens_on, say.ADOPTION_SUPPOSED
        return _step(due(row, start, self.calendar, self.readings), say.POSTING, assumption)

    def _received(self) -> date | datetime:
        return self.session.received_on or self._due("TRA-1", self.closes_on).due_on

    def _receipt_assumption(self) -> Bilingual | None:
        return None if self.session.received_on else say.RECEIPT_SUPPOSED

    def _control(self) -> Iterator[Step]:
        received, assumption = self._received(), self._receipt_assumption()
        opposition = self._due("LEG-3", received)
        yield _step(opposition, say.OPPOSITION, assumption)
        requirement = self._visa_requirement(received)
        need = requirement and requirement.need
        if self.session.matter == "council.internal_regulations":
            yield _step(self._due("LEG-8", received), say.REGULATIONS, assumption)
        elif need is not Need.NEEDED:
            yield _resting_on(opposition, self._row("EXE-1", received), say.FORCE_WITHOUT_VISA, assumption)
        if need is Need.NOT_NEEDED:
            return
        yield from self._visa(received, assumption, by=requirement and requirement.rule)

    def _visa(self, received: date | datetime, assumption: Bilingual | None, by: Rule | None) -> Iterator[Step]:
        is_budget = self.session.matter in _BUDGET
        visa = self._due("BUD-6" if is_budget else "VIS-20", received)
        if is_budget:
            yield from self._budget_dates()
            yield _step(self._due("BUD-7", received), say.BUDGET_REFUSAL, assumption)
        yield _step(visa, say.VISA, assumption, more=(by.wording, say.basis(by)) if by else ())
        yield _resting_on(visa, self._row("EXE-2", received), say.FORCE_BY_VISA, assumption)

    def _budget_dates(self) -> Iterator[Step]:
        if self.session.matter != "finance.budget":
            return
        for rule_id, label in (
            ("BUD-3", say.BUDGET_ADOPTED),
            ("BUD-4", say.BUDGET_TO_VISA),
            ("TRA-5", say.BUDGET_SENT),
        ):
            row = self._row(rule_id)
            day = yearly_date(row, self.opens_on.year)
            yield Step(rule=row, label=label, last_on=day, sentences=(row.wording, say.last_day(day), say.basis(row)))

    def _visa_requirement(self, received: date | datetime) -> VisaRequirement | None:
        """None: the matter is not said, so that both ways are shown."""
        if not self.session.matter:
            return None
        return visa_requirement(self.session.matter, self.level, legal_day(received))


def _step(
    deadline: Deadline,
    label: Bilingual,
    assumption: Bilingual | None = None,
    *,
    earliest_on: date | None = None,
    more: tuple[Bilingual, ...] = (),
) -> Step:
    return Step(
        rule=deadline.rule,
        label=label,
        last_on=deadline.due_on,
        earliest_on=earliest_on,
        effective_on=deadline.effective_on,
        sentences=(*deadline.sentences(), *more),
        deadline=deadline,
        assumption=assumption,
    )


def _resting_on(deadline: Deadline, row: Rule, label: Bilingual, assumption: Bilingual | None) -> Step:
    """A step whose date is that of another rule's delay: force follows opposition or visa."""
    return Step(
        rule=row,
        label=label,
        last_on=deadline.due_on,
        effective_on=deadline.effective_on,
        sentences=(row.wording, say.basis(row), *deadline.sentences()),
        deadline=deadline,
        assumption=assumption,
    )
