"""What every page keeps: its languages, its first form, its weight, its silence about who reads it."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from lxml import html as parsed

from document_types.services import documents
from tests.cms.portal.pages import TREE, address_of, mismatched, place_of, text_of
from tests.factories import SESSION_DAY, make_commune

pytestmark = pytest.mark.django_db

PHYSICAL = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|float)(?=\s*:)")
FIXED_WAY = re.compile(r"text-align:\s*(?:left|right)")


@pytest.fixture
def pages(acts, opposed):
    tree = f"{TREE}ait-melloul/"
    session = place_of(acts["budget"].session.page).removeprefix("/fr")
    return [
        "/",
        "/souss-massa/",
        TREE,
        tree,
        f"{tree}conseil/",
        session,
        address_of(acts["budget"]).removeprefix("/fr"),
        address_of(opposed).removeprefix("/fr"),
        "/recherche/",
        "/recherche/?q=budget",
        "/seances/",
        "/nulle-part/",
    ]


def test_the_root_leads_to_the_language_the_reader_prefers(client):
    assert client.get("/").headers["Location"] == "/fr/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="ar-MA,ar;q=0.9").headers["Location"] == "/ar/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="en").headers["Location"] == "/fr/"


def test_every_page_pairs_its_languages_with_their_directions(client, pages, indexed):
    indexed()
    for path in pages:
        for language, direction in (("fr", "ltr"), ("ar", "rtl")):
            response = client.get(f"/{language}{path}")
            root = parsed.fromstring(response.content)

            assert (root.get("lang"), root.get("dir")) == (language, direction), path
            assert mismatched(response) == [], path


def test_the_first_form_of_every_page_is_the_search(client, pages, indexed):
    indexed()
    for path in pages:
        for language in ("fr", "ar"):
            form = parsed.fromstring(client.get(f"/{language}{path}").content).forms[0]

            assert form.method == "GET", path
            assert form.get("action") == f"/{language}/recherche/", path
            assert "q" in form.fields, path


def test_every_page_has_one_heading_of_the_first_rank(client, pages, indexed):
    indexed()
    for path in pages:
        tree = parsed.fromstring(client.get(f"/fr{path}").content)

        assert len(tree.findall(".//h1")) == 1, path
        assert tree.findtext(".//title").endswith("Majaliss"), path


def test_no_link_is_dead(client, pages, indexed):
    indexed()
    links = {link for path in pages[:-1] for link in _links(client.get(f"/fr{path}"))}

    dead = [link for link in sorted(links) if client.get(link, follow=True).status_code != 200]

    assert dead == []


def _links(response):
    tree = parsed.fromstring(response.content)
    return {link.get("href") for link in tree.iter("a") if link.get("href", "").startswith("/")}


def test_no_script_and_no_style_stands_in_a_page(client, pages, indexed):
    indexed()
    for path in pages:
        content = client.get(f"/fr{path}").content.decode()

        assert re.findall("<script[^>]*>", content) == ['<script src="/static/portal/complete.js" defer>'], path
        assert " style=" not in content, path
        assert " onclick" not in content, path


def test_a_page_reads_no_cookie_and_sets_none(client, pages, indexed):
    indexed()
    for path in pages[:-1]:
        response = client.get(f"/fr{path}")

        assert "Cookie" not in response.headers.get("Vary", ""), path
        assert not response.cookies, path
        assert "public" in response.headers["Cache-Control"], path


def test_a_page_seen_already_is_not_sent_again(client, acts):
    first = client.get(address_of(acts["budget"]))

    again = client.get(address_of(acts["budget"]), HTTP_IF_NONE_MATCH=first.headers["ETag"])

    assert again.status_code == 304


def test_pages_keep_their_weight(client, pages, indexed):
    indexed()
    for path in pages:
        for language in ("fr", "ar"):
            weight = len(gzip.compress(client.get(f"/{language}{path}").content))

            assert weight <= (25_000 if "/actes/" in path else 14_000), (path, weight)


def test_the_style_sheet_keeps_its_weight():
    assert len(gzip.compress(_css().encode())) <= 12_000
    assert len(gzip.compress(Path(finders.find("portal/emblem.svg")).read_bytes())) <= 3_000


def test_the_style_sheet_knows_no_left_and_no_right():
    assert PHYSICAL.findall(_css()) == []
    assert FIXED_WAY.findall(_css()) == []


def test_every_pair_of_colours_can_be_read():
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", _css()))
    pairs = [
        ("ink-2", "grey-tint"),
        ("green", "green-tint"),
        ("red", "red-tint"),
        ("amber", "amber-tint"),
        ("blue", "blue-tint"),
        ("violet", "violet-tint"),
        ("ink-2", "sand"),
        ("green", "sand"),
        ("ink", "focus"),
        ("green", "mark"),
    ]

    assert [pair for pair in pairs if _contrast(tokens[pair[0]], tokens[pair[1]]) < 4.5] == []


def _css() -> str:
    return Path(finders.find("portal/portal.css")).read_text(encoding="utf-8")


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_base_alone_writes_the_direction_of_a_page():
    folder = Path(django_settings.BASE_DIR) / "templates"
    writers = [
        path.name
        for place in (folder / "portal", folder / "components", folder)
        for path in place.glob("*.html")
        if "<html" in path.read_text(encoding="utf-8")
    ]

    assert sorted(writers) == ["500.html", "base.html"]


def test_what_is_not_found_offers_the_place_above(client, town):
    response = client.get(f"/fr{TREE}agdz/conseil/")

    assert response.status_code == 404
    assert "Le plus proche : Inezgane-Aït Melloul" in text_of(response)


def test_an_address_that_cannot_be_stored_is_only_not_found(client, town):
    assert client.get("/fr/actes/09/deliberation/99999999999999999999/1/").status_code == 404
    assert client.get("/fr/%00/").status_code in (400, 404)


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "x", "2026-13", ""])
def test_a_month_that_is_none_shows_this_one(client, town, month):
    assert "mai 2026" in text_of(client.get("/fr/seances/", {"mois": month}))


def test_the_calendar_lists_a_month_day_by_day(client, session):
    words = text_of(client.get("/fr/seances/", {"mois": f"{SESSION_DAY:%Y-%m}"}))

    assert "jeudi 7 mai 2026" in words
    assert "Conseil de la commune d'Aït Melloul" in words


def test_months_have_their_moroccan_names(client, session):
    assert "غشت 2026" in text_of(client.get("/ar/seances/?mois=2026-08"))


@pytest.mark.parametrize("path", ["/fr/", f"/fr{TREE}", "/fr/seances/?mois=2026-05"])
def test_lists_ask_no_more_as_they_grow(client, acts, path, django_assert_num_queries):
    client.get(path)
    with django_assert_max(client, path) as before:
        pass
    make_commune("09.273.01.15", "Inezgane", "إنزكان")

    with django_assert_num_queries(before):
        client.get(path)


class django_assert_max:  # noqa: N801 reads as the fixture it stands in for
    """Counts the queries of a page."""

    def __init__(self, client, path):
        self.client, self.path = client, path

    def __enter__(self):
        from django.db import connection  # noqa: PLC0415
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.path)
        return len(queries)

    def __exit__(self, *details):
        return False


def test_files_of_the_council_are_not_public_by_themselves(client, town):
    document = documents.store(ContentFile(b"Note", "note.txt"), council=town.council, title="Note")

    assert client.get(document.url).status_code == 403


def test_no_number_with_a_hyphen_turns_round_in_arabic(client, pages):
    """An Arabic line shows a bare 31-13 as 13-31, a law that does not exist."""
    turned = []
    for page in pages:
        tree = parsed.fromstring(client.get(f"/ar{page}").content)
        for text in tree.xpath("//body//text()[not(ancestor::script) and not(ancestor::*[@dir='ltr'])]"):
            turned += [f"{page}: {text.strip()}" for _match in re.finditer(r"\d+-\d+", text)]

    assert turned == []
