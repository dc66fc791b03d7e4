"""What time it is: for the records, and for the screens of a demonstration that stands on a day of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """The moment records bear; always the real one, but while a demonstration's history is being written."""
    return _pretended.get() or timezone.now()


def localdate() -> date:
    return timezone.localdate(now())


def today() -> date:
    """Today in Casablanca for dashboards and calendars, or the day the demonstration stands on."""
    return settings.DEMO_TODAY or localdate()


@contextmanager
def pretend(moment: datetime) -> Iterator[None]:
    """Write what follows as if it were `moment`: for the history of a demonstration, never for real records."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)
