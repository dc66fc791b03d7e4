"""A date in words, with the Moroccan names of months."""

from datetime import date
from functools import lru_cache

from .wording import Bilingual

_WEEKDAYS = (
    Bilingual("lundi", "الاثنين"),
    Bilingual("mardi", "الثلاثاء"),
    Bilingual("mercredi", "الأربعاء"),
    Bilingual("jeudi", "الخميس"),
    Bilingual("vendredi", "الجمعة"),
    Bilingual("samedi", "السبت"),
    Bilingual("dimanche", "الأحد"),
)

_MONTHS = (
    Bilingual("janvier", "يناير"),
    Bilingual("février", "فبراير"),
    Bilingual("mars", "مارس"),
    Bilingual("avril", "أبريل"),
    Bilingual("mai", "ماي"),
    Bilingual("juin", "يونيو"),
    Bilingual("juillet", "يوليوز"),
    Bilingual("août", "غشت"),
    Bilingual("septembre", "شتنبر"),
    Bilingual("octobre", "أكتوبر"),
    Bilingual("novembre", "نونبر"),
    Bilingual("décembre", "دجنبر"),
)

_FIRST = Bilingual("1er", "فاتح")


def month_in_words(month: int) -> Bilingual:
    return _MONTHS[month - 1]


def day_and_month(month: int, day: int) -> Bilingual:
    number = _FIRST if day == 1 else Bilingual(str(day), str(day))
    return Bilingual("{day} {month}", "{day} {month}").format(day=number, month=month_in_words(month))


@lru_cache(maxsize=1024)
def day_in_words(day: date) -> Bilingual:
    """ "lundi 11 mai 2026", "الاثنين 11 ماي 2026"."""
    return Bilingual("{weekday} {day} {year}", "{weekday} {day} {year}").format(
        weekday=_WEEKDAYS[day.weekday()], day=day_and_month(day.month, day.day), year=day.year
    )
