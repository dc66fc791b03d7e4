"""What really happened around a session, read once for its deadlines: a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from document_types.enums import ActKind, ActState, ItemOrigin, ItemOutcome
from document_types.law.clock import legal_day
from document_types.lifecycle import DECIDED
from document_types.models import Act, AgendaItem, Delivery, ItemOpposition, Petition, Session, Sitting, VoteEvent


@dataclass(frozen=True)
class Sending:
    """A paper to every member: the day the last of them was first written to, None while one is not."""

    is_sent: bool = False
    reached_on: date | None = None


@dataclass(frozen=True)
class Facts:
    session: Session
    sittings: list[Sitting]
    acts: list[Act]
    convocations: dict[int, Sending]
    minutes: Sending
    minutes_received_on: date | None
    petitions: list[Petition]
    referrals: list[ItemOpposition]
    second_sitting: int
    second_votes: int
    added_by_authority: int
    opposed: int
    questions: int

    def failed(self, call: int) -> Sitting | None:
        """The sitting on that convocation that had no quorum."""
        return next((each for each in self.sittings if each.call == call and not each.is_quorate), None)

    def held(self, call: int) -> Sitting | None:
        return next((each for each in self.sittings if each.call == call), None)

    @property
    def opened_on(self) -> date | None:
        return next((each.held_on for each in self.sittings if each.is_quorate), None)

    @property
    def second_meeting_on(self) -> date | None:
        second = self.held(2)
        return second.held_on if second else None

    @property
    def transmitted_on(self) -> date | None:
        """The day the last decision was received, None while one is not."""
        received = [act.received_at for act in self.acts]
        return legal_day(max(received)) if received and all(received) else None


def facts_of(session: Session) -> Facts:
    items = list(AgendaItem.objects.filter(session=session).values_list("pk", "origin", "outcome"))
    papers = _papers(session)
    minutes = next((paper for paper in papers if paper.kind == ActKind.MINUTES), None)
    oppositions = list(ItemOpposition.objects.filter(item__session=session).select_related("item"))
    return Facts(
        session=session,
        sittings=list(session.sittings.order_by("number")),
        acts=list(session.acts.of_kind(ActKind.DELIBERATION).filter(state__in=DECIDED).order_by("number", "pk")),
        convocations={paper.call or 1: paper.sending for paper in papers if paper.kind == ActKind.CONVOCATION},
        minutes=minutes.sending if minutes else Sending(),
        minutes_received_on=_day(minutes.received_at) if minutes else None,
        petitions=_petitions(session),
        referrals=[each for each in oppositions if each.referred_at],
        second_sitting=sum(outcome == ItemOutcome.SECOND_SITTING for _pk, _origin, outcome in items),
        second_votes=VoteEvent.objects.filter(item__session=session, round__gt=1).count(),
        added_by_authority=sum(origin == ItemOrigin.AUTHORITY for _pk, origin, _outcome in items),
        opposed=len(oppositions),
        questions=session.questions.count(),
    )


def _papers(session: Session) -> list[Act]:
    """The convocations and the minutes, each with how far its sending went."""
    kinds = (ActKind.CONVOCATION, ActKind.MINUTES)
    papers = list(session.acts.filter(kind__in=kinds).exclude(state=ActState.CANCELLED).order_by("pk"))
    first: dict[int, dict[int, datetime | None]] = {paper.pk: {} for paper in papers}
    for act, mandate, sent_at in Delivery.objects.filter(act__in=papers).values_list("act", "mandate", "sent_at"):
        # Written to twice, a member counts from the first time (CON-2: sending counts).
        known = first[act].get(mandate)
        first[act][mandate] = min(filter(None, (known, sent_at)), default=None)
    for paper in papers:
        sent = list(first[paper.pk].values())
        paper.sending = Sending(bool(sent), legal_day(max(sent)) if sent and all(sent) else None)
    return papers


def _petitions(session: Session) -> list[Petition]:
    """Those on its agenda, and those of the council that still wait for the bureau when it opens."""
    waiting = Q(council=session.council_id, decided_on=None, received_on__lte=session.opens_on)
    return list(Petition.objects.filter(Q(item__session=session) | waiting).order_by("received_on", "pk"))


def _day(moment: datetime | None) -> date | None:
    return legal_day(moment) if moment else None
