"""A sitting of the demonstration: told at once, or hour by hour where its moments are known."""

from collections.abc import Iterable
from datetime import datetime, time
from functools import singledispatchmethod

from django.utils import timezone

from cms.demo import life
from cms.demo.model import DemoItem, DemoSession, Stage, Votes
from document_types import clock
from document_types.enums import ActKind, ActState, Attendance, Choice, ItemOutcome, PollKind
from document_types.models import Act, AgendaItem, Mandate, Poll, Sitting
from document_types.services import attendance, debates, minutes_followup, pages, polls, questions, sittings, voting


class SittingTeller:
    def __init__(self, teller, demo: DemoSession):
        self.teller, self.demo = teller, demo
        self.session = teller.found(demo.opens_on)
        self.told: life.DemoSitting | None = teller.life.sittings.get(demo.opens_on)
        self.sitting: Sitting | None = None

    def tell(self) -> None:
        if self.told is None:
            self.at_once()
            return
        with self.at(self.told.opened_at):
            self.record(opened_at=self.told.opened_at, latecomers=self.told.latecomers)
        for moment in self.told.moments:
            with self.at(moment.at):
                self.do(moment)

    def at(self, hour: time):
        return clock.pretend(datetime.combine(self.demo.opens_on, hour, tzinfo=timezone.get_default_timezone()))

    def record(self, *, latecomers: Iterable[str] = (), **hours: time) -> None:
        members = self.teller.members
        there = max((item.votes.present for item in self.demo.items if item.votes), default=len(members) - 2)
        late = {self.teller.member(name).pk for name in latecomers}
        presences = {
            member.pk: Attendance.ABSENT if member.pk in late else Attendance.PRESENT for member in members[:there]
        }
        presences |= {
            member.pk: (Attendance.EXCUSED, Attendance.ABSENT)[n % 2] for n, member in enumerate(members[there:])
        }
        self.sitting = attendance.record_sitting(
            session=self.session, held_on=self.demo.opens_on, presences=presences, **hours
        )

    def at_once(self) -> None:
        self.record(opened_at=time(10, 10), closed_at=time(14))
        self.approve_minutes()
        for item in self.demo.items:
            if not (item.act and item.act.stage == Stage.DRAFT):
                self.debate(item)
        # The points that the agenda received beside the story's own.
        for item in self.session.items.filter(act=None, outcome=ItemOutcome.PENDING):
            debates.note_item(item=item, version=item.version)

    def debate(self, demo: DemoItem) -> None:
        item = self.point(demo.act.slug if demo.act else demo.title_fr)
        if demo.debate_fr or demo.act is None:
            debates.note_item(item=item, debate_fr=demo.debate_fr, debate_ar=demo.debate_ar, version=item.version)
        if demo.act and demo.act.stage == Stage.POSTPONED:
            debates.postpone_item(item=item)
        elif demo.votes:
            voting.vote(item=item, sitting=self.sitting, choices=self.choices(demo.votes))

    def point(self, key: str) -> AgendaItem:
        return self.teller.item(self.session, key)

    def present(self) -> list[Mandate]:
        """Those in the room now, in the order in which the story gives out votes."""
        here = self.sitting.presences.filter(status=Attendance.PRESENT, left_at=None).values_list("mandate", flat=True)
        return [member for member in self.teller.members if member.pk in set(here)]

    def choices(self, votes: Votes) -> dict[int, Choice]:
        return self.teller.choices(votes, self.present())

    def approve_minutes(self) -> None:
        """Those whose approval stands on the agenda."""
        placed = set(self.session.items.filter(act=None).values_list("title_fr", flat=True))
        earlier = Act.objects.of_kind(ActKind.MINUTES).filter(
            council=self.session.council, state=ActState.ESTABLISHED, approval=None
        )
        for act in earlier.order_by("session__opens_on"):
            if minutes_followup.point_of(act).fr in placed:
                minutes_followup.approve(act=act, session=self.session, approved_on=self.demo.opens_on)

    @singledispatchmethod
    def do(self, moment) -> None:
        raise TypeError(moment)

    @do.register
    def _(self, moment: life.Arrival) -> None:
        self.note(moment.who, arrived_at=moment.at)

    @do.register
    def _(self, moment: life.Departure) -> None:
        self.note(moment.who, left_at=moment.at)

    def note(self, name: str, **hours: time) -> None:
        presence = self.sitting.presences.get(mandate=self.teller.member(name))
        sittings.note_presence(presence=presence, version=presence.version, status=Attendance.PRESENT, **hours)

    @do.register
    def _(self, moment: life.Pause) -> None:
        sittings.suspend(sitting=self.sitting, at=moment.at)
        with self.at(moment.until):
            sittings.resume(sitting=self.sitting, at=moment.until)

    @do.register
    def _(self, moment: life.Lifting) -> None:
        sittings.close_sitting(sitting=self.sitting, at=moment.at)

    @do.register
    def _(self, _moment: life.MinutesApproved) -> None:
        self.approve_minutes()

    @do.register
    def _(self, moment: life.Noted) -> None:
        item = self.point(moment.point)
        debates.note_item(item=item, version=item.version, **life.words("debate", moment.debate))

    @do.register
    def _(self, moment: life.Debated) -> None:
        self.debate(next(item for item in self.demo.items if item.act and item.act.slug == moment.point))

    @do.register
    def _(self, moment: life.Put) -> None:
        item = self.point(moment.point)
        poll = polls.open_poll(
            item=item,
            kind=moment.kind,
            **life.words("title", moment.title),
            proposed_by=self.teller.member(moment.by) if moment.by else None,
            asked_by=moment.asked_by or "",
        )
        event = polls.hold(poll=poll, sitting=self.sitting, choices=self.choices(moment.votes))
        if moment.article and event.outcome == ItemOutcome.ADOPTED:
            self.amend(item, moment.article)

    def amend(self, item: AgendaItem, article) -> None:
        """The clerk writes the amendment into the text before it is voted as a whole."""
        page = pages.page_of(item.act).get_latest_revision_as_object()
        page.body_fr.append(("article", {"heading": "", "text": f"<p>{article.fr}</p>"}))
        page.body_ar.append(("article", {"heading": "", "text": f"<p>{article.ar}</p>"}))
        page.save_revision()

    @do.register
    def _(self, moment: life.Designations) -> None:
        item = self.point(moment.point)
        opened = [
            polls.open_poll(
                item=item,
                kind=PollKind.SEAT,
                candidates=[self.teller.member(name) for name, _votes in seat.candidates],
                **life.words("title", seat.title),
            )
            for seat in moment.seats
        ]
        for poll, seat in zip(opened, moment.seats, strict=True):
            with self.at(seat.at):
                polls.fill_seat(poll=poll, sitting=self.sitting, votes=self.voices(poll, seat))

    def voices(self, poll: Poll, seat: life.Seat) -> dict[int, int | None]:
        """Candidates vote for themselves, the others in their order."""
        standing = dict(poll.candidacies.values_list("mandate_id", "pk"))
        left = [
            standing[self.teller.member(name).pk] for name, votes in seat.candidates for _voice in range(votes - 1)
        ] + [None] * seat.abstentions
        others = [member.pk for member in self.present() if member.pk not in standing]
        return standing | dict(zip(others, left, strict=True))

    @do.register
    def _(self, moment: life.Answered) -> None:
        question = self.session.questions.get(asked_by=self.teller.member(moment.asked_by))
        questions.answer(question=question, sitting=self.sitting, **life.words("answer", moment.answer))
