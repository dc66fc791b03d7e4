"""Who searches in one language finds what was written in the other, if asked for."""

import pytest

from document_types.glossary import pairs
from search.analysis import stem_of, terms, words
from search.engines.tantivy import TantivyEngine
from search.entry import Entry, Text
from search.glossary import register_glossary, translations, unregister_glossary
from search.query import Query
from search.stemming import ARABIC
from search.stopwords import STOP_WORDS
from search.wording import TRANSLATED, WEIGHTS, wording

GLOSSARY = [
    ("crédit", "قرض"),
    ("crédit hypothécaire", "قرض عقاري"),
    ("voirie", "طرق"),
    ("voirie", "مسالك"),
    ("le", "ال"),
]


@pytest.fixture
def glossary():
    register_glossary("test", lambda: GLOSSARY)
    yield
    unregister_glossary("test")


def stems(text):
    return terms(text).stem.split()


def translated(text):
    telling = [stem_of(token.text) for token in words(text) if token.text not in STOP_WORDS]
    return {" ".join(translation.words) for translation in translations(telling)}


@pytest.mark.usefixtures("glossary")
def test_a_notion_is_translated_both_ways_in_any_form():
    assert "قرض" in translated("crédits")
    assert "credit" in translated("القروض")


@pytest.mark.usefixtures("glossary")
def test_the_longest_notion_is_translated_as_one():
    assert translated("crédit hypothécaire") == {"قرض عقاري"}


@pytest.mark.usefixtures("glossary")
def test_a_notion_may_have_several_translations():
    assert {"طرق", "مسالك"} <= translated("voirie")


@pytest.mark.usefixtures("glossary")
def test_translations_rank_below_what_was_asked():
    ranking = wording("voirie", across_languages=True).ranking
    weights = {rank.term: rank.weight for rank in ranking if rank.field == "stem"}

    assert weights[stems("voirie")[0]] == WEIGHTS["stem"]
    assert weights[stems("مسالك")[0]] == WEIGHTS["stem"] * TRANSLATED


@pytest.mark.usefixtures("glossary")
def test_only_who_asks_for_it_searches_across_languages():
    assert wording("voirie").wanted == ("voir",)
    assert set(stems("طرق")) < set(wording("voirie", across_languages=True).wanted)


@pytest.mark.usefixtures("glossary")
def test_the_engine_finds_the_other_language_and_marks_it():
    engine = TantivyEngine(None)
    engine.put(
        [
            Entry(key="fr", titles={"fr": "Voirie"}, texts=(Text("fr", "La voirie communale."),)),
            Entry(key="ar", titles={"ar": "الطرق"}, texts=(Text("ar", "صيانة الطرق والمسالك."),)),
            Entry(key="other", texts=(Text("ar", "المسبح البلدي"),)),
        ]
    )

    across = engine.search(Query(text="voiries", across_languages=True))

    assert [hit.key for hit in engine.search(Query(text="voiries")).hits] == ["fr"]
    assert [hit.key for hit in across.hits] == ["fr", "ar"]
    assert [piece.text for piece in across.hits[1].marked_titles["ar"] if piece.is_match] == ["الطرق"]


@pytest.mark.usefixtures("glossary")
def test_where_all_words_are_needed_a_translation_stands_for_its_word():
    engine = TantivyEngine(None)
    engine.put(
        [
            Entry(key="both", texts=(Text("ar", "قرض لصيانة الطرق"),)),
            Entry(key="one", texts=(Text("ar", "قرض لبناء المسبح"),)),
        ]
    )

    found = engine.search(Query(text="crédit voirie", match="all", across_languages=True))

    assert [hit.key for hit in found.hits] == ["both"]


def test_the_glossary_of_councils_is_registered_and_each_side_leads_to_the_other():
    for french, arabic in pairs():
        assert stems(arabic) in [stems(other) for other in translated(french)]
        assert stems(french) in [stems(other) for other in translated(arabic)]


def test_the_glossary_of_councils_has_french_first_and_no_pair_twice():
    assert len(set(pairs())) == len(pairs())
    for french, arabic in pairs():
        assert not ARABIC.search(french)
        assert all(ARABIC.search(word) for word in arabic.split())
