"""What acts rest on is not deleted: the administration says why, even to a superuser, and the tree stays sound."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Page

from document_types.models import CouncilDocument
from tests.document_types.test_files import attach, messages_of, stored, superuser
from tests.factories import INEZGANE, held_session, home, make_commune, make_town

FACTS = {
    "act": ("porte le texte d'un acte", lambda act: act.page),
    "session": ("celle d'une session", lambda act: act.session.page),
    "council": ("celle d'un conseil", lambda act: act.council.page),
    "collectivity": ("celle d'une collectivité", lambda act: act.council.collectivity),
    "home": ("sont dessous", lambda act: home()),
}


@pytest.fixture
def act(town):
    _session, [act, *_others] = held_session(town)
    return act


@pytest.fixture
def root(act, client):
    user = superuser()
    client.force_login(user)
    return user


def numchildren() -> dict[int, int]:
    return dict(Page.objects.values_list("pk", "numchild"))


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_that_stands_for_a_fact_stays_and_says_why(act, root, client, fact, method):
    reason, page_of = FACTS[fact]
    page, before = page_of(act), numchildren()

    response = getattr(client, method)(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    assert reason in messages_of(response)
    assert numchildren() == before
    assert not any(Page.find_problems())


@pytest.mark.parametrize("fact", FACTS)
def test_a_selection_with_such_a_page_stays_whole_and_says_why(act, root, client, fact):
    reason, page_of = FACTS[fact]
    before = numchildren()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    response = client.post(f"{url}?id={page_of(act).pk}&next=/admin/", {"confirm-site-name": "Majaliss"}, follow=True)

    assert reason in messages_of(response)
    assert numchildren() == before


def test_the_database_refuses_too_and_the_tree_stays_sound(act):
    before = numchildren()

    with pytest.raises(ProtectedError), transaction.atomic():
        Page.objects.get(pk=act.page_id).delete()

    assert numchildren() == before
    assert not any(Page.find_problems())


def test_a_file_of_an_act_stays_and_says_why(act, root, client):
    document = stored(act.council)
    attach(document, act)

    for url in (reverse("wagtaildocs:delete", args=[document.pk]), _bulk(document)):
        response = client.post(url, follow=True)
        assert "fait partie d'un acte" in messages_of(response)
    response = client.post(
        reverse("wagtaildocs:delete_multiple", args=[document.pk]), headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert (response.status_code, "fait partie d'un acte" in response.json()["error_message"]) == (409, True)

    assert CouncilDocument.objects.filter(pk=document.pk).exists()


def _bulk(document) -> str:
    return f"{reverse('wagtail_bulk_action', args=['document_types', 'councildocument', 'delete'])}?id={document.pk}"


@pytest.mark.parametrize("name", ["wagtaildocs:delete", "wagtaildocs:delete_multiple"])
def test_a_file_that_nothing_rests_on_may_go(act, root, client, name):
    document = stored(act.council)

    client.post(reverse(name, args=[document.pk]), headers={"x-requested-with": "XMLHttpRequest"})

    assert not CouncilDocument.objects.filter(pk=document.pk).exists()


def test_who_may_not_delete_a_file_is_not_told_about_it(act, client):
    document = stored(act.council)
    attach(document, act)
    client.force_login(make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk)

    response = client.post(reverse("wagtaildocs:delete", args=[document.pk]), follow=True)

    assert "Budget" not in messages_of(response)
    assert CouncilDocument.objects.filter(pk=document.pk).exists()
