"""From the close of the session to the force of its acts, and the calendar of its budget."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property

from ..calendar import WorkingCalendar
from ..clock import legal_day
from ..deadline import Deadline
from ..deadlines import due
from ..facts import VisaFor
from ..matters import BUDGETS, Need, VisaRequirement, visa_delay, visa_requirement
from ..offices import Office
from ..posting import posting_rule
from ..reading_table import INTERIOR_RECEIPT
from ..readings import Readings
from ..sessions import yearly_date
from ..statutes import NoSuchRule, rules
from ..triggers import Trigger
from ..wording import Bilingual
from . import words as say
from .plan import PlannedSession, Step
from .steps import Planner, resting_on, step_of

_REGULATIONS = "council.internal_regulations"
# The days of the year of a budget, and how many years after that of its session.
_BUDGET_DATES = (
    ("BUD-3", "", say.BUDGET_ADOPTED, 0),
    ("BUD-4", "", say.BUDGET_TO_VISA, 0),
    ("TRA-5", "", say.BUDGET_SENT, 0),
    ("BUD-8", "return", say.BUDGET_RETURNED, 0),
    ("BUD-10", "", say.BUDGET_SET, 0),
    ("BUD-12", "", say.BUDGET_WITHOUT_VISA, 1),
    ("BUD-14", "", say.BUDGET_EXECUTED, 2),
)


class After(Planner):
    def __init__(self, session: PlannedSession, calendar: WorkingCalendar, readings: Readings) -> None:
        super().__init__(session, calendar, readings)
        self.closes_on = session.closes_on or session.opens_on
        self.closing_assumption = None if session.closes_on else say.CLOSING_SUPPOSED

    def steps(self) -> Iterator[Step]:
        yield from self._after_closing()
        yield from self._control()

    def _after_closing(self) -> Iterator[Step]:
        closing = self.closing_assumption
        yield self._posting()
        yield step_of(self._due("SES-21", self.closes_on), say.ATTENDANCE, closing)
        yield step_of(self._due("MIN-6", self.closes_on), say.MINUTES, closing)
        yield step_of(self._sent(), say.TRANSMISSION, closing)
        if forwarded := self._forwarded():
            yield step_of(forwarded, say.FORWARDED, closing)

    def _posting(self) -> Step:
        row = posting_rule(self.level, self.readings, self.opens_on)
        if row.trigger is Trigger.EXECUTORY:
            start, assumption = self._in_force_on(), self._received()[1]
        elif row.trigger is Trigger.SESSION_CLOSING:
            start, assumption = self.closes_on, self.closing_assumption
        else:
            start, assumption = self.opens_on, say.ADOPTION_SUPPOSED
        return step_of(due(row, start, self.calendar, self.readings), say.POSTING, assumption)

    def _in_force_on(self) -> date:
        """The first day of force of the act, by its matter; without one, as if it needed no visa."""
        received = self._received()[0]
        if self.session.matter == _REGULATIONS:
            silence = self._due("LEG-8", received)
        elif self._need() is Need.NEEDED:
            silence = self._visa_delay()[0]
        else:
            silence = self._due("LEG-3", received)
        return silence.effective_on or silence.due_on

    def _sent(self) -> Deadline:
        return self._due("TRA-1", self.closes_on)

    def _forwarded(self) -> Deadline | None:
        """Of an arrondissement, the communal president sends on what he received (TRA-6)."""
        try:
            return self._due("TRA-6", self._sent().due_on)
        except NoSuchRule:
            return None

    def _received(self) -> tuple[date | datetime, Bilingual | None]:
        """When the controlling authority has the acts, and what that rests on."""
        if self.session.received_on:
            return self.session.received_on, None
        last = (self._forwarded() or self._sent()).due_on
        if self.session.matter == "finance.budget":
            # A budget is put to the visa by a day of the year, whatever the transmission's own delay.
            submitted = yearly_date(self._row("BUD-4"), self.opens_on.year)
            last = min(last, submitted) if self.closes_on <= submitted else last
        return last, say.on_day(say.RECEIPT_SUPPOSED, last)

    def _control(self) -> Iterator[Step]:
        received, assumption = self._received()
        opposition = self._due("LEG-3", received)
        yield step_of(opposition, say.OPPOSITION, assumption)
        need = self._need()
        if self.session.matter == _REGULATIONS:
            yield step_of(self._due("LEG-8", received), say.REGULATIONS, assumption, is_a_day=True)
        elif need is not Need.NEEDED:
            yield resting_on(opposition, self._row("EXE-1", received), say.FORCE_WITHOUT_VISA, assumption)
        if need is not Need.NOT_NEEDED:
            yield from self._visa()
        if self.session.matter == "finance.budget":
            yield from self._budget_dates()

    def _visa(self) -> Iterator[Step]:
        visa, assumption = self._visa_delay()
        received = self._visa_received()[0]
        if self.session.matter in BUDGETS:
            yield step_of(self._due("BUD-7", received), say.BUDGET_REFUSAL, assumption)
        yield step_of(visa, say.VISA, assumption, more=self._visa_grantor())
        yield resting_on(visa, self._row("EXE-2", received), say.FORCE_BY_VISA, assumption)

    def _visa_delay(self) -> tuple[Deadline, Bilingual | None]:
        received, assumption = self._visa_received()
        return self._visa_due(received), assumption

    def _visa_due(self, received: date | datetime) -> Deadline:
        if not self.session.matter:
            return self._due("VIS-20", received)
        row = visa_delay(self.session.matter, self.level, legal_day(received))
        return due(row, received, self.calendar, self.readings)

    def _visa_received(self) -> tuple[date | datetime, Bilingual | None]:
        """The Interior's delay runs from its own receipt, unless the other reading was chosen (15.25)."""
        received, assumption = self._received()
        own_receipt = self.readings.choice(INTERIOR_RECEIPT) == "interior"
        if not own_receipt or self._visa_office() is not Office.INTERIOR:
            return received, assumption
        if self.session.visa_received_on:
            return self.session.visa_received_on, None
        return received, say.on_day(say.INTERIOR_SUPPOSED, legal_day(received))

    def _visa_office(self) -> Office | None:
        """Without a matter, the office every visa of that level goes to, if there is but one."""
        if self._requirement:
            return self._requirement.office
        offices = {row.office for row in rules(self.level, self.opens_on) if isinstance(row.fact, VisaFor)}
        return offices.pop() if len(offices) == 1 else None

    def _visa_grantor(self) -> tuple[Bilingual, ...]:
        row = self._requirement and self._requirement.rule
        if row is None:
            return ()
        said = (row.wording, say.basis(row))
        return (*said, say.reading(row.reading, self.readings.option(row.reading))) if row.reading else said

    def _budget_dates(self) -> Iterator[Step]:
        for rule_id, part, label, years_on in _BUDGET_DATES:
            try:
                row = self._row(rule_id, part=part)
            except NoSuchRule:
                continue
            day = yearly_date(row, self.opens_on.year + years_on)
            yield Step(rule=row, label=label, last_on=day, sentences=(row.wording, say.last_day(day), say.basis(row)))

    def _need(self) -> Need | None:
        """None: the matter is not said, so that both ways are shown."""
        return self._requirement.need if self._requirement else None

    @cached_property
    def _requirement(self) -> VisaRequirement | None:
        if not self.session.matter:
            return None
        return visa_requirement(self.session.matter, self.level, self.opens_on)
