"""Whether the members were called in time: who is missing, how much time is left (CON-2, CON-5)."""

from dataclasses import dataclass
from datetime import date

from document_types.enums import SessionKind
from document_types.law.clock import legal_day
from document_types.law.deadline import Deadline
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.models import Delivery, Mandate, Session


@dataclass(frozen=True)
class Notice:
    """The sendings of one convocation: in time, late, still to leave, and the members with none."""

    deadline: Deadline
    in_time: list[Delivery]
    late: list[Delivery]
    waiting: list[Delivery]
    without: list[Mandate]
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
    def acknowledged(self) -> int:
        return sum(delivery.acknowledged_at is not None for delivery in (*self.in_time, *self.late, *self.waiting))


def notice_of(
    session: Session, deliveries: list[Delivery], without: list[Mandate], here: Reckoner, today: date
) -> Notice:
    row = rule("CON-5" if session.kind == SessionKind.ON_REQUEST else "CON-2", session.council.level, session.opens_on)
    deadline = here.latest_before(row, session.opens_on)
    sent = [delivery for delivery in deliveries if delivery.sent_at]
    return Notice(
        deadline=deadline,
        in_time=[delivery for delivery in sent if legal_day(delivery.sent_at) <= deadline.due_on],
        late=[delivery for delivery in sent if legal_day(delivery.sent_at) > deadline.due_on],
        waiting=[delivery for delivery in deliveries if not delivery.sent_at],
        without=without,
        days_left=(deadline.due_on - today).days,
    )
