"""How dates and articles are said on the council's screens."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language

from document_types.law.day_names import day_in_words


def language() -> str:
    """The language of the screen, as the table of law names it."""
    return "ar" if get_language() == "ar" else "fr"


def day_words(day: date | datetime) -> str:
    """Return "lundi 11 mai 2026" in the language of the screen; an instant gives its day in Casablanca."""
    if isinstance(day, datetime):
        day = timezone.localdate(day)
    return day_in_words(day).in_language(language())


def article(rule) -> str:
    return rule.citation.label(language())
