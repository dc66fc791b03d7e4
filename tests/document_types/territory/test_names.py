"""What is cleaned from a name, and what is left as the council writes it."""

import pytest

from document_types.territory.names import clean_name


@pytest.mark.parametrize(
    ("written", "name", "mention"),
    [
        ("Province: Al Hoceima", "Al Hoceima", "Province"),
        ("Préfecture: Tanger-Assilah", "Tanger-Assilah", "Préfecture"),
        ("Cercle : Bni Boufrah", "Bni Boufrah", "Cercle"),
        ("Al Hoceima (Mun.)", "Al Hoceima", "Mun."),
        ("Agdal (Arrond.)", "Agdal", "Arrond."),
        ("Préfecture d’Arrondissement  Hay Hassani", "Hay Hassani", "Préfecture d'Arrondissement"),
        ("المحافظة: الحسيمة", "الحسيمة", "المحافظة"),
        ("محافظة: أيت ملول -إنزكان ", "أيت ملول-إنزكان", "محافظة"),
    ],
)
def test_mention_of_a_level_leaves_the_name(written, name, mention):
    cleaned = clean_name(written)

    assert (cleaned.text, cleaned.mention) == (name, mention)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("  El  Hajeb\u00a0", "El Hajeb"),
        ("Agadir-Ida -Ou-Tanane", "Agadir-Ida-Ou-Tanane"),
        ("الداخلة - وادي الذهب\u200e\u200e", "الداخلة-وادي الذهب"),
        ("\u202bتاونات\u202c", "تاونات"),
        ("M’diq", "M'diq"),
    ],
)
def test_spaces_and_invisible_marks_are_no_part_of_a_name(written, name):
    assert clean_name(written).text == name


def test_vowel_signs_and_tatweel_are_dropped():
    assert clean_name("سيـدي مُوسَّى").text == "سيدي موسى"


def test_persian_letters_and_presentation_forms_become_arabic_letters():
    assert clean_name("ک ی \ufbd5").text == "ك ي \u06ad"


@pytest.mark.parametrize("name", ["أولاد ڭناو", "إݣلي"])
def test_moroccan_letters_are_kept_as_written(name):
    assert clean_name(name).text == name


@pytest.mark.parametrize("name", ["Sidi Ali (Oued Noun)", "Aïn : Leuh"])
def test_words_that_name_no_level_stay(name):
    assert clean_name(name).text == name
