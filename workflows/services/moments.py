"""When something takes effect: now, the moment given, or the date borne by a paper."""

from datetime import date, datetime, time

from django.utils import timezone

from document_types import clock

NOON = time(12)


def moment_of(at: datetime | None, paper_date: date | None = None, hour: time | None = None) -> datetime:
    """A paper bears a day, and seldom an hour: without one it counts at noon of that day, in Casablanca."""
    if paper_date is not None:
        return datetime.combine(paper_date, hour or NOON, tzinfo=timezone.get_default_timezone())
    return at or clock.now()
