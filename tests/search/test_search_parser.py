"""What a citizen types is always understood somehow, and what had no effect is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.parser import parse
from search.wording import wording

TYPED = st.text(alphabet=st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from('"«»“”-− ab1')))


@given(TYPED)
def test_anything_typed_is_accepted(text):
    parsed = parse(text)

    assert wording(parsed)
    assert parsed.words or parsed.excluded or parsed.ignored or not text.strip()


@pytest.mark.parametrize("text", ['"taxe locale"', "«taxe locale»", "“taxe locale”", "« taxe locale »"])
def test_quotes_of_any_kind_make_a_phrase(text):
    assert [phrase.strip() for phrase in parse(text).phrases] == ["taxe locale"]


def test_words_phrases_and_exclusions_are_told_apart():
    parsed = parse('budget -eau "taxe locale" -"marché public"')

    assert parsed.words == "budget taxe locale"
    assert parsed.phrases == ("taxe locale",)
    assert parsed.excluded == ("eau", "marché public")
    assert parsed.ignored == ()


def test_a_minus_inside_a_number_excludes_nothing():
    assert parse("loi 113-14").excluded == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"budget', "unclosed_quote"),
        ('budget ""', "empty_phrase"),
        ("budget - eau", "lone_minus"),
        ("?!", "no_word"),
        ("mot " * 200, "too_long"),
    ],
)
def test_what_is_ignored_is_said(text, code):
    assert code in parse(text).ignored


def test_who_asks_for_an_act_does_not_ask_for_every_act_of_that_year():
    assert wording(parse("délibération 12/2026")).wanted == ("deliber", "12-2026")


def test_common_words_are_wanted_only_when_there_is_nothing_else():
    assert wording(parse("le budget de la commune")).wanted == ("budget", "commun")
    assert wording(parse("le la")).wanted == ("le", "la")


def test_common_words_rank_neither_by_title_nor_by_piece():
    ranking = wording(parse("le budget de la commune")).ranking

    assert {rank.term for rank in ranking if rank.field == "title"} == {"budget", "commun"}
    assert {rank.term for rank in ranking if rank.field == "stem"} == {"le", "budget", "de", "la", "commun"}


def test_the_draft_of_a_ranking_is_made_of_the_wanted_stems():
    asked = wording(parse("quelle est la date du budget"))

    assert {rank.field for rank in asked.draft} == {"stem", "title"}
    assert {rank.term for rank in asked.draft} == set(asked.wanted)
    assert set(asked.draft) <= set(asked.ranking)
