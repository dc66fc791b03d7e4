"""The units of time the law counts in, and an amount of them in words."""

from enum import StrEnum

from .wording import Bilingual


class Unit(StrEnum):
    DAYS = "days"
    CONSECUTIVE_DAYS = "consecutive_days"
    WORKING_DAYS = "working_days"
    CONSECUTIVE_WORKING_DAYS = "consecutive_working_days"
    MONTHS = "months"
    HOURS = "hours"

    @property
    def counts_only_working_days(self) -> bool:
        return self in {Unit.WORKING_DAYS, Unit.CONSECUTIVE_WORKING_DAYS}


def amount_in_words(amount: int, unit: Unit, *, after_preposition: bool = False) -> Bilingual:
    """ "3 jours ouvrables", "3 أيام عمل"; Arabic says two otherwise after a preposition."""
    two_after = _ARABIC_TWO_AFTER_PREPOSITION[unit] if after_preposition else None
    return Bilingual(_in_french(amount, unit), two_after if two_after and amount == 2 else _in_arabic(amount, unit))


_FRENCH = {
    Unit.DAYS: ("jour", "jours"),
    Unit.CONSECUTIVE_DAYS: ("jour", "jours consécutifs"),
    Unit.WORKING_DAYS: ("jour ouvrable", "jours ouvrables"),
    Unit.CONSECUTIVE_WORKING_DAYS: ("jour ouvrable", "jours ouvrables consécutifs"),
    Unit.MONTHS: ("mois", "mois"),
    Unit.HOURS: ("heure", "heures"),
}

# Arabic counts in four steps here: one, two, three to ten, eleven and more.
_ARABIC = {
    Unit.DAYS: ("يوم واحد", "يومان", "{n} أيام", "{n} يوما"),
    Unit.CONSECUTIVE_DAYS: ("يوم واحد", "يومان متتاليان", "{n} أيام متتالية", "{n} يوما متتاليا"),
    Unit.WORKING_DAYS: ("يوم عمل واحد", "يوما عمل", "{n} أيام عمل", "{n} يوما من أيام العمل"),
    Unit.CONSECUTIVE_WORKING_DAYS: (
        "يوم عمل واحد",
        "يوما عمل متتاليان",
        "{n} أيام عمل متتالية",
        "{n} يوما متتاليا من أيام العمل",
    ),
    Unit.MONTHS: ("شهر واحد", "شهران", "{n} أشهر", "{n} شهرا"),
    Unit.HOURS: ("ساعة واحدة", "ساعتان", "{n} ساعات", "{n} ساعة"),
}


_ARABIC_TWO_AFTER_PREPOSITION = {
    Unit.DAYS: "يومين",
    Unit.CONSECUTIVE_DAYS: "يومين متتاليين",
    Unit.WORKING_DAYS: "يومي عمل",
    Unit.CONSECUTIVE_WORKING_DAYS: "يومي عمل متتاليين",
    Unit.MONTHS: "شهرين",
    Unit.HOURS: "ساعتين",
}


def _in_french(amount: int, unit: Unit) -> str:
    singular, plural = _FRENCH[unit]
    return f"{amount} {singular if amount < 2 else plural}"


def _in_arabic(amount: int, unit: Unit) -> str:
    one, two, few, many = _ARABIC[unit]
    if amount <= 2:
        return {1: one, 2: two}[amount]
    return (few if amount <= 10 else many).format(n=amount)
