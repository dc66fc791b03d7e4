"""Wagtail's own addresses, for every role: none names another council's draft or file; the needless are closed."""

import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Page

from document_types.services import documents
from tests.document_types.test_files import stored
from tests.factories import INEZGANE, TITLES, add_items, council_of, make_commune, make_town, make_user, open_session
from tests.test_access_matrix import INSIDE, MATRIX

pytestmark = pytest.mark.django_db

SECRET = TITLES[0][0]
FILE = "Offres-des-concurrents"
ADMITTED = [role for role in MATRIX if role not in {"nobody in particular", "anonymous"}]
STRANGERS = [role for role in ADMITTED if role != "clerk"]


@pytest.fixture
def scene(town):
    """A draft and a file of one council, and one user per role, of this council and of others."""
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    people = {
        **town.staff,
        "clerk of the neighbour": neighbour.clerk,
        "president of the neighbour": neighbour.president,
        "clerk of the prefecture": make_town(council_of("09.273")).clerk,
        "officer of another province": make_town(council_of("09.001")).officer,
        "nobody in particular": make_user("personne"),
        "anonymous": None,
        "root": make_user("root", is_superuser=True),
    }
    draft = add_items(open_session(town), TITLES[:1])[0].act
    document = documents.store(ContentFile(b"Secret", f"{FILE}.txt"), council=town.council, title=FILE)
    return {"town": town, "people": people, "page": draft.page, "document": document, "act": draft}


def closed_addresses(scene) -> list[str]:
    page, document = scene["page"], scene["document"]
    parent = page.get_parent().pk
    return [
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_choose_page_child", args=[parent]),
        reverse("wagtailadmin_choose_page_search") + "?q=budget",
        f"{reverse('wagtailadmin_choose_page_chosen_multiple')}?id={page.pk}",
        "/admin/api/main/documents/",
        f"/admin/api/main/documents/{document.pk}/",
        "/admin/api/main/images/",
        "/admin/api/main/images/1/",
        reverse("wagtailadmin_pages:move", args=[page.pk]),
        reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent]),
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        reverse("wagtailadmin_pages:convert_alias", args=[page.pk]),
        reverse("wagtailadmin_pages:set_page_position", args=[page.pk]),
        reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, 1]),
        reverse("wagtailadmin_pages:type_use", args=["document_types", "deliberationpage"]),
        reverse("wagtailimages:preview", args=[1, "width-20"]),
        *(
            reverse(f"wagtailadmin_reports:{name}")
            for name in ("locked_pages", "workflow", "workflow_tasks", "site_history", "aging_pages")
        ),
        reverse("wagtailadmin_reports:page_types_usage"),
    ]


@pytest.mark.parametrize("role", [*MATRIX, "root"])
def test_what_nobody_needs_is_closed_to_everybody(role, scene, client):
    sign_in(client, scene, role)

    for url in closed_addresses(scene):
        for response in (client.get(url), client.post(url)):
            assert response.status_code == 403, url
            assert SECRET not in body(response) and FILE not in body(response), url


def open_addresses(scene) -> list[str]:
    page, document = scene["page"], scene["document"]
    bulk = [
        ("wagtailcore", "page", "delete", page.pk),
        ("wagtailcore", "page", "move", page.pk),
        ("wagtailcore", "page", "publish", page.pk),
        ("wagtailcore", "page", "delete", "all"),
        ("document_types", "councildocument", "delete", document.pk),
        ("document_types", "councildocument", "add_to_collection", document.pk),
        ("document_types", "councildocument", "add_tags", "all"),
    ]
    return [
        *(f"{reverse('wagtail_bulk_action', args=[app, model, verb])}?id={pk}" for app, model, verb, pk in bulk),
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "sign", 1]),
        reverse("wagtailadmin_pages:collect_workflow_action_data", args=[page.pk, "sign", 1]),
        reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[page.pk]),
        "/admin/api/main/pages/",
        f"/admin/api/main/pages/?child_of={page.get_parent().pk}",
        f"/admin/api/main/pages/{page.pk}/",
        reverse("wagtailadmin_pages:search") + "?q=budget",
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:edit", args=[document.pk]),
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtaildocs_chooser:chosen", args=[document.pk]),
        f"{reverse('wagtaildocs_chooser:chosen_multiple')}?id={document.pk}",
    ]


@pytest.mark.parametrize("role", STRANGERS)
def test_what_stays_open_names_nothing_of_others(role, scene, client):
    """A refusal may wait in the session as a message: the page after each answer is read too."""
    sign_in(client, scene, role)

    for url in open_addresses(scene):
        for response in (client.get(url), client.post(url)):
            assert FILE not in body(response), url
            follow = client.get(reverse("wagtailadmin_home"))
            assert role in INSIDE or SECRET not in body(response) + body(follow), url


class TestTheClerk:
    @pytest.fixture(autouse=True)
    def _signed_in(self, scene, client):
        client.force_login(scene["town"].clerk)

    def test_the_sidebar_shows_the_pages_of_the_council_and_no_others(self, scene, client):
        council, session = scene["town"].council.page, scene["page"].get_parent()
        commune = council.get_parent()

        shown = Page.objects.filter(pk__in=self.sidebar_below(client, commune) + self.sidebar_below(client, council))

        assert scene["page"].pk in self.sidebar_below(client, session)
        assert set(shown) == set(Page.objects.filter(pk__in=[council.pk, session.pk]))
        assert self.ask(client, commune.get_parent()).status_code == 400

    def ask(self, client, page: Page):
        return client.get(f"/admin/api/main/pages/?child_of={page.pk}&for_explorer=1")

    def sidebar_below(self, client, page: Page) -> list[int]:
        return [item["id"] for item in json.loads(body(self.ask(client, page)))["items"]]

    def test_the_chooser_offers_the_files_of_the_council_and_no_others(self, scene, client):
        stored(council_of(INEZGANE), name="voisin.pdf")

        offered = body(client.get(reverse("wagtaildocs_chooser:choose")))

        assert FILE in offered and "voisin" not in offered

    def test_a_selection_is_narrowed_to_what_is_seen(self, scene, client):
        other = stored(council_of(INEZGANE), name="voisin.pdf")
        url = reverse("wagtail_bulk_action", args=["document_types", "councildocument", "add_tags"])

        shown = body(client.get(f"{url}?id={scene['document'].pk}&id={other.pk}"))

        assert FILE in shown and other.title not in shown


def test_the_root_of_the_tree_is_not_deleted_and_no_error(scene, client):
    for role in ("administrator", "clerk", "root"):
        sign_in(client, scene, role)
        assert client.get("/admin/pages/1/delete/").status_code == 302


def sign_in(client, scene, role: str) -> None:
    if user := scene["people"][role]:
        client.force_login(user)


def body(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")
