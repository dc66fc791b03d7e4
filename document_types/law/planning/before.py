"""From the request and the agenda to the last day of the session."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..deadline import Deadline
from ..deadlines import earliest_after, last_day_of, latest_before
from ..facts import Base
from ..majorities import InvalidCount
from ..matters import BUDGETS
from ..reading_table import DAYS_BEFORE, MAJORITY_REQUEST, SECOND_NOTICE
from ..rule import Rule
from ..sessions import next_ordinary_window
from ..thresholds import threshold
from ..wording import Bilingual
from . import words as say
from .plan import Requester, Step
from .steps import Planner, step_of


class Before(Planner):
    def steps(self) -> Iterator[Step]:
        yield from self._request()
        yield from self._preparation()
        yield from self._opening()
        yield from self._calls()
        yield from self._duration()

    def _before_opening(self, rule_id: str) -> Deadline:
        return latest_before(self._row(rule_id), self.opens_on, self.calendar, self.readings)

    def _request(self) -> Iterator[Step]:
        asked, on = self.session.requested_by, self.session.requested_on
        if on is None:
            return
        if asked is Requester.THIRD:
            yield step_of(self._due("SES-9", on), say.REQUEST_REFUSED, more=self._needed(self._row("SES-8")))
        elif asked is Requester.MAJORITY:
            yield self._held_for_majority(on)
        elif asked is Requester.AUTHORITY:
            yield step_of(self._due("SES-13", on), say.HELD_FOR_AUTHORITY)

    def _held_for_majority(self, requested_on: date) -> Step:
        """Within the delay of the request, or as soon as the agenda's delay allows where that is read first (15.2)."""
        step = step_of(self._due("SES-10", requested_on), say.HELD_FOR_MAJORITY, more=self._needed(self._row("SES-10")))
        if self.readings.choice(MAJORITY_REQUEST) == "does_not_wait":
            return step
        waited = requested_on + timedelta(days=self._row("AGE-2").amount or 0)
        if waited <= step.last_on:
            return step
        return replace(step, last_on=waited, sentences=(*step.sentences, say.on_day(say.WAITS, waited)))

    def _preparation(self) -> Iterator[Step]:
        if self.session.requested_by not in (Requester.AUTHORITY, Requester.MAJORITY):
            yield step_of(self._before_opening("QUE-1"), say.QUESTIONS)
        if self.session.requested_by is Requester.AUTHORITY:
            yield step_of(self._before_opening("CON-5"), say.CONVOCATION)
            return
        sending = self._before_opening("AGE-2")
        yield step_of(sending, say.AGENDA)
        received, assumption = self._agenda_received(sending)
        yield step_of(self._due("AGE-3", received), say.ADDITIONS, assumption)
        yield step_of(self._due("AGE-10", received), say.OPPOSED_POINT, assumption)
        if self.session.matter in BUDGETS:
            yield step_of(self._before_opening("BUD-2"), say.BUDGET_COMMITTEE)
        yield step_of(self._before_opening("CON-2"), say.CONVOCATION)

    def _agenda_received(self, sending: Deadline) -> tuple[date, Bilingual | None]:
        if self.session.agenda_received_on:
            return self.session.agenda_received_on, None
        sent_on = self.session.agenda_sent_on
        return (sent_on, say.on_day(say.SENT_THEN, sent_on)) if sent_on else (sending.due_on, say.AGENDA_SUPPOSED)

    def _opening(self) -> Iterator[Step]:
        if self.session.is_ordinary:
            yield from self._window()
        on_request = self.session.requested_by is Requester.AUTHORITY
        quorum = self._row("SES-14", part="quorum") if on_request else self._row("QUO-2")
        sentences = (*self._needed(quorum), say.basis(quorum))
        yield Step(rule=quorum, label=say.QUORUM, last_on=self.opens_on, sentences=sentences, is_a_day=True)

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
        """The rule and how many it takes of this council, where its number is known."""
        numbers = {Base.IN_OFFICE: self.session.members_in_office, Base.SEATS: self.session.seats}
        try:
            return (row.wording, *threshold(row, numbers, self.readings).sentences())
        except InvalidCount:
            return (row.wording,)

    def _calls(self) -> Iterator[Step]:
        if self.session.requested_by is Requester.AUTHORITY:
            yield step_of(self._due("SES-14", self.opens_on), say.POSTPONED, is_a_day=True)
            return
        notice = self._due("QUO-3", self.opens_on)
        earliest = earliest_after(notice.rule, self.opens_on)
        first, meeting = self._second_meeting(earliest), self._second_meeting(notice.due_on)
        said = step_of(notice, say.SECOND_NOTICE, earliest_on=earliest, more=(say.second_meeting(first, meeting),))
        yield replace(said, meets_on=first)
        assumption = None if self.session.second_meeting_on else say.second_supposed(meeting)
        third = self._due("QUO-4", self.session.second_meeting_on or meeting)
        yield step_of(third, say.THIRD_MEETING, assumption, is_a_day=True)

    def _second_meeting(self, notice_on: date) -> date:
        """The first day of the second meeting: the ordinary delay of a notice runs again, or does not (15.4)."""
        if self.readings.choice(SECOND_NOTICE) != "runs_again":
            return notice_on + timedelta(days=1)
        margin = 1 if self.readings.choice(DAYS_BEFORE) == "clear" else 0
        return notice_on + timedelta(days=(self._row("CON-2").amount or 0) + margin)

    def _duration(self) -> Iterator[Step]:
        on_request = self.session.requested_by is Requester.AUTHORITY
        rule_id = "SES-5" if self.session.is_ordinary else "SES-11"
        end = last_day_of(self._row(rule_id), self.opens_on, self.calendar, self.readings)
        yield step_of(end, say.END, say.LENGTH_SUPPOSED if on_request else None)
        if self.session.is_ordinary:
            following = end.due_on + timedelta(days=1)
            extension = last_day_of(self._row("SES-6"), following, self.calendar, self.readings)
            yield step_of(extension, say.EXTENSION)
