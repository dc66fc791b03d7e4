"""The search page: what is found, how it is shown, and what the address may ask."""

import re

import pytest

from cms.portal import searching
from cms.portal.paging import Paging, page_asked
from search import index
from search.engine import SearchUnavailable
from search.entry import Entry
from tests.cms.portal.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(clean_index, town):
    """Forty-five entries that no row stands behind."""
    clean_index.put(
        Entry(
            key=f"act:{900_000 + number}",
            kind="deliberation",
            number=f"{number}/2025",
            titles={"fr": f"Entretien du chemin {number}"},
            facets={"kind": ("deliberation",), "year": ("2025",), "territory": ("09", "09.273")},
            url=f"actes/09/deliberation/2025/{number}/",
        )
        for number in range(1, 46)
    )


def ask(client, language="fr", **asked):
    return client.get(f"/{language}/recherche/", asked)


def test_what_matches_is_marked_as_whole_words(client, acts, indexed):
    indexed()

    response = ask(client, q="budget")

    assert "<mark>budget</mark>" in response.content.decode()
    assert "1 résultat" in text_of(response) or "résultats" in text_of(response)


def test_an_arabic_word_is_marked_with_its_prefixes(client, acts, indexed):
    indexed()

    content = ask(client, "ar", q="الميزانية").content.decode()

    assert re.search("<mark>[^<]*ميزانية</mark>", content)


def test_a_hit_carries_its_force_and_leads_to_its_page(client, acts, indexed):
    indexed()

    response = ask(client, q="budget", type="deliberation")

    assert "En attente de visa" in text_of(response)
    assert f"/fr/{index_address(acts['budget'])}" in response.content.decode()


def index_address(act):
    return f"actes/{act.council.code}/deliberation/{act.year}/{act.number_slug}/"


def test_an_exact_number_is_said_to_be_exact(client, acts, indexed):
    indexed()

    assert "Numéro exact" in text_of(ask(client, q=acts["budget"].number_label))
    assert "Numéro exact" not in text_of(ask(client, q="budget"))


def test_what_is_typed_is_escaped_everywhere(client, town, indexed):
    content = ask(client, q='"><script>alert(1)</script>', etat="<img src=x>", tri="<b>").content.decode()

    assert "<script>" not in content
    assert "<img" not in content


def test_filters_narrow_and_can_be_removed(client, acts, indexed):
    indexed()

    response = ask(client, type="convocation", territoire="09.273.01.05")

    words = text_of(response)
    assert "1 résultat" in words
    assert "Nature : Convocation" in words
    assert "Territoire : Aït Melloul" in words
    assert "?territoire=09.273.01.05" in response.content.decode()


def test_one_level_of_the_territory_is_shown_at_a_time(client, acts, indexed):
    indexed()

    assert _boxes(ask(client)) == ["09"]
    assert _boxes(ask(client, territoire="09")) == ["09", "09.273"]


def _boxes(response):
    return re.findall(r'name="territoire" value="([^"]+)"', response.content.decode())


def test_a_place_inside_another_replaces_it(client, acts, indexed):
    indexed()

    response = ask(client, territoire=["09", "09.273.01.05"])

    assert "Territoire : Souss-Massa" not in text_of(response)
    assert "Territoire : Aït Melloul" in text_of(response)


def test_pages_follow_one_another(client, many):
    words = text_of(ask(client, page=2))

    assert "45 résultats" in words
    assert "Page 2 sur 3" in words
    assert text_of(ask(client, page=3)).count("Entretien du chemin") == 5


def test_a_page_beyond_the_last_says_so(client, many):
    response = ask(client, page=40)

    assert response.status_code == 200
    assert "Cette page n'existe pas" in text_of(response)
    assert b'content="noindex"' in response.content


@pytest.mark.parametrize(("written", "page"), [("2", 2), ("0", 1), ("-3", 1), ("x", 1), ("٣", 1), ("9" * 30, 1)])
def test_a_page_number_is_a_number_or_the_first(written, page):
    assert page_asked(written) == page


def test_the_numbers_of_pages_leave_out_the_far_ones():
    assert Paging(5, 20).numbers == [1, None, 4, 5, 6, None, 20]


def test_hits_take_one_query_whatever_their_number(client, many, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        ask(client, q="chemin")


def test_nothing_found_says_what_to_do(client, town, indexed):
    words = text_of(ask(client, q="introuvable", type="minutes"))

    assert "Aucun résultat pour « introuvable »" in words
    assert "Chercher sans les filtres" in words


def test_an_index_that_is_not_there_is_said_in_words(client, town, monkeypatch):
    class Broken:
        def search(self, query):
            raise SearchUnavailable("no index")

    monkeypatch.setattr(searching, "get_engine", Broken)

    response = ask(client, q="budget")

    assert response.status_code == 503
    assert "La recherche est interrompue" in text_of(response)


def test_only_what_is_public_is_asked_for(client, town, monkeypatch, clean_index):
    asked = []
    search = clean_index.search
    monkeypatch.setattr(clean_index, "search", lambda query: asked.append(query) or search(query))

    ask(client, q="budget", audiences="council:09")

    assert [query.audiences for query in asked] == [("public",)]


def test_what_the_query_ignores_is_explained(client, town, indexed):
    assert "guillemet" in text_of(ask(client, q='"budget'))


def test_counts_are_written_in_the_number_they_need(client, many):
    assert re.search("1 résultat(?!s)", text_of(ask(client, q='"chemin 7"')))
    assert "45 résultats" in text_of(ask(client, q="chemin"))


def test_the_index_is_empty_and_the_page_stands(client, town, clean_index):
    index.flush()

    assert ask(client).status_code == 200
