"""The sessions that an opposition calls for: the council deliberates anew on the act opposed."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

from cms.demo import proceedings
from cms.demo.model import DemoReexamination, Stage, body_of
from document_types.enums import Attendance, Reexamination, SessionKind
from document_types.services import attendance, sessions, voting
from workflows.services import transmission

Event = tuple[date, int, Callable[[], object]]

REEXAMINED = {
    Stage.REEXAMINED_WITHDRAWN: Reexamination.WITHDRAWN,
    Stage.REEXAMINED_AMENDED: Reexamination.AMENDED,
    Stage.MAINTAINED: Reexamination.MAINTAINED,
}


class Reexaminations:
    """Tells those of one council; its sessions and acts are the teller's."""

    def __init__(self, teller):
        self.teller = teller

    def tell(self) -> Iterator[Event]:
        for again in proceedings.REEXAMINATIONS:
            if again.act in self.teller.slugs:
                yield from self.reexamination(again)

    def reexamination(self, again: DemoReexamination) -> Iterator[Event]:
        day = again.on
        slug = f"{again.act}-again"
        yield day - timedelta(days=30), 9, lambda: self.call_back(again, slug)
        yield day - timedelta(days=12), 12, lambda: self.convene_once(day)
        yield day, 12, lambda: self.vote_again(again, slug)
        yield day, 15, lambda: self.teller.sign(slug)
        yield day, 16, lambda: self.teller.post(slug, day)
        yield day, 18, lambda: self.close_once(day)
        yield self.teller.working(day, 2), 10, lambda: transmission.transmit(acts=[self.teller.act(slug)], user=None)

    def call_back(self, again: DemoReexamination, slug: str) -> None:
        original = next(act for act in self.teller.demo.acts if act.slug == again.act)
        if again.on not in self.teller.sessions:
            self.teller.sessions[again.on] = sessions.open_session(
                council=self.teller.council,
                kind=SessionKind.EXTRAORDINARY,
                opens_on=again.on,
                starts_at=time(10),
                place_fr=self.teller.demo.hall.fr,
                place_ar=self.teller.demo.hall.ar,
            )
        item = sessions.add_item(
            session=self.teller.found(again.on),
            title_fr=again.subject.fr,
            title_ar=again.subject.ar,
            matter=original.matter,
            has_financial_effect=False,
            reexamines=self.teller.act(again.act),
            reexamination=REEXAMINED[again.outcome],
            body_fr=body_of(original.recitals_fr, tuple(article.fr for article in again.articles)),
            body_ar=body_of(original.recitals_ar, tuple(article.ar for article in again.articles)),
        )
        self.teller.acts[slug] = item.act

    def convene_once(self, day: date) -> None:
        session = self.teller.found(day)
        if session.convened_at is None:
            sessions.send_agenda(session=session)
            self.teller.convene(day)

    def close_once(self, day: date) -> None:
        session = self.teller.found(day)
        if session.closed_on is None and not session.items.filter(outcome="pending").exists():
            sessions.close_session(session=session, on=day)

    def vote_again(self, again: DemoReexamination, slug: str) -> None:
        session = self.teller.found(again.on)
        sitting = session.sittings.first() or attendance.record_sitting(
            session=session,
            held_on=again.on,
            presences={member.pk: Attendance.PRESENT for member in self.teller.members},
            opened_at=time(10, 5),
        )
        voting.vote(item=self.teller.act(slug).item, sitting=sitting, choices=self.teller.choices(again.votes))
