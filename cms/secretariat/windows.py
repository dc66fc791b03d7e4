"""When ordinary sessions may lawfully open, as the form of a new session shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from document_types.enums import SessionKind
from document_types.law.calendar import WorkingCalendar
from document_types.law.day_names import month_in_words
from document_types.law.levels import Level
from document_types.law.sessions import SessionWindow, ordinary_session_months, ordinary_session_window
from document_types.reader import article, comma, day_words, language


@dataclass(frozen=True)
class Window:
    """The lawful days of one ordinary session, in words."""

    month: str
    year: int
    days: str
    article: str


def windows_of(level: Level, years: tuple[int, ...], calendar: WorkingCalendar, today: date) -> list[Window]:
    """The windows still to come in these years."""
    found = [
        ordinary_session_window(level, year, month, calendar)
        for year in years
        for month in ordinary_session_months(level)
    ]
    return [_window(each) for each in found if each.latest_on >= today]


def _window(window: SessionWindow) -> Window:
    first = window.earliest_on
    return Window(
        month_in_words(first.month).in_language(language()), first.year, days_in_words(window), article(window.rule)
    )


def days_in_words(window: SessionWindow) -> str:
    if window.earliest_on == window.latest_on:
        return _("le %(day)s") % {"day": day_words(window.earliest_on)}
    return _("du %(first)s au %(last)s") % {
        "first": day_words(window.earliest_on),
        "last": day_words(window.latest_on),
    }


def warning_for(kind: str, level: Level, opens_on: date, calendar: WorkingCalendar) -> str:
    """What to tell the clerk when an ordinary session lies outside its legal days; it is opened all the same."""
    if kind != SessionKind.ORDINARY:
        return ""
    months = ordinary_session_months(level, opens_on)
    if opens_on.month not in months:
        names = comma().join(month_in_words(month).in_language(language()) for month in months)
        window = ordinary_session_window(level, opens_on.year, months[0], calendar)
        return _("Hors des mois des sessions ordinaires (%(months)s ; %(article)s).") % {
            "months": names,
            "article": article(window.rule),
        }
    window = ordinary_session_window(level, opens_on.year, opens_on.month, calendar)
    if window.holds(opens_on):
        return ""
    return _("Hors de la période légale, qui va %(days)s (%(article)s).") % {
        "days": days_in_words(window),
        "article": article(window.rule),
    }
