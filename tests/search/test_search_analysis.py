"""How written words become terms: variants meet, offsets hold, nothing typed can break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import SENTINEL, stem_of, terms, tokens
from search.folding import fold, fold_word

WRITTEN = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("أإآاىيةهؤئءوالكلبفـًٌَُِّْٰلا٠١٢۳ﷺﻻ’'-./\u200f\u202b éÉœŒçlLdDqu0129"),
    ),
    max_size=60,
)


def words(text):
    return [token.text for token in tokens(text)]


def stems(text):
    return terms(text).stem


@given(WRITTEN)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(WRITTEN)
def test_folding_a_word_twice_changes_nothing(text):
    once = [fold_word(word) for word in text.split()]

    assert [fold_word(word) for word in once] == once


@given(WRITTEN)
def test_offsets_cut_the_written_word_out_of_the_text(text):
    for token in tokens(text):
        written = text[token.start : token.end]

        assert written
        assert token.text in words(written)


@given(WRITTEN)
def test_terms_hold_no_space_and_no_sentinel(text):
    for stream in terms(text):
        assert not any(term == "" or SENTINEL in term or term.split() != [term] for term in stream)


@given(WRITTEN, WRITTEN)
def test_a_space_parts_texts(left, right):
    assert words(f"{left} \n {right}") == words(left) + words(right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأمر", "الامر"),
        ("إقليم", "اقليم"),
        ("مسؤول", "مسوول"),
        ("مستشفى", "مستشفي"),
        ("جماعة", "جماعه"),
        ("مُدَاوَلَة", "مداولة"),
        ("المجلـــس", "المجلس"),
        ("\u202bالمجلس\u202c", "المجلس"),
        ("ﻻ", "لا"),
        ("٢٠٢٦", "2026"),
        ("۲۰۲۶", "2026"),
        ("Délibération", "deliberation"),
        ("DE\u0301LIBE\u0301RATION", "délibération"),
        ("cœur", "coeur"),
        ("ک‌ی", "كي"),
    ],
)
def test_spelling_variants_are_one_word(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("خالل", "خلال"),
        ("خاللها", "خلالها"),
        ("األول", "الأول"),
        ("واألقاليم", "والأقاليم"),
        ("اإلقليم", "الإقليم"),
        ("االجتماعات", "الاجتماعات"),
        ("باألغلبية", "بالأغلبية"),
        ("الحاالت", "الحالات"),
        ("المداوالت", "المداولات"),
        ("استقالل", "استقلال"),
        ("ال يمكن", "لا يمكن"),
    ],
)
def test_swapped_lam_alef_meets_the_right_spelling(damaged, right):
    assert words(damaged) == words(right)


@pytest.mark.parametrize("word", ["قالت", "وقالت", "اللجنة", "باللغة", "والليل", "حالة", "سالم", "عالم"])
def test_sound_words_keep_their_letters(word):
    assert words(word) == [fold(word)]


def test_the_house_of_a_family_is_not_a_negation():
    assert words("آل سعود") != words("لا سعود")


@pytest.mark.parametrize("word", ["l'eau", "L’eau", "d'eau", "qu'eau", "eau"])
def test_elisions_fall_away_and_stay_in_the_place(word):
    (token,) = tokens(f"({word})")

    assert token.text == "eau"
    assert (token.start, token.end) == (1, 1 + len(word))


@pytest.mark.parametrize(
    ("written", "whole"),
    [("12/2026", "12-2026"), ("113-14", "113-14"), ("113.14", "113-14"), ("2.17.306", "2-17-306")],
)
def test_numbers_of_acts_are_one_term_and_their_parts(written, whole):
    assert words(f"loi {written}.") == ["loi", whole, *whole.split("-")]


def test_hyphenated_words_are_their_parts():
    assert words("sous-préfecture") == ["sous", "prefecture"]


def test_figures_glued_to_arabic_are_parted():
    assert words("الفصل 146من") == words("الفصل 146 من")


def test_a_sign_that_stands_for_words_is_those_words_in_one_place():
    assert {(token.start, token.end) for token in tokens("محمد ﷺ")[1:]} == {(5, 6)}
    assert len(tokens("ﷺ")) == 4


@pytest.mark.parametrize(
    "family",
    [
        ("المجلس", "مجلس", "والمجلس", "للمجلس", "بالمجلس"),
        ("مداولة", "المداولات", "ومداولاتها"),
        ("budget", "budgets", "Budgets"),
        ("communal", "communale", "communaux"),
    ],
)
def test_forms_of_a_word_share_a_stem(family):
    assert len({tuple(stems(word)) for word in family}) == 1


def test_the_script_of_each_word_tells_its_language():
    assert stems("budgets المجلس") == [stem_of("budgets"), stem_of("المجلس")] == ["budget", "مجلس"]


def test_pairs_and_pieces_come_from_the_stems():
    streams = terms("eaux usées")

    assert streams.pairs == [f"{streams.stem[0]}_{streams.stem[1]}"]
    assert streams.pieces[0] == f"_{streams.stem[0]}_"[:4]
