"""How written words become terms: variants meet, offsets hold, nothing typed can break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import SENTINEL, TOKENS, stem_of, terms, tokens
from search.folding import fold, fold_word
from search.memo import Memo
from search.plurals import PLURALS
from search.stemming import _stem, stem

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
    return terms(text).stem.split()


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
        assert stream == " ".join(stream.split())
        assert SENTINEL not in stream


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
        ("الئحة", "لائحة"),
        ("الالئحة", "اللائحة"),
        ("لالئحة", "للائحة"),
        ("بالالئحة", "باللائحة"),
    ],
)
def test_swapped_lam_alef_meets_the_right_spelling(damaged, right):
    assert words(damaged) == words(right)


@pytest.mark.parametrize("word", ["قالت", "وقالت", "اللجنة", "باللغة", "والليل", "حالة", "سالم", "عالم", "المالئ"])
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
        ("مداولة", "المداولات", "ومداولاتها", "مداولته", "مداولتين", "لمداولة"),
        ("ميزانية", "الميزانيات", "وميزانيته", "بميزانية", "لميزانية"),
        ("وزير", "الوزير", "ووزير", "والوزير", "للوزير"),
        ("لجنة", "اللجنة", "للجنة", "وللجنة", "لجنتها", "للجان"),
        ("لائحة", "للائحة", "اللوائح", "للوائح"),
        ("وثيقة", "الوثيقة", "وثائق", "بالوثائق", "ووثائقهم"),
        ("الالتزام", "التزام", "بالتزام", "الالتزامات"),
        ("إلكتروني", "الإلكترونية"),
        ("أعضاء", "أعضائه", "أعضاؤها", "عضو", "الأعضاء"),
        ("بيان", "البيانات", "بيانات"),
        ("قانون", "قانونا", "القوانين", "للقوانين"),
        ("اجتماع", "باجتماع", "الاجتماعات", "اجتماعاتها", "لاجتماع"),
        ("انتخاب", "انتخابهم", "بانتخاب"),
        ("درهم", "درهما", "دراهم"),
        ("budget", "budgets", "Budgets"),
        ("communal", "communale", "communaux"),
        ("adopté", "adoptée", "adoptées", "ADOPTÉE", "adopter", "adoption"),
        ("conseiller", "conseillers", "conseillère", "conseillères"),
        ("loi", "lois"),
        ("élu", "élus", "élue", "élues"),
        ("année", "années"),
    ],
)
def test_forms_of_a_word_share_a_stem(family):
    assert len({tuple(stems(word)) for word in family}) == 1


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("قرض", "القروض"),
        ("مجلس", "مجالسها"),
        ("مرسوم", "مراسيم"),
        ("لجنة", "واللجان"),
        ("إقليم", "الأقاليم"),
        ("رسم", "رسوم"),
        ("travail", "travaux"),
        ("bail", "baux"),
        ("lieu", "lieux"),
    ],
)
def test_irregular_plurals_share_the_stem_of_their_singular(singular, plural):
    assert stems(singular) == stems(plural)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("دورة", "دور"),
        ("رسوم", "رسمية"),
        ("مدن", "مدني"),
        ("عمالة", "عمال"),
        ("مكتب", "مكتبة"),
        ("مؤقتة", "موقع"),
        ("تصويته", "تصور"),
        ("مساهم", "مساء"),
    ],
)
def test_words_of_different_meaning_keep_apart(one, other):
    assert stems(one) != stems(other)


def test_every_plural_of_the_list_is_an_exception_to_the_rules():
    by_rule = [
        f"{plural} {singular}" for plural, singular in PLURALS if _stem(fold_word(plural)) == _stem(fold_word(singular))
    ]

    assert by_rule == []


def test_no_plural_is_given_two_singulars():
    meanings = {}
    for plural, singular in PLURALS:
        meanings.setdefault(stem(fold_word(plural)), set()).add(stem(fold_word(singular)))

    assert {plural for plural, singulars in meanings.items() if len(singulars) > 1} == set()


@given(WRITTEN)
def test_a_word_is_never_stemmed_to_nothing(text):
    assert all(stem_of(word) for word in words(text))


def test_common_words_have_no_pieces():
    assert terms("de la commune").pieces == terms("commune").pieces != ""


def test_what_is_remembered_stays_bounded():
    memo = Memo(str.upper, limit=3)

    assert [memo[word] for word in "abcdab"] == list("ABCDAB")
    assert len(memo) <= 3


def test_a_long_stretch_without_space_is_analysed_and_not_remembered():
    stretch = "-".join(["taxe"] * 50)

    assert words(stretch) == ["taxe"] * 50
    assert stretch not in TOKENS


def test_the_script_of_each_word_tells_its_language():
    assert stems("budgets المجلس") == [stem_of("budgets"), stem_of("المجلس")] == ["budget", "مجلس"]


def test_pairs_and_pieces_come_from_the_stems():
    streams = terms("eaux usées")

    assert streams.pairs == streams.stem.replace(" ", "_")
    assert streams.pieces.split()[0] == f"_{streams.stem}"[:4]
