"""What a citizen types is always understood somehow, and what had no effect is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.fields import Field, period, register_field, unregister_field
from search.parser import Ignored, Part, parse
from search.query import Query
from search.question import Beginning, Phrase, Term, compile_query
from search.wording import wording

TYPED = st.text(alphabet=st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from('"«»“”-− ab1:*|OR')))


@pytest.fixture(autouse=True)
def fields():
    made = [
        Field(("type", "نوع"), "facet", "kind", lambda typed: ("minutes",) if typed == "pv" else ()),
        Field(("année", "سنة"), "facet", "year"),
        Field(("numéro", "رقم"), "number"),
        Field(("date",), "date"),
        Field(("depuis",), "since"),
    ]
    for each in made:
        register_field(each)
    yield
    for each in made:
        unregister_field(each)


def question(text, **asked):
    return compile_query(Query(text=text, **asked)).question


def ignored(text):
    return compile_query(Query(text=text)).ignored


def texts(groups):
    return [[part.text for part in group] for group in groups]


@given(TYPED)
def test_anything_typed_is_accepted(text):
    parsed = parse(text)

    assert wording(parsed.words)
    assert compile_query(Query(text=text, match="all")).question
    assert parsed.groups or parsed.excluded or parsed.conditions or parsed.ignored or not text.strip()


@pytest.mark.parametrize("text", ['"taxe locale"', "«taxe locale»", "“taxe locale”", "« taxe locale »"])
def test_quotes_of_any_kind_make_a_phrase(text):
    assert question(text).musts == ((Phrase(("taxe", "locale")),),)


def test_words_phrases_and_exclusions_are_told_apart():
    parsed = parse('budget -eau "taxe locale" -"marché public"')

    assert parsed.words == "budget taxe locale"
    assert parsed.groups == ((Part("budget", "word"),), (Part("taxe locale", "phrase"),))
    assert parsed.excluded == (Part("eau", "word"), Part("marché public", "phrase"))
    assert parsed.ignored == ()


def test_a_minus_inside_a_number_excludes_nothing():
    assert parse("loi 113-14").excluded == ()


@pytest.mark.parametrize("word", ["OR", "OU", "|"])
def test_alternatives_are_joined_by_or(word):
    parsed = parse(f'"taxe locale" {word} redevance {word} "droit de place" eau')

    assert texts(parsed.groups) == [["taxe locale", "redevance", "droit de place"], ["eau"]]
    assert parsed.ignored == ()


def test_a_common_or_in_a_sentence_is_a_word():
    assert texts(parse("eau ou route").groups) == [["eau"], ["ou"], ["route"]]


def test_of_alternatives_one_is_enough_even_where_all_words_are_wanted():
    assert question("eau OR route pont", match="all").musts == (
        (Term("stem", "eau"), Term("stem", "rout")),
        (Term("stem", "pont"),),
    )


def test_a_star_asks_for_a_beginning():
    assert question("budg*").musts == ((Beginning("exact", "budg"),),)
    assert question("البلدي*").musts == ((Beginning("exact", "البلدي"),),)


def test_a_field_narrows_and_its_values_are_alternatives():
    asked = question("budget année:2024 année:2025 type:pv")

    assert asked.musts == (
        (Term("stem", "budget"),),
        (Term("facets.year", "2024"), Term("facets.year", "2025")),
        (Term("facets.kind", "minutes"),),
    )


@pytest.mark.parametrize("name", ["annee", "Année", "ANNEE", "سنة"])
def test_a_field_has_several_names_in_any_spelling(name):
    assert question(f"{name}:2024").musts == ((Term("facets.year", "2024"),),)


def test_an_excluded_field_excludes():
    assert question("budget -type:pv").must_nots == (Term("facets.kind", "minutes"),)


@pytest.mark.parametrize("number", ["12/2026", "١٢/٢٠٢٦", '"12 /2026"'])
def test_a_number_is_asked_for_as_it_is_cited(number):
    assert question(f"numéro:{number}").musts == ((Term("number", "12/2026"),),)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("02/2024", (date(2024, 2, 1), date(2024, 2, 29))),
        ("12/05/2024", (date(2024, 5, 12), date(2024, 5, 12))),
        ("٢٠٢٤-١٢", (date(2024, 12, 1), date(2024, 12, 31))),
        ("2023..2024-06", (date(2023, 1, 1), date(2024, 6, 30))),
        ("..2024", (None, date(2024, 12, 31))),
        ("9999-12", (date(9999, 12, 1), date(9999, 12, 31))),
        ("31/02/2024", None),
        ("hier", None),
        ("..", None),
        ("1-2-3-2024", None),
    ],
)
def test_a_period_is_a_year_a_month_a_day_or_a_range(typed, days):
    assert period(typed) == days


@given(st.text())
def test_any_period_is_read_or_refused(typed):
    days = period(typed)

    assert days is None or len(days) == 2


def test_the_narrowest_of_several_days_holds():
    asked = question("date:2024 depuis:2024-03", date_to=date(2024, 6, 1))

    assert (asked.date_from, asked.date_to) == (date(2024, 3, 1), date(2024, 6, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"budget', Ignored("unclosed_quote")),
        ('budget ""', Ignored("empty_phrase")),
        ("budget - eau", Ignored("lone_minus")),
        ("budget OR", Ignored("lone_or")),
        ("OR budget", Ignored("lone_or")),
        ("a*", Ignored("short_beginning", "a*")),
        ("objet:budget", Ignored("unknown_field", "objet")),
        ("type:roman", Ignored("unknown_value", "type:roman")),
        ("date:hier", Ignored("unknown_value", "date:hier")),
        ("?!", Ignored("no_word")),
        ("mot " * 200, Ignored("too_long")),
    ],
)
def test_what_is_ignored_is_said(text, said):
    assert said in ignored(text)


def test_the_words_around_an_unknown_field_are_searched():
    assert parse("objet:budget").words == "objet budget"
    assert parse("Objet: budget").ignored == ()
    assert parse("https://exemple.ma/x").ignored == ()


def test_who_asks_for_an_act_does_not_ask_for_every_act_of_that_year():
    assert wording("délibération 12/2026").wanted == ("deliber", "12-2026")


def test_common_words_are_wanted_only_when_there_is_nothing_else():
    assert wording("le budget de la commune").wanted == ("budget", "commun")
    assert wording("le la").wanted == ("le", "la")


def test_common_words_rank_neither_by_title_nor_by_piece():
    ranking = wording("le budget de la commune").ranking

    assert {rank.term for rank in ranking if rank.field == "title"} == {"budget", "commun"}
    assert {rank.term for rank in ranking if rank.field == "stem"} == {"le", "budget", "de", "la", "commun"}


def test_the_draft_of_a_ranking_is_made_of_the_wanted_stems():
    asked = wording("quelle est la date du budget")

    assert {rank.field for rank in asked.draft} == {"stem", "title"}
    assert {rank.term for rank in asked.draft} == set(asked.wanted)
    assert set(asked.draft) <= set(asked.ranking)
