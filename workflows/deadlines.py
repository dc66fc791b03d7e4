"""Letting silence take effect, and reminding before it does: run by cron, as often as one likes, however late."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from document_types import clock
from document_types.models import Act
from document_types.services.reckoning import reckoner
from workflows import notices
from workflows.enums import ClockKind
from workflows.models import Clock
from workflows.services import notifications
from workflows.services.offices import comes_on_paper
from workflows.services.review import lapse

# How many working days before its last one a delay is recalled.
NOTICE = 2
# Who has to act in each delay; nobody here reminds a court.
_EVENT_OF = {
    ClockKind.OPPOSITION: notices.DUE_FROM_AUTHORITY,
    ClockKind.VISA: notices.DUE_FROM_AUTHORITY,
    ClockKind.BUDGET_REFUSAL: notices.DUE_FROM_AUTHORITY,
    ClockKind.SECOND_BUDGET: notices.DUE_FROM_COUNCIL,
}


@dataclass(frozen=True)
class Lapsed:
    act: Act
    clock: Clock


def run(today: date) -> list[Lapsed]:
    """Apply every silence whose instant has come on `today`, oldest first; a second run finds nothing to do."""
    silent = [clock for clock in _due(today) if not comes_on_paper(clock.act, clock.kind)]
    return [Lapsed(clock.act, clock) for clock in silent if lapse(clock=clock)]


def awaiting_confirmation(today: date) -> list[Clock]:
    """The delays at their end on `today` whose authority works on paper: the clerk confirms that it kept silent."""
    return [clock for clock in _due(today) if comes_on_paper(clock.act, clock.kind)]


def remind(today: date) -> list[Clock]:
    """Tell once of each delay that ends within two working days, to whom it falls; a missed day is made up for."""
    last = reckoner().calendar.nth_working_day(today + timedelta(days=1), NOTICE)
    near = Clock.objects.running().filter(reminded_at=None, kind__in=_EVENT_OF, due_on__range=(today, last))
    near = near.select_related("act__council__page", "act__council__collectivity").order_by("due_on", "pk")
    return [clock for clock in near if _remind(clock)]


@transaction.atomic
def _remind(near: Clock) -> bool:
    now = clock.now()
    # Two runs at once tell it once.
    if not Clock.objects.running().filter(pk=near.pk, reminded_at=None).update(reminded_at=now):
        return False
    event = _EVENT_OF[ClockKind(near.kind)]
    notifications.tell(event=event, council=near.act.council, act=near.act, at=now)
    return True


def _due(today: date):
    """Up to this very moment of the day that runs; of any other day, up to its end."""
    end = datetime.combine(today, time.max, tzinfo=timezone.get_default_timezone())
    instant = clock.now() if today == clock.localdate() else end
    return Clock.objects.lapsed_before(instant).select_related("act__council__collectivity")
