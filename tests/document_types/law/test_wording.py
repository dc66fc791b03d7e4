"""Wordings, citations, levels, offices and amounts in words."""

from datetime import date

import pytest

from document_types.law.citation import Citation, Law
from document_types.law.day_names import day_in_words
from document_types.law.levels import Level
from document_types.law.offices import Office
from document_types.law.triggers import Trigger
from document_types.law.units import Unit, amount_in_words
from document_types.law.wording import Bilingual


def test_a_wording_speaks_both_languages():
    wording = Bilingual("séance", "جلسة")

    assert wording.in_language("fr") == "séance"
    assert wording.in_language("ar") == "جلسة"


@pytest.mark.parametrize(("fr", "ar"), [("", "جلسة"), ("séance", " ")])
def test_a_wording_without_one_of_its_languages_is_refused(fr, ar):
    with pytest.raises(ValueError, match="both languages"):
        Bilingual(fr, ar)


def test_a_bilingual_value_fills_each_side_with_its_own_language():
    sentence = Bilingual("Visa du {office}.", "تأشيرة {office}.")

    filled = sentence.format(office=Office.GOVERNOR.label)

    assert filled == Bilingual("Visa du gouverneur.", "تأشيرة عامل.")


def test_french_signs_never_start_a_line():
    assert Bilingual("Délai : 3 ; soit « trois » ?", "أجل").fr == (
        "Délai\u00a0: 3\u00a0; soit «\u00a0trois\u00a0»\u00a0?"
    )


def test_an_article_is_cited_with_its_law_in_french():
    assert Citation(Law.COMMUNES, 117).label("fr") == "loi organique n° 113-14, art. 117"


def test_the_number_of_the_law_is_isolated_in_an_arabic_line():
    assert Citation(Law.COMMUNES, 117).label("ar") == "القانون التنظيمي رقم \u2066113-14\u2069، المادة 117"


@pytest.mark.parametrize(
    ("also", "fr", "ar"),
    [
        ((47,), "art. 23 et 47", "المادتان 23 و47"),
        ((47, 50), "art. 23, 47 et 50", "المواد 23 و47 و50"),
    ],
)
def test_several_articles_are_named_together(also, fr, ar):
    citation = Citation(Law.COMMUNES, 23, also)

    assert citation.articles_wording == Bilingual(fr, ar)


@pytest.mark.parametrize(
    ("level", "law"),
    [
        (Level.REGION, "111-14"),
        (Level.PREFECTURE, "112-14"),
        (Level.PROVINCE, "112-14"),
        (Level.COMMUNE, "113-14"),
        (Level.ARRONDISSEMENT, "113-14"),
    ],
)
def test_each_level_is_governed_by_its_organic_law(level, law):
    assert level.law == law


@pytest.mark.parametrize("member", [*Level, *Office])
def test_levels_and_offices_have_a_label_and_a_definite_form(member):
    assert member.label.ar
    assert member.definite_label.fr.split()[0] in {"le", "la"} or member.definite_label.fr.startswith("l'")


@pytest.mark.parametrize("trigger", Trigger)
def test_every_trigger_is_named(trigger):
    assert trigger.label.fr
    assert trigger.label.ar


@pytest.mark.parametrize(
    ("amount", "unit", "fr", "ar"),
    [
        (1, Unit.WORKING_DAYS, "1 jour ouvrable", "يوم عمل واحد"),
        (2, Unit.DAYS, "2 jours", "يومان"),
        (3, Unit.WORKING_DAYS, "3 jours ouvrables", "3 أيام عمل"),
        (15, Unit.CONSECUTIVE_DAYS, "15 jours consécutifs", "15 يوما متتاليا"),
        (20, Unit.DAYS, "20 jours", "20 يوما"),
        (48, Unit.HOURS, "48 heures", "48 ساعة"),
    ],
)
def test_amounts_agree_with_their_number(amount, unit, fr, ar):
    assert amount_in_words(amount, unit) == Bilingual(fr, ar)


@pytest.mark.parametrize(
    ("day", "fr", "ar"),
    [
        (date(2026, 5, 11), "lundi 11 mai 2026", "الاثنين 11 ماي 2026"),
        (date(2026, 6, 1), "lundi 1er juin 2026", "الاثنين فاتح يونيو 2026"),
        (date(2026, 8, 20), "jeudi 20 août 2026", "الخميس 20 غشت 2026"),
    ],
)
def test_dates_carry_their_weekday_and_the_moroccan_month(day, fr, ar):
    assert day_in_words(day) == Bilingual(fr, ar)
