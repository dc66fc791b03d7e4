"""What happens around the sessions of a council, told as dated calls: committees, requests, petitions, approvals."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import partial

from cms.demo.life import (
    DemoAuthorityPoint,
    DemoCertificate,
    DemoCommittee,
    DemoMeeting,
    DemoOpinion,
    DemoPetition,
    DemoQuestion,
    DemoRemark,
    DemoRequest,
    words,
)
from cms.demo.model import DemoSession
from document_types.enums import ActKind, Attendance, Petitioner
from document_types.models import Act, Committee, CommitteeMeeting, Petition
from document_types.services import (
    additions,
    committee_meetings,
    committee_reports,
    committees,
    item_requests,
    minutes_followup,
    petitions,
    postings,
    postponed,
    questions,
)
from workflows.services import agendas

Event = tuple[date, int, Callable[[], object]]


class SessionLife:
    """Tells it for one council, beside the story of its votes, whose sessions and acts it shares."""

    def __init__(self, teller):
        self.teller, self.council = teller, teller.council
        self.life = teller.life
        self.committees: dict[str, Committee] = {}

    def tell(self) -> Iterator[Event]:
        for key, committee in self.life.committees.items():
            yield committee.created_on, 9, partial(self.create, key, committee)
        for session in self.teller.demo.sessions:
            yield from self.around(session)
        yield from self.before_the_council()
        yield from self.after_the_session()

    def around(self, session: DemoSession) -> Iterator[Event]:
        """The minutes to approve and the committees' reports on the points of a session."""
        day = session.opens_on
        if self.life.approves_minutes and session.kind == "ordinary":
            yield session.opened_on, 10, lambda: self.place_minutes(day)
        told = {item.act.slug for item in session.items if item.act}
        opinions = [each for each in self.life.opinions if each.point in told]
        for rank, key in enumerate(self.life.committees):
            points = tuple(each.point for each in opinions if each.committee == key)
            if points:
                held_on = self.teller.working(day - timedelta(days=13), rank)
                called_on = self.teller.working(day - timedelta(days=20), 0)
                yield from self.meeting(DemoMeeting(key, day, points, called_on, held_on))
        for opinion in opinions:
            yield self.teller.working(day - timedelta(days=9), 0), 10, partial(self.report, opinion)

    def meeting(self, meeting: DemoMeeting) -> Iterator[Event]:
        yield meeting.called_on, 15, partial(self.call, meeting)
        yield meeting.held_on, 17, partial(self.meet, meeting)

    def before_the_council(self) -> Iterator[Event]:
        """What members, citizens and the authority ask of it."""
        life = self.life
        for request in life.requests:
            yield request.received_on, 11, partial(self.ask, request)
            yield request.answered_on, 12, partial(self.answer, request)
        for slug, session in life.carried:
            yield self.teller.opened_on(session), 10, partial(self.carry, slug, session)
        for petition in life.petitions:
            yield petition.received_on, 11, partial(self.receive, petition)
            yield petition.accepted_on, 12, partial(self.accept, petition)
        for question in life.questions:
            yield question.received_on, 13, partial(self.question, question)
        for meeting in life.meetings:
            yield from self.meeting(meeting)
        for point in life.authority_points:
            yield point.told_on, 14, partial(self.add_for_authority, point)
            yield point.told_on, 15, partial(self.tell_members, point.session)

    def after_the_session(self) -> Iterator[Event]:
        for remark in self.life.remarks:
            yield remark.made_on, 10, partial(self.remark, remark)
        for each in self.life.certificates:
            yield each.issued_on, 16, partial(self.certify, each)

    # Committees

    def create(self, key: str, demo: DemoCommittee) -> None:
        self.committees[key] = committees.create(
            council=self.council,
            kind="standing",
            created_on=demo.created_on,
            **words("name", demo.name),
        )
        for name, office in demo.seats:
            committees.seat(
                committee=self.committees[key],
                mandate=self.teller.member(name),
                starts_on=demo.created_on,
                office=office,
            )

    def call(self, meeting: DemoMeeting) -> None:
        session = self.teller.found(meeting.session)
        called = committee_meetings.convene(
            committee=self.committees[meeting.committee],
            items=[self.teller.item(session, point) for point in meeting.points],
            held_on=meeting.held_on,
            starts_at=time(15),
            place_fr=self.teller.demo.hall.fr,
            place_ar=self.teller.demo.hall.ar,
        )
        for call in called.calls.all():
            committee_meetings.mark_sent(call=call)

    def meet(self, meeting: DemoMeeting) -> None:
        """All came but the last one, who is excused."""
        held = CommitteeMeeting.objects.get(
            committee=self.committees[meeting.committee],
            held_on=meeting.held_on,
        )
        called = list(held.calls.order_by("mandate__rank", "pk").values_list("mandate_id", flat=True))
        presences = dict.fromkeys(called, Attendance.PRESENT) | {called[-1]: Attendance.EXCUSED}
        committee_meetings.record_presences(meeting=held, presences=presences)

    def report(self, opinion: DemoOpinion) -> None:
        item = self.teller.act(opinion.point).item
        committee_reports.lodge(
            item=item,
            committee=self.committees[opinion.committee],
            opinion=opinion.opinion,
            reported_on=self.teller.working(item.session.opens_on - timedelta(days=9), 0),
            **words("text", opinion.text),
        )

    # Requests, questions, petitions

    def ask(self, demo: DemoRequest) -> None:
        item_requests.receive(
            session=self.teller.found(demo.session),
            **words("title", demo.title),
            asked_by=demo.asked_by,
            signatories=demo.signatories,
            received_on=demo.received_on,
        )

    def answer(self, demo: DemoRequest) -> None:
        request = self.teller.found(demo.session).item_requests.get(title_fr=demo.title.fr)
        if demo.reasons:
            item_requests.refuse(request=request, **words("reasons", demo.reasons))
        else:
            item_requests.accept(request=request)

    def carry(self, slug: str, session: date) -> None:
        postponed.carry_over(item=self.teller.act(slug).item, session=self.teller.found(session))

    def question(self, demo: DemoQuestion) -> None:
        questions.receive(
            council=self.council,
            asked_by=self.teller.member(demo.asked_by),
            received_on=demo.received_on,
            **words("text", demo.text),
        )

    def receive(self, demo: DemoPetition) -> None:
        petitions.receive(
            council=self.council,
            petitioner=Petitioner.CITIZENS,
            agent=demo.agent,
            received_on=demo.received_on,
            **words("title", demo.title),
            signatures=demo.signatures,
        )

    def accept(self, demo: DemoPetition) -> None:
        petition = Petition.objects.get(council=self.council, title_fr=demo.title.fr)
        petitions.accept(petition=petition, decided_on=demo.accepted_on)

    # The authority, before the session

    def add_for_authority(self, point: DemoAuthorityPoint) -> None:
        agendas.add_point(
            session=self.teller.found(point.session),
            user=None,
            **words("title", point.title),
            is_deliberation=False,
            reference=self.teller.reference("OJ"),
        )

    def tell_members(self, day: date) -> None:
        session = self.teller.found(day)
        for notice in additions.notices(session):
            additions.mark_told(notice=notice, session=session)

    # Minutes and posting

    def place_minutes(self, day: date) -> None:
        session = self.teller.found(day)
        # Each goes to the head of the agenda: the newest first, so that the oldest ends there.
        for act in reversed(minutes_followup.awaiting_approval(session)):
            minutes_followup.put_on_agenda(act=act, session=session)

    def remark(self, demo: DemoRemark) -> None:
        act = Act.objects.get(session=self.teller.found(demo.session), kind=ActKind.MINUTES)
        member = self.teller.member(demo.made_by)
        minutes_followup.remark(act=act, mandate=member, made_on=demo.made_on, **words("text", demo.text))

    def certify(self, demo: DemoCertificate) -> None:
        session = self.teller.found(demo.session)
        posted = Act.objects.filter(session=session, kind=ActKind.DELIBERATION, posted_on__isnull=False)
        postings.certify(council=self.council, acts=posted, posted_until=demo.posted_until, issued_on=demo.issued_on)
