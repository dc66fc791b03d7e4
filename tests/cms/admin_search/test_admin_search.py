"""Wagtail's own searches and choosers: what is mine is found, what is others' never, in a fixed number of queries."""

import json
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from document_types.models import Act, CouncilDocument
from document_types.number_search import of_number
from document_types.services import documents
from search import index
from search.engine import get_engine
from tests.factories import (
    INEZGANE,
    TITLES,
    add_items,
    held_session,
    make_commune,
    make_town,
    make_user,
    open_session,
    received_act,
)

pytestmark = pytest.mark.django_db

SEARCH = "wagtailadmin_pages:search"


@pytest.fixture
def neighbour(db):
    return make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))


@pytest.fixture
def drafts(town, neighbour, clean_index):
    """A draft with the same subject in each of two councils."""
    acts = [add_items(open_session(each, date(2026, 10, 6)), TITLES[:1])[0].act for each in (town, neighbour)]
    index.flush()
    return acts


def found(client, user, words: str, **more) -> set[int]:
    client.force_login(user)
    response = client.get(reverse(SEARCH), {"q": words, **more})
    return {page.pk for page in response.context["object_list"]}


@pytest.mark.parametrize("words", ["budget", "ميزانية", "approb", "الموافق", "Approbation budget"])
def test_a_clerk_finds_her_draft_by_its_words_whole_or_begun_and_no_other_councils(client, town, drafts, words):
    mine, others = drafts

    assert mine.page_id in found(client, town.clerk, words)
    assert others.page_id not in found(client, town.clerk, words)


def test_the_explorer_of_the_council_is_searched_the_same_way(client, town, drafts):
    client.force_login(town.clerk)
    response = client.get(reverse("wagtailadmin_explore", args=[town.council.page_id]), {"q": "budget"})

    assert {page.pk for page in response.context["object_list"]} == {drafts[0].page_id}


def test_the_sidebar_and_the_choosers_api_too(client, town, drafts):
    client.force_login(town.clerk)
    answer = json.loads(client.get("/admin/api/main/pages/", {"search": "budget"}).content)

    assert [item["id"] for item in answer["items"]] == [drafts[0].page_id]


@pytest.mark.parametrize("role", ["officer", "archivist", "observer", "member", "administrator", "president"])
def test_whoever_explores_no_page_finds_none(client, town, drafts, role):
    client.force_login(town.staff[role])

    for url in (reverse(SEARCH), reverse("wagtailadmin_explore", args=[town.council.page_id])):
        response = client.get(url, {"q": "budget"}, follow=True)
        assert TITLES[0][0] not in response.content.decode()


def test_a_superuser_holds_no_right_of_the_law_and_finds_what_is_public(client, town, drafts):
    act = received_act(town)
    index.flush()
    root = make_user("root", is_superuser=True)

    convocation = act.session.acts.get(kind="convocation")
    assert found(client, root, "éclairage") == {act.page_id, convocation.page_id}
    assert found(client, root, "budget") == set()


def test_outside_the_administration_only_the_public_is_asked_for(town, drafts):
    act = received_act(town)
    index.flush()
    backend = get_search_backend()

    assert next(iter(backend.search("éclairage", Page.objects.all()))).pk == act.page_id
    assert list(backend.search("budget", Page.objects.all())) == []


@pytest.mark.parametrize("number", ["1/2026", "١/٢٠٢٦", "1", "n° 1/2026", "2026/1"])
def test_an_act_is_found_by_its_number(client, town, clean_index, number):
    act = received_act(town)
    index.flush()

    assert act.page_id in found(client, town.clerk, number)
    assert act.page_id not in found(client, town.clerk, "7/2026")


@pytest.mark.parametrize(
    ("typed", "number", "slug", "year"),
    [
        ("12 bis/1998", 12, "12-bis", 1998),
        ("12 مكرر/1998", 12, "12-bis", 1998),
        ("012", 12, "12", None),
        ("s-3", None, "s-3", None),
        ("S-3/1999", None, "s-3", 1999),
        ("رقم 5/2020", 5, "5", 2020),
    ],
)
def test_numbers_are_read_as_registers_write_them(town, typed, number, slug, year):
    act = received_act(town)
    years = [year] if year else [1998, 2026]
    for each in years:
        Act.objects.filter(pk=act.pk).update(number=number, number_slug=slug, year=each)
        assert Act.objects.filter(of_number(typed)).get() == act
    Act.objects.filter(pk=act.pk).update(number=13, number_slug="13")
    assert not Act.objects.filter(of_number(typed)).exists()


@pytest.mark.parametrize("typed", ["", "budget", "12 décisions", "2026-05-04", "½", "1" * 400, "/", "n°"])
def test_what_is_no_number_is_no_number(typed):
    assert of_number(typed) is None


@pytest.mark.parametrize("words", ["Aït Melloul", "ait mel", "أيت ملول"])
def test_a_collectivity_is_found_by_its_name_whatever_the_accents(client, town, words):
    assert town.council.page.get_parent().pk in found(client, town.clerk, words)


@pytest.mark.parametrize("words", ["session mai", "الدورة ماي"])
def test_a_session_is_found_in_both_languages(client, town, clean_index, words):
    session = open_session(town, date(2026, 5, 7))

    assert found(client, town.clerk, words) == {session.page_id}


def test_the_queryset_decides(client, town, drafts):
    """Live pages alone, of one type: the index knows neither."""
    assert found(client, town.clerk, "budget published:yes") == set()
    assert found(client, town.clerk, "budget", content_type="document_types.deliberationpage") == {drafts[0].page_id}
    assert found(client, town.clerk, "budget", content_type="document_types.minutespage") == set()


def test_the_types_found_are_counted_and_the_order_is_that_asked_for(client, town, clean_index):
    held_session(town)
    index.flush()
    client.force_login(town.clerk)
    response = client.get(reverse(SEARCH), {"q": "session", "ordering": "-title"})
    titles = [page.title for page in response.context["object_list"]]

    assert titles == sorted(titles, reverse=True) and len(titles) == 2
    assert {str(kind.model): n for kind, n in response.context["content_types"]} == {
        "sessionpage": 1,
        "convocationpage": 1,
    }


def test_an_empty_search_lists_what_may_be_explored(client, town, drafts):
    assert found(client, town.clerk, "") >= {drafts[0].page_id, town.council.page_id}
    assert drafts[1].page_id not in found(client, town.clerk, "")


@pytest.mark.parametrize("words", ['"', "-", "-budget", "***", "a" * 5000, "٪", '"budget', "1 OR 1=1 --"])
def test_whatever_is_typed_is_answered(client, town, drafts, words):
    assert drafts[1].page_id not in found(client, town.clerk, words)


class TestTheIndexIsDown:
    @pytest.fixture(autouse=True)
    def _no_index(self, drafts, settings, tmp_path):
        settings.SEARCH_URL = f"tantivy://{tmp_path}/nowhere"
        get_engine()

    def test_titles_are_searched_and_it_is_said(self, client, town, drafts):
        client.force_login(town.clerk)
        response = client.get(reverse(SEARCH), {"q": "budget"})

        assert [page.pk for page in response.context["object_list"]] == [drafts[0].page_id]
        assert response.content.decode().count("ne répond pas") == 1


class TestDocuments:
    @pytest.fixture
    def files(self, town, neighbour):
        return [
            documents.store(ContentFile(b"Offre", "offre.txt"), council=each.council, title="Étude d'impact")
            for each in (town, neighbour)
        ]

    @pytest.mark.parametrize("name", ["wagtaildocs:index", "wagtaildocs_chooser:choose_results"])
    @pytest.mark.parametrize("words", ["etude", "Étude d'imp"])
    def test_a_clerk_finds_the_files_of_her_council_by_the_beginning_of_a_title(self, client, town, files, name, words):
        client.force_login(town.clerk)
        shown = client.get(reverse(name), {"q": words}).content.decode()

        assert f"/{files[0].pk}/" in shown and f"/{files[1].pk}/" not in shown
        assert f"/{files[0].pk}/" not in client.get(reverse(name), {"q": "autre"}).content.decode()

    def test_a_search_stores_nothing_and_leaves_the_queryset_its_say(self, town, files):
        mine = CouncilDocument.objects.filter(Q(council=town.council))

        assert [each.pk for each in mine.search("étude")] == [files[0].pk]


def test_users_are_found_by_the_administrator(client, town):
    client.force_login(town.administrator)
    shown = client.get(reverse("wagtailusers_users:index"), {"q": town.clerk.username[:6]}).content.decode()

    assert town.clerk.get_username() in shown


@pytest.mark.parametrize("acts", [3, 12])
def test_the_number_of_queries_does_not_follow_the_number_of_acts(
    client, town, clean_index, acts, django_assert_max_num_queries
):
    add_items(open_session(town), (TITLES * 4)[:acts])
    index.flush()
    found(client, town.clerk, "conseil")

    with django_assert_max_num_queries(60):
        assert len(found(client, town.clerk, "budget")) == acts // 3
