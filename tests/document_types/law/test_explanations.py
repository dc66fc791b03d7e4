"""How a computed date is explained, and the readings it rests on."""

from datetime import date

import pytest

from document_types.law.calendar import WorkingCalendar
from document_types.law.deadlines import due, last_day_of, latest_before
from document_types.law.levels import Level
from document_types.law.reading_table import (
    ALL_READINGS,
    AUTHORITY_LAST_DAY,
    MONTH,
    POSTING_START,
    TRIGGER_DAY,
)
from document_types.law.readings import DEFAULT, READINGS, Readings, UnknownReading
from document_types.law.statutes import rule

PLAIN = WorkingCalendar()
OPPOSITION = due(rule("LEG-3", Level.COMMUNE), date(2026, 5, 6), PLAIN)


def test_a_delay_is_explained_in_french_from_its_start_to_its_article():
    text = [sentence.replace("\u00a0", " ") for sentence in OPPOSITION.explain("fr")]

    assert text[:7] == [
        "Point de départ : réception de la délibération, le mercredi 6 mai 2026.",
        "Délai : 3 jours ouvrables.",
        "Le jour de départ n'est pas compté.",
        "Jours non comptés : samedi 9 mai 2026 (fin de semaine), dimanche 10 mai 2026 (fin de semaine).",
        "Dernier jour : lundi 11 mai 2026.",
        "Sans opposition d'ici là, la délibération qui ne demande pas de visa est exécutoire"
        " le mardi 12 mai 2026 à 0 heure.",
        "Règle LEG-3 : loi organique n° 113-14, art. 117.",
    ]


def test_a_delay_is_explained_in_arabic_with_moroccan_months():
    text = OPPOSITION.explain("ar")

    assert text[0] == "بداية الأجل: التوصل بالمقرر، يوم الأربعاء 6 ماي 2026."
    assert "آخر يوم: الاثنين 11 ماي 2026." in text
    assert "القاعدة \u2066LEG-3\u2069: القانون التنظيمي رقم \u2066113-14\u2069، المادة 117." in text


def test_both_languages_say_the_same_number_of_things():
    assert len(OPPOSITION.explain("fr")) == len(OPPOSITION.explain("ar"))


def test_a_reading_is_said_with_the_date_the_other_one_gives():
    text = " ".join(OPPOSITION.explain("fr")).replace("\u00a0", " ")

    assert OPPOSITION.reading is TRIGGER_DAY
    assert "Lecture retenue ; le texte ne précise pas" in text
    assert "Autre lecture, il est compté : vendredi 8 mai 2026." in text


def test_a_holiday_and_its_estimate_are_named():
    deadline = due(rule("LEG-3", Level.COMMUNE), date(2026, 5, 25), PLAIN)
    text = " ".join(deadline.explain("fr")).replace("\u00a0", " ")

    assert "mercredi 27 mai 2026 (Fête du sacrifice, date estimée)" in text
    assert "Une fête lunaire non encore annoncée peut changer cette date." in text


def test_the_days_over_which_a_visa_delay_moves_are_named():
    deadline = due(rule("VIS-20", Level.COMMUNE), date(2026, 9, 14), PLAIN)

    assert "dimanche 4 octobre 2026 (fin de semaine)" in " ".join(deadline.explain("fr"))
    assert AUTHORITY_LAST_DAY in [applied.reading for applied in deadline.applied]


def test_a_day_before_a_session_is_explained_from_the_session():
    deadline = latest_before(rule("CON-2", Level.COMMUNE), date(2026, 5, 5), PLAIN)
    text = " ".join(deadline.explain("fr")).replace("\u00a0", " ")

    assert "Date de référence : ouverture de la session, le mardi 5 mai 2026." in text
    assert "10 jours au moins avant cette date" in text
    assert "Le jour de départ" not in text


def test_a_duration_says_that_its_first_day_counts():
    deadline = last_day_of(rule("SES-5", Level.COMMUNE), date(2026, 5, 5), PLAIN)

    assert "Le premier jour est compté." in deadline.explain("fr")


def test_a_date_on_which_every_reading_agrees_names_only_the_reading_of_its_own_rule():
    deadline = due(rule("MIN-7", Level.COMMUNE), date(2026, 5, 8), PLAIN)

    assert [applied.reading for applied in deadline.applied] == [POSTING_START]


def test_a_date_without_any_doubt_names_no_reading():
    assert due(rule("TRA-1", Level.COMMUNE), date(2026, 5, 8), PLAIN).reading is None


@pytest.mark.parametrize("reading", ALL_READINGS, ids=lambda reading: reading.key)
def test_every_reading_has_two_options_and_refers_to_its_row(reading):
    assert reading.id.startswith("15.")
    assert len(reading.options) >= 2
    assert READINGS[reading.key] is reading
    assert DEFAULT.choice(reading) == reading.default


def test_choosing_a_reading_leaves_the_default_untouched():
    chosen = DEFAULT.choosing(MONTH, "thirty_days")

    assert chosen.choice(MONTH) == "thirty_days"
    assert DEFAULT.choice(MONTH) == "calendar_month"


@pytest.mark.parametrize("chosen", [{"moon": "full"}, {"month": "lunar"}])
def test_a_reading_or_an_option_that_does_not_exist_is_refused(chosen):
    with pytest.raises(UnknownReading, match="known"):
        Readings(chosen)
