"""The facts of a session as its minutes tell them: read once, told in both languages."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from document_types.enums import ActState, ItemOrigin, MandateOffice
from document_types.law.readings import Readings
from document_types.models import (
    Act,
    AgendaItem,
    Mandate,
    MinutesApproval,
    Session,
    Sitting,
    VoteEvent,
    WrittenQuestion,
)
from document_types.services.minutes_followup import point_of
from document_types.services.readings import chosen_readings

_ITEM_ONE = ("act", "request", "petition", "opposition", "carried_from__session")
_ITEM_MANY = (
    "reports__committee",
    "reports__rapporteur__councillor",
    "polls__proposed_by__councillor",
    "polls__elected__councillor",
    "polls__candidacies__mandate__councillor",
    "vote_events__poll",
    "vote_events__votes__mandate__councillor",
)


@dataclass
class Story:
    """Who was there and what was decided; `home` is where each point is told: the sitting that first voted on it."""

    session: Session
    sittings: list[Sitting]
    items: list[AgendaItem]
    questions: list[WrittenQuestion]
    approvals: list[MinutesApproval]
    convocations: list[Act]
    mandates: list[Mandate]
    readings: Readings = field(default_factory=chosen_readings)

    @classmethod
    def of(cls, session: Session) -> "Story":
        sittings = session.sittings.select_related("chaired_by__councillor", "secretary__councillor")
        sittings = sittings.prefetch_related("presences__mandate__councillor", "suspensions").order_by("number")
        items = session.items.select_related(*_ITEM_ONE).prefetch_related(*_ITEM_MANY).order_by("position")
        convocations = Act.objects.filter(session=session, kind="convocation", dated_on__isnull=False)
        return cls(
            session=session,
            sittings=list(sittings),
            items=list(items),
            questions=list(session.questions.select_related("asked_by__councillor")),
            approvals=list(
                session.approvals.select_related("act__session").prefetch_related("act__remarks__mandate__councillor")
            ),
            convocations=list(convocations.exclude(state=ActState.CANCELLED).order_by("pk")),
            mandates=list(Mandate.objects.filter(council=session.council).in_protocol_order()),
        )

    @cached_property
    def held(self) -> list[Sitting]:
        """The sittings at which the council could lawfully deliberate."""
        return [sitting for sitting in self.sittings if sitting.is_quorate]

    @cached_property
    def home(self) -> dict[int, int]:
        """By point, the sitting where it is told: the first that voted on it, else the last of the session."""
        if not self.held:
            return {}
        last, ranks = self.held[-1].pk, {sitting.pk: sitting.number for sitting in self.held}
        found = {
            item.pk: min((event.sitting_id for event in item.vote_events.all()), key=ranks.__getitem__, default=last)
            for item in self.items
        }
        return found | {pk: self._sitting_of(approval) for pk, approval in self.approvals_told.items()}

    def told_at(self, sitting: Sitting) -> list[AgendaItem]:
        """In the order of the agenda, the points this sitting dealt with, again or for the first time."""
        return [
            item
            for item in self.items
            if self.home.get(item.pk) == sitting.pk
            or any(event.sitting_id == sitting.pk for event in item.vote_events.all())
        ]

    def is_home(self, item: AgendaItem, sitting: Sitting) -> bool:
        return self.home.get(item.pk) == sitting.pk

    def is_settled_at(self, item: AgendaItem, sitting: Sitting) -> bool:
        """Whether the issue of the point is told here: at its last vote, or where it is told at all."""
        voted = [event.sitting_id for event in self.events(item)]
        return (voted[-1] if voted else self.home.get(item.pk)) == sitting.pk

    def is_reserved(self, item: AgendaItem) -> bool:
        """Whether what was said on the point is for the members alone: behind closed doors for it, or altogether."""
        home = self.home.get(item.pk)
        return item.is_closed or any(each.pk == home and not each.is_public for each in self.held)

    @staticmethod
    def events(item: AgendaItem, sitting: Sitting | None = None) -> list[VoteEvent]:
        """The votes on the point in the order they were taken."""
        events = sorted(item.vote_events.all(), key=lambda event: (event.decided_at, event.pk))
        return [event for event in events if sitting is None or event.sitting_id == sitting.pk]

    def questions_at(self, sitting: Sitting) -> list[WrittenQuestion]:
        """Those answered at this sitting; those left without answer are told where the session ended."""
        last = self.held[-1].pk
        return [each for each in self.questions if (each.answered_in_id or last) == sitting.pk]

    @cached_property
    def approvals_told(self) -> dict[int, MinutesApproval]:
        """By point, the approval of earlier minutes that it was put on the agenda for."""
        titles = {point_of(each.act).fr: each for each in self.approvals}
        return {item.pk: titles[item.title_fr] for item in self.items if not item.act_id and item.title_fr in titles}

    def approvals_at(self, sitting: Sitting) -> list[MinutesApproval]:
        """Those that no point of the agenda tells."""
        apart = [each for each in self.approvals if each not in self.approvals_told.values()]
        return [each for each in apart if self._sitting_of(each) == sitting.pk]

    def _sitting_of(self, approval: MinutesApproval) -> int:
        """The sitting of its day; with none on that day, the first one."""
        days = {each.held_on: each.pk for each in reversed(self.held)}
        return days.get(approval.approved_on, self.held[0].pk)

    def holder(self, office: MandateOffice, sitting: Sitting) -> Mandate | None:
        """Who held the office on the day of the sitting."""
        day = sitting.held_on
        return next(
            (
                mandate
                for mandate in self.mandates
                if mandate.office == office
                and mandate.starts_on <= day
                and (mandate.ends_on is None or day <= mandate.ends_on)
            ),
            None,
        )

    def convoked_on(self, sitting: Sitting):
        """The day the convocation that this sitting answers went out, where the platform sent it."""
        sent = [act for act in self.convocations if (act.call or 1) == sitting.call]
        return sent[-1].dated_on if sent else None

    @cached_property
    def questions_item(self) -> AgendaItem | None:
        return next((item for item in self.items if item.origin == ItemOrigin.QUESTIONS), None)


def voted_at(event: VoteEvent, sitting: Sitting):
    """The hour of a vote proclaimed on the day of its sitting; of one entered later, nothing is known."""
    moment = timezone.localtime(event.decided_at)
    return moment.time() if moment.date() == sitting.held_on else None
