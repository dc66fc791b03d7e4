"""Letting silence take effect: run by cron, as often as one likes, however late."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from document_types.models import Act
from workflows.models import Clock
from workflows.services.offices import comes_on_paper
from workflows.services.review import lapse


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


def _due(today: date):
    now = datetime.combine(today, time.max, tzinfo=timezone.get_default_timezone())
    return Clock.objects.lapsed_before(now).select_related("act__council__collectivity")
