"""When ordinary sessions may lawfully open, as the form of a new session shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from document_types.enums import SessionKind
from document_types.law.day_names import month_in_words
from document_types.law.levels import Level
from document_types.law.planning import opening_cautions
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.law.sessions import SessionWindow, ordinary_session_months
from document_types.law.statutes import rule
from document_types.law.table import NoSuchRule
from document_types.reader import article, day_words, language


@dataclass(frozen=True)
class Window:
    """The lawful days of one ordinary session, in words."""

    month: str
    year: int
    days: str
    article: str


def windows_of(level: Level, years: tuple[int, ...], here: Reckoner, today: date) -> list[Window]:
    """The windows still to come in these years."""
    found = [
        here.window(level, year, month) for year in years for month in ordinary_session_months(level, date(year, 1, 1))
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


def warning_for(kind: str, level: Level, opens_on: date, here: Reckoner, elected_on: date | None = None) -> str:
    """What to tell the clerk of the day a session opens on; it is opened all the same."""
    if kind == SessionKind.INSTALLATION:
        return _installed_too_late(level, opens_on, here, elected_on)
    is_ordinary = kind == SessionKind.ORDINARY
    cautions = opening_cautions(level, opens_on, here.calendar, here.readings, is_ordinary=is_ordinary)
    return " ".join(caution.wording.in_language(language()) for caution in cautions)


def _installed_too_late(level: Level, opens_on: date, here: Reckoner, elected_on: date | None) -> str:
    """The council meets within a delay of its own election (CON-8)."""
    row = installation_rule(level, opens_on)
    if row is None or elected_on is None:
        return ""
    last_on = here.due(row, elected_on).due_on
    if opens_on <= last_on:
        return ""
    return _("Au-delà du délai de l'installation, qui finit le %(day)s (%(article)s).") % {
        "day": day_words(last_on),
        "article": article(row),
    }


def installation_rule(level: Level, on: date) -> Rule | None:
    """The row that says who installs a council and when; none is known for arrondissements."""
    try:
        return rule("CON-8", level, on)
    except NoSuchRule:
        return None
