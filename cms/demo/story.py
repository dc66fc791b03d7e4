"""What happened in a pilot council, told as dated calls of the real services."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from cms.demo import letters, proceedings
from cms.demo.annexes import ANNEXES
from cms.demo.catalogue import LIVES
from cms.demo.life import DemoLife
from cms.demo.model import (
    DemoAct,
    DemoCouncil,
    DemoItem,
    DemoSecondCall,
    DemoSession,
    SessionState,
    Stage,
    Votes,
)
from cms.demo.reexaminations import Reexaminations
from cms.demo.session_life import SessionLife
from cms.demo.sitting import SittingTeller
from document_types.enums import ActKind, Attendance, Choice, MandateOffice, Reexamination, SessionKind
from document_types.law.wording import Bilingual
from document_types.models import Act, AgendaItem, Council, Mandate, Session
from document_types.services import attendance, convocations, minutes, pages, publication, sessions
from document_types.services.calendar import working_calendar
from workflows.enums import OppositionGround, ProceedingKind, SignatoryOffice
from workflows.services import agendas, review, signature, transmission
from workflows.services import proceedings as procedure
from workflows.services.decision import Decision

Event = tuple[date, int, Callable[[], object]]

# How far an act has come on the reference day, for those that the authority has not received.
UNSIGNED = {Stage.ADOPTED, Stage.SECOND_SITTING, Stage.REJECTED, Stage.POSTPONED, Stage.DRAFT, Stage.ON_AGENDA}
NOT_POSTED = UNSIGNED | {Stage.SIGNED}
NOT_SENT = NOT_POSTED | {Stage.POSTED}
EXPRESS_VISA = {Stage.VISA_GRANTED}

RULED = {
    Stage.SUSPENDED: ProceedingKind.SUSPENSION_ORDERED,
    Stage.SUSPENSION_REFUSED: ProceedingKind.SUSPENSION_REFUSED,
    Stage.ANNULLED: ProceedingKind.ANNULLED,
    Stage.UPHELD: ProceedingKind.UPHELD,
}
KINDS = {"ordinary": SessionKind.ORDINARY, "extraordinary": SessionKind.EXTRAORDINARY}


class Teller:
    """Tells one council's story; acts are known by their slug until the database gives them a number."""

    def __init__(self, demo: DemoCouncil, council: Council):
        self.demo, self.council = demo, council
        self.calendar = working_calendar()
        self.life = LIVES.get(demo.code, DemoLife())
        self.acts: dict[str, Act] = {}
        self.sessions: dict[date, Session] = {}
        self.references = 0

    def tell(self) -> Iterator[Event]:
        for session in self.demo.sessions:
            yield from self.session(session)
        yield from SessionLife(self).tell()
        yield from Reexaminations(self).tell()
        for letter in proceedings.REFERRALS:
            if letter.act in self.slugs:
                refer = procedure.seek_nullity if letter.outcome == Stage.NULLITY_SOUGHT else procedure.refer
                yield letter.on, 11, self.later(refer, letter.act, decision=Decision(reference=self.reference("TA")))
        for letter in proceedings.RULINGS:
            if letter.act in self.slugs:
                yield (
                    letter.on,
                    16,
                    self.later(
                        procedure.rule_on,
                        letter.act,
                        outcome=RULED[letter.outcome],
                        decision=Decision(reference=self.reference("TA"), **_reasons(letter.text)),
                    ),
                )

    @property
    def slugs(self) -> set[str]:
        return {act.slug for act in self.demo.acts}

    def reference(self, prefix: str) -> str:
        self.references += 1
        return f"{prefix}-{100 + self.references}"

    def act(self, slug: str) -> Act:
        return Act.objects.get(pk=self.acts[slug].pk)

    def later(self, service: Callable, slug: str, **facts) -> Callable[[], object]:
        """The service on an act that does not exist yet while the story is being told."""
        return lambda: service(act=self.act(slug), **facts)

    # Sessions

    def session(self, demo: DemoSession) -> Iterator[Event]:
        day = demo.opens_on
        kind = SessionKind.ON_REQUEST if demo.called_by == "authority" else KINDS[demo.kind]
        ahead = 9 if kind == SessionKind.ON_REQUEST else 40
        yield demo.opened_on, 9, lambda: self.open(demo, kind)
        if demo.state == SessionState.PLANNED:
            return
        sent_on = self.working(day - timedelta(days=ahead * 3 // 5), 0)
        yield sent_on, 10, lambda: sessions.send_agenda(session=self.found(day))
        yield self.working(sent_on, 1), 10, lambda: agendas.acknowledge(session=self.found(day), user=None)
        yield day - timedelta(days=5 if kind == SessionKind.ON_REQUEST else 14), 11, lambda: self.convene(day)
        if demo.second_call:
            yield from self.second_call(demo, demo.second_call)
            return
        yield day, 12, lambda: SittingTeller(self, demo).tell()
        for item in demo.items:
            if item.act:
                yield from self.after_the_vote(demo, item.act)
        if demo.closes_on:
            yield from self.closing(demo)

    def found(self, day: date) -> Session:
        return Session.objects.get(pk=self.sessions[day].pk)

    def open(self, demo: DemoSession, kind: SessionKind) -> None:
        session = sessions.open_session(
            council=self.council,
            kind=kind,
            opens_on=demo.opens_on,
            starts_at=time(10),
            place_fr=self.demo.hall.fr,
            place_ar=self.demo.hall.ar,
        )
        self.sessions[demo.opens_on] = session
        for item in demo.items:
            self.add(session, item)

    def add(self, session: Session, item: DemoItem) -> None:
        act = item.act
        if act and act.stage == Stage.DRAFT:
            self.acts[act.slug] = pages.make_act(
                session=session,
                kind=ActKind.DELIBERATION,
                subject_fr=act.subject_fr,
                subject_ar=act.subject_ar,
                matter=act.matter,
                **act.bodies,
            )
            return
        placed = sessions.add_item(
            session=session,
            title_fr=act.subject_fr if act else item.title_fr,
            title_ar=act.subject_ar if act else item.title_ar,
            matter=act.matter if act else "",
            is_deliberation=act is not None,
            has_financial_effect=act.financial_effect if act else None,
            reexamines=self.act(act.follows) if act and act.follows else None,
            reexamination=Reexamination.AMENDED if act and act.follows else "",
            **(act.bodies if act else {}),
        )
        if act:
            self.acts[act.slug] = placed.act
            for annex in ANNEXES.get(act.slug, ()):
                annex.join(placed)

    def convene(self, day: date, **facts) -> None:
        act = convocations.prepare(session=self.found(day), **facts)
        signature.handle.start(act)
        signature.sign(act=act, office=SignatoryOffice.PRESIDENT, user=None)
        _deliver(act)

    def second_call(self, demo: DemoSession, again: DemoSecondCall) -> Iterator[Event]:
        """Too few came to the first meeting: the members are called once more (QUO-3)."""
        day = demo.opens_on
        yield day, 12, lambda: self.miss_the_quorum(day, again.present)
        yield again.sent_on, 11, lambda: self.convene(day, meets_on=again.meets_on)

    def miss_the_quorum(self, day: date, present: int) -> None:
        presences = dict.fromkeys((member.pk for member in self.members[:present]), Attendance.PRESENT)
        attendance.record_sitting(
            session=self.found(day), held_on=day, presences=presences, opened_at=time(10, 30), closed_at=time(10, 45)
        )

    @property
    def members(self) -> list[Mandate]:
        """The president first, then the secretary, then the others in protocol order."""
        mandates = list(Mandate.objects.filter(council=self.council).in_protocol_order())
        first = {MandateOffice.PRESIDENT: 0, MandateOffice.SECRETARY: 1}
        return sorted(mandates, key=lambda mandate: first.get(mandate.office, 2))

    def member(self, name: str) -> Mandate:
        """By family name."""
        return Mandate.objects.get(council=self.council, councillor__name_fr__endswith=f" {name}")

    def item(self, session: Session, key: str) -> AgendaItem:
        """By the slug of its act, else by its title."""
        return session.items.get(act=self.acts[key]) if key in self.acts else session.items.get(title_fr=key)

    def opened_on(self, day: date) -> date:
        return next(session.opened_on for session in self.demo.sessions if session.opens_on == day)

    def choices(self, votes: Votes, members: list[Mandate] | None = None) -> dict[int, Choice]:
        voices = [Choice.FOR] * votes.in_favour + [Choice.AGAINST] * votes.against
        voices += [Choice.ABSTENTION] * votes.abstentions
        return {member.pk: voice for member, voice in zip(members or self.members, voices, strict=False)}

    def closing(self, demo: DemoSession) -> Iterator[Event]:
        day, closed = demo.opens_on, demo.closes_on
        yield closed, 17, lambda: sessions.close_session(session=self.found(day), on=closed)
        yield self.working(closed, 2), 9, lambda: self.write_minutes(day)
        yield self.working(closed, 4), 9, lambda: self.send_minutes(day)

    def write_minutes(self, day: date) -> None:
        act = minutes.draft(session=self.found(day))
        signature.handle.start(act)
        signature.sign(act=act, office=SignatoryOffice.SECRETARY, user=None)

    def send_minutes(self, day: date) -> None:
        act = Act.objects.get(session=self.sessions[day], kind=ActKind.MINUTES)
        transmission.transmit(acts=[act], user=None)
        act = minutes.send_to_members(act=Act.objects.get(pk=act.pk))
        _deliver(act)
        if day.month == 2:
            minutes.publish(act=act)

    # Acts

    def after_the_vote(self, demo: DemoSession, act: DemoAct) -> Iterator[Event]:
        if act.stage in UNSIGNED:
            return
        sent_on = self.sent_on(demo, act)
        signed_on = min(self.working(demo.opens_on, 1), sent_on)
        yield signed_on, 15, lambda: self.sign(act.slug)
        if act.stage not in NOT_POSTED:
            yield signed_on, 16, lambda: self.post(act.slug, signed_on)
        if act.stage not in NOT_SENT:
            yield sent_on, 17, self.later(_transmit, act.slug)
            yield from self.answer(act, sent_on)

    def sent_on(self, demo: DemoSession, act: DemoAct) -> date:
        """Early enough for the answer that is known to have come, else two working days after the session."""
        for letter in letters.OPPOSITIONS:
            if letter.act == act.slug:
                return max(self.working(letter.on, -2), demo.opens_on)
        for letter in letters.VISA_REFUSALS:
            if letter.act == act.slug:
                return self.working(letter.on, -8)
        return self.working(demo.closes_on or demo.opens_on, 2)

    def answer(self, act: DemoAct, sent_on: date) -> Iterator[Event]:
        for letter in letters.OPPOSITIONS:
            if letter.act == act.slug:
                yield (
                    letter.on,
                    15,
                    self.later(
                        review.oppose,
                        act.slug,
                        ground=_ground(act),
                        decision=Decision(reference=self.reference("C"), **_reasons(letter.text)),
                    ),
                )
        for letter in letters.VISA_REFUSALS:
            if letter.act == act.slug:
                yield (
                    letter.on,
                    15,
                    self.later(
                        review.refuse_visa,
                        act.slug,
                        decision=Decision(reference=self.reference("V"), **_reasons(letter.text)),
                    ),
                )
                if letter.outcome == Stage.ABANDONED:
                    yield self.working(letter.on, 5), 12, self.later(_abandon, act.slug)
        if act.stage in EXPRESS_VISA:
            yield (
                self.working(sent_on, 8),
                11,
                self.later(review.grant_visa, act.slug, decision=Decision(reference=self.reference("V"))),
            )

    def sign(self, slug: str) -> None:
        for office in (SignatoryOffice.PRESIDENT, SignatoryOffice.SECRETARY):
            signature.sign(act=self.act(slug), office=office, user=None)

    def post(self, slug: str, day: date) -> None:
        publication.post(acts=[self.act(slug)], posted_on=day)

    def working(self, day: date, steps: int) -> date:
        """The working day so many working days after (or before) `day`; zero moves only off a day of rest."""
        direction = 1 if steps >= 0 else -1
        for _step in range(abs(steps)):
            day += timedelta(days=direction)
            while not self.calendar.is_working(day):
                day += timedelta(days=direction)
        while not self.calendar.is_working(day):
            day += timedelta(days=direction)
        return day


def _deliver(act: Act) -> None:
    """In the story every message arrived; none is sent again when the demonstration is loaded."""
    for delivery in act.deliveries.all():
        convocations.mark_sent(delivery=delivery)


def _transmit(act: Act) -> None:
    transmission.transmit(acts=[act], user=None)


def _abandon(act: Act) -> None:
    procedure.reexamine(act=act, by=None, outcome=ProceedingKind.ABANDONED, decision=Decision())


def _ground(act: DemoAct) -> OppositionGround:
    if act.matter == "council.internal_regulations":
        return OppositionGround.INTERNAL_REGULATIONS
    return OppositionGround.BREACH_OF_LAW


def _reasons(text: Bilingual) -> dict[str, str]:
    return {"reasons_fr": text.fr, "reasons_ar": text.ar}
