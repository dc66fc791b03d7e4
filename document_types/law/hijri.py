"""The Hijri date beside the Gregorian one, as Moroccan acts write it.

It is reckoned by the calendar of Umm al-Qura: in Morocco a month begins with its own sighting of the moon, at times
a day or two later, which no table knows in advance.
"""

from datetime import date

from hijridate import Gregorian

from .wording import Bilingual

_MONTHS = (
    Bilingual("moharrem", "محرم"),
    Bilingual("safar", "صفر"),
    Bilingual("rabii I", "ربيع الأول"),
    Bilingual("rabii II", "ربيع الآخر"),
    Bilingual("joumada I", "جمادى الأولى"),
    Bilingual("joumada II", "جمادى الآخرة"),
    Bilingual("rejeb", "رجب"),
    Bilingual("chaabane", "شعبان"),
    Bilingual("ramadan", "رمضان"),
    Bilingual("chaoual", "شوال"),
    Bilingual("kaada", "ذي القعدة"),
    Bilingual("hija", "ذي الحجة"),
)
_FIRST = Bilingual("1er", "فاتح")
_DAY = Bilingual("{day} {month} {year}", "{day} من {month} {year}")


def hijri_in_words(day: date) -> Bilingual | None:
    """Return "20 ramadan 1436", "20 من رمضان 1436"; None before 1924 and after 2077, where no table reaches."""
    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None
    number = _FIRST if found.day == 1 else Bilingual(str(found.day), str(found.day))
    return _DAY.format(day=number, month=_MONTHS[found.month - 1], year=found.year)
