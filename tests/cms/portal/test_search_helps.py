"""What helps a search on: completions, other spellings, exports; and what nobody should get from them."""

import csv
import io
import json
from datetime import date
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from search.engine import SearchUnavailable
from search.engines.tantivy import TantivyEngine
from search.entry import Entry, Text
from tests.cms.portal.pages import text_of

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def library(clean_index, town):
    """Three public acts and one of the council alone."""
    both = {"fr": "Réfection de l'éclairage public", "ar": "إصلاح الإنارة العمومية"}
    facets = {"kind": ("deliberation",), "year": ("2025",), "council": ("09.273.01.05",), "annexes": ("without",)}
    clean_index.put(
        [
            *(
                Entry(
                    f"act:{number}",
                    "deliberation",
                    f"{number}/2025",
                    date(2025, 5, number % 28 + 1),
                    both,
                    (Text("fr", "Le conseil approuve les travaux d'assainissement."),),
                    facets,
                    url=f"actes/09.273.01.05/deliberation/2025/{number}/",
                )
                for number in (900_001, 900_002)
            ),
            Entry("act:900003", "deliberation", "3/2024", None, {"fr": '=HYPERLINK("x")'}, url="actes/x/"),
            Entry("act:900004", titles={"fr": "Huis clos secret"}, audiences=("council:09.273.01.05",)),
        ]
    )


def get(client, path="", language="fr", **asked):
    return client.get(f"/{language}/recherche/{path}", asked)


def completions(client, typed, language="fr"):
    return json.loads(get(client, "suggestions/", language, q=typed).content)["completions"]


def body(response):
    return b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()


def test_councils_come_first_then_titles(client, library):
    (council,) = completions(client, "aït mell")
    assert (council["kind"], "Aït Melloul" in council["text"]) == ("council", True)
    assert completions(client, "أيت مل", "ar")[0]["kind"] == "council"
    assert [each["text"] for each in completions(client, "écl")] == ["Réfection de l'éclairage public"]
    assert completions(client, "الإنارة", "ar")[0]["text"] == "إصلاح الإنارة العمومية"
    assert completions(client, "900001/")[0]["text"] == "900001/2025"


def test_a_completion_leads_where_it_says(client, library):
    (found,) = completions(client, "aït mell")
    assert client.get(found["url"]).status_code == 200


@pytest.mark.parametrize("typed", ["huis", "secret", "", "a", "?", "'"])
def test_nothing_unpublished_and_nothing_senseless_is_completed(client, library, typed):
    assert completions(client, typed) == []


def test_a_mistyped_word_is_answered_with_the_one_that_is_there(client, library):
    words = text_of(get(client, q="asainissement"))

    assert "Vouliez-vous dire : assainissement" in words
    assert "Vouliez-vous dire" not in text_of(get(client, q="assainissement"))
    assert "Vouliez-vous dire" not in text_of(get(client, q="secrat"))


def test_a_council_named_in_the_question_is_offered(client, library):
    assert "Aït Melloul" in text_of(get(client, q="ait melloul"))


def test_the_result_is_taken_away_as_csv_harmless_for_a_spreadsheet(client, library):
    response = get(client, "resultats.csv")

    rows = list(csv.DictReader(io.StringIO(body(response).removeprefix("\ufeff"))))
    assert "attachment" in response["Content-Disposition"]
    assert [row["number"] for row in rows] == ["900002/2025", "900001/2025", "3/2024"]
    assert rows[0]["title_ar"] == "إصلاح الإنارة العمومية"
    assert rows[0]["council"] == "09.273.01.05"
    assert rows[2]["title_fr"] == '\'=HYPERLINK("x")'
    assert "secret" not in str(rows)


def test_the_result_is_taken_away_as_json_filtered_and_sorted_like_the_page(client, library):
    rows = json.loads(body(get(client, "resultats.json", q="éclairage", tri="ancien", annee="2025")))

    assert [row["number"] for row in rows] == ["900001/2025", "900002/2025"]
    assert rows[0]["url"].endswith("/fr/actes/09.273.01.05/deliberation/2025/900001/")
    assert json.loads(body(get(client, "resultats.json", q="zzz"))) == []


def test_a_search_is_followed_as_a_feed(client, library):
    page = get(client, q="éclairage")
    assert "application/atom+xml" in page.content.decode()

    feed = ElementTree.fromstring(body(get(client, "resultats.atom", q="éclairage")))  # noqa: S314 our own feed

    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == [f"{number}/2025 — Réfection de l'éclairage public" for number in (900_002, 900_001)]


def test_an_unknown_format_is_not_found(client, library):
    assert get(client, "resultats.exe").status_code == 404


def test_an_index_that_is_down_is_said_everywhere(client, town, monkeypatch):
    def fail(*args):
        raise SearchUnavailable("down")

    monkeypatch.setattr(TantivyEngine, "find", fail)
    monkeypatch.setattr(TantivyEngine, "scan", fail)

    assert get(client, q="eau").status_code == 503
    assert get(client, "resultats.csv").status_code == 503
    assert completions(client, "zzzz") == []


def test_what_had_no_effect_is_explained(client, library):
    words = text_of(get(client, q='objet:eau type:roman a* "eau'))

    assert "« objet » n'est pas un champ connu" in words
    assert "« type:roman » ne correspond à rien" in words
    assert "« a* » est trop court" in words
    assert "Un guillemet n'est pas fermé" in words


HOSTILE = [
    "x" * 10_000,
    '"' * 999,
    "de la le les et",
    "a*",
    "*",
    "\x00\x01\x1f\x7f",
    "\u202e\u2066éclairage\u2069",
    "' OR 1=1; DROP TABLE acts; --",
    'title:(budget AND "eau")~2^4 [1 TO *] /.*/ \\',
    "*:*",
    "facets.kind:x",
    "-" * 300,
    "OR OR OR | OU",
    "année:99999999999999999999..1",
    "année:0..999999999",
    "date:9999-99-99 depuis:.. date:0000",
    "numéro:" + "9" * 400,
    "é" * 499 + "*",
    "ﷺ ﷽ ١٢/٢٠٢٦",
    "((((((((((",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_answered_and_shows_no_more(client, library, typed):
    response = get(client, q=typed)

    assert response.status_code == 200
    assert "secret" not in text_of(response).lower()
    for path in ("suggestions/", "resultats.json"):
        assert get(client, path, q=typed).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        "page=10000",
        "page=-1&tri=DROP",
        "page=١٢&annee=--&type=<b>",
        "territoire=zz&territoire=09&territoire=",
        "force=in_force&force=x&annexes=%00",
        "&".join(f"annee={year}" for year in range(500)),
        "audience=council:09.273.01.05&audiences=council:09.273.01.05",
        f"q=numero:{quote('4')}&council=09.273.01.05",
    ],
)
def test_a_forged_address_is_answered_and_shows_no_more(client, library, asked):
    response = client.get(f"/fr/recherche/?{asked}")

    assert response.status_code == 200
    assert "secret" not in text_of(response).lower()


def test_counts_tell_nothing_of_what_is_not_online(client, library):
    page = text_of(get(client))

    assert "3 résultats" in page
    assert "(4)" not in page
