"""Whether the members were called in time: who is missing, how much time is left (CON-2, CON-5)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from document_types.enums import SessionKind
from document_types.law.clock import legal_day
from document_types.law.deadline import Deadline
from document_types.law.majorities import Call
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.models import Act, Delivery, Mandate
from document_types.models.sessions import law_calls
from document_types.services import calls, convocations


@dataclass(frozen=True)
class Notice:
    """The members called by one convocation: in time, late, by nothing that reached them, by nothing at all.

    One sending that left and did not come back is enough for a member; without `deadline` the law asks for none.
    """

    deadline: Deadline | None
    in_time: list[Delivery]
    late: list[Delivery]
    waiting: list[Delivery]
    without: list[Mandate]
    acknowledged: int
    days_left: int

    @property
    def is_lawful(self) -> bool:
        """Every member in office was written to in time: opening and acknowledging are proof only (15.27)."""
        return bool(self.in_time) and not (self.late or self.waiting or self.without)

    @property
    def total(self) -> int:
        return len(self.in_time) + len(self.late) + len(self.waiting) + len(self.without)

    @property
    def missing(self) -> list[Mandate]:
        return [*(delivery.mandate for delivery in self.waiting), *self.without]

    @property
    def bounced(self) -> list[Delivery]:
        return [delivery for delivery in self.waiting if delivery.bounced_at]


def notice_of(act: Act, deliveries: list[Delivery], without: list[Mandate], here: Reckoner, today: date) -> Notice:
    deadline = deadline_of(act, here)
    by_member: dict[int, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        by_member[delivery.mandate_id].append(delivery)
    reached, waiting = [], []
    for own in by_member.values():
        left = [delivery for delivery in own if has_reached(delivery)]
        if left:
            reached.append(min(left, key=lambda delivery: delivery.sent_at))
        else:
            waiting.append(own[0])
    in_time = [each for each in reached if deadline is None or legal_day(each.sent_at) <= deadline.due_on]
    return Notice(
        deadline=deadline,
        in_time=in_time,
        late=[each for each in reached if each not in in_time],
        waiting=waiting,
        without=without,
        acknowledged=sum(any(each.acknowledged_at for each in own) for own in by_member.values()),
        days_left=(deadline.due_on - today).days if deadline else 0,
    )


def has_reached(delivery: Delivery) -> bool:
    """Whether it left and was not given back."""
    return delivery.sent_at is not None and delivery.bounced_at is None


def deadline_of(act: Act, here: Reckoner) -> Deadline | None:
    """The last day to send this convocation (CON-2, CON-5, QUO-3); the third meeting and one put off ask for none."""
    session, rank = act.session, convocations.rank_of(act)
    if rank > 1:
        failed = calls.failed_before(session, rank)
        is_second = law_calls(session.kind)[rank] is Call.SECOND and failed
        return here.due(rule("QUO-3", session.council.level, session.opens_on), failed.held_on) if is_second else None
    row = rule("CON-5" if session.kind == SessionKind.ON_REQUEST else "CON-2", session.council.level, session.opens_on)
    return here.latest_before(row, session.opens_on)
