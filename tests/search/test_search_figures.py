"""Dates, amounts and numbers are found in whatever way they are written."""

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from search.analysis import terms, tokens
from search.entry import Entry, Text
from search.figures import MONTHS_WRITTEN, figures, number_terms
from search.query import Query
from search.question import Phrase, compile_query
from search.streams import streams
from search.wording import wording

ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DATES = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 31))


def found(text):
    return [figure.text for figure in figures(text)]


@given(DATES, st.data())
def test_a_date_is_one_term_in_any_spelling(date, data):
    month = data.draw(st.sampled_from(MONTHS_WRITTEN[date.month - 1].split()))
    spellings = [
        f"{date:%d/%m/%Y}",
        f"{date.day}.{date.month}.{date.year:04d}",
        f"{date.day} {month} {date.year:04d}",
        f"{date.day} {month.upper()} {date.year:04d}",
        f"{date:%d-%m-%Y}".translate(ARABIC_DIGITS),
        f"{date.day}{month} {date.year:04d}",
    ]

    assert {tuple(found(f"séance du {spelling}, à 10h")) for spelling in spellings} == {(date.isoformat(),)}


@pytest.mark.parametrize("text", ["31/02/2026", "2.17.306", "12 mesures 2026", "12/2026", "1.1.12/05/2026"])
def test_what_is_no_date_is_none(text):
    assert not any(term.count("-") == 2 for term in found(text))


def test_the_first_of_a_month_is_a_date():
    assert found("le 1er août 2025") == ["2025-08-01"]


@given(st.integers(1000, 10**12), st.sampled_from(" .,'’\u00a0\u202f"), st.booleans())
def test_an_amount_is_one_term_however_its_thousands_are_parted(amount, sign, in_arabic_digits):
    grouped = f"{amount:,}".replace(",", sign)
    written = grouped.translate(ARABIC_DIGITS) if in_arabic_digits else grouped

    assert found(f"montant : {written} DH") == [str(amount)]


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("1 500 000,00 DH", "1500000"),
        ("1.500.000,50 درهم", "1500000.50"),
        ("1,500,000.00", "1500000"),
        ("en 2026 150 personnes", None),
        ("12,50", None),
    ],
)
def test_cents_count_where_there_are_any(written, term):
    assert found(written) == ([term] if term else [])


def test_a_number_without_parted_thousands_is_the_same_amount():
    assert terms("1500000 DH").stem.split()[0] in terms("1 500 000,00 DH").stem.split()


@pytest.mark.parametrize("text", ["n° 12", "N°12", "nº 12", "numéro 12", "№ 12", "رقم 12", "الرقم: 12", "رقم ١٢"])
def test_a_numbered_thing_is_one_term_in_both_languages(text):
    assert found(text) == ["#12"]


def test_an_act_is_found_by_its_own_number_as_others_cite_it():
    assert number_terms("12/2026") == ["#12-2026", "#12"]
    assert {"#12-2026", "#12"} <= set(streams(Entry(key="a", number="12/2026"))["stem"].split())


def test_an_act_is_found_by_its_own_date():
    entry = Entry(key="a", date=datetime.date(2026, 5, 12), texts=(Text("fr", "Budget"),))

    assert wording("12 mai 2026").wanted[0] in streams(entry)["stem"].split()


def test_figures_end_with_their_line():
    assert found("1\n500\n000") == []
    assert found("12 mai\n2026") == []


@given(st.text(alphabet="0123456789 .,/-'n°رقم٠١mai\u00a0\n", max_size=40))
def test_figures_stand_where_they_say(text):
    for figure in figures(text):
        assert figure.text in found(text[figure.start : figure.end])
    places = [(figure.start, figure.end) for figure in figures(text)]
    assert all(one[1] <= other[0] for one, other in zip(places, places[1:], strict=False))


@given(st.text(alphabet="0123456789 .,/-'n°رقم٠١mai\u00a0\n", max_size=40))
def test_figures_add_terms_and_take_none_away(text):
    words = [token.text for token in tokens(text) if token.text not in set(found(text))]

    assume(words)
    assert set(words) <= set(terms(text).exact.split())


def test_who_asks_for_a_date_does_not_ask_for_its_parts():
    assert wording("séance du 12 mai 2026").wanted == ("seanc", "2026-05-12")
    assert wording("12/05/2026").wanted == ("2026-05-12",)


def test_who_asks_for_an_amount_does_not_ask_for_its_parts():
    assert wording("emprunt de 1 500 000 DH").wanted == ("emprunt", "1500000", "dh")


def test_who_asks_for_a_numbered_act_also_finds_the_bare_number():
    assert wording("القرار رقم 12").wanted == ("قرار", "12")
    assert "#12" in {rank.term for rank in wording("القرار رقم 12").ranking}


def test_a_phrase_is_made_of_its_words_alone():
    assert compile_query(Query(text='"séance du 12"')).question.musts == ((Phrase(("seance", "du", "12")),),)
    assert compile_query(Query(text='"12 mai 2026"')).question.musts == ((Phrase(("12", "mai", "2026")),),)
