"""The language of whoever reads, and what is said in it."""

from datetime import date, datetime, time

from django.utils.translation import get_language

from document_types.law.clock import legal_day
from document_types.law.day_names import day_in_words

LANGUAGES = ("fr", "ar")


def language() -> str:
    """One of the two, whatever else is active."""
    return "ar" if (get_language() or "").startswith("ar") else "fr"


def day_words(moment: date | datetime) -> str:
    """Return "lundi 11 mai 2026"; an instant gives its day in Casablanca."""
    return day_in_words(legal_day(moment)).in_language(language())


def hour(moment: time | datetime | None) -> str:
    """Return "10:05", as hours are typed and read on screens; nothing where none is known."""
    return f"{moment:%H:%M}" if moment else ""


def article(rule) -> str:
    """Return "art. 36 de la loi organique n° 113-14", the citation of a row of the law."""
    return rule.citation.label(language())


def comma() -> str:
    """What stands between two joined facts."""
    return "، " if language() == "ar" else ", "


def colon() -> str:
    """What stands between a word and what is said of it: French sets it off by a space that does not break."""
    return ": " if language() == "ar" else "\N{NO-BREAK SPACE}: "
