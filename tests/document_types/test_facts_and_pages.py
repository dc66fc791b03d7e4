"""What Wagtail does to pages changes no fact: the law's facts lie in tables that services alone write."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.forms.models import model_to_dict
from django.urls import reverse

from document_types.models import Act, AgendaItem, CollectivityPage, DeliberationPage, Session, VoteEvent
from document_types.services import pages
from tests.factories import (
    TITLES,
    act_form,
    add_items,
    held_session,
    make_user,
    open_session,
    post,
    received_act,
    sign_both,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser():
    return make_user("root", is_superuser=True)


def facts():
    """Every legal fact in the database, as plain values."""
    return [
        [model_to_dict(row) for row in model.objects.order_by("pk")] for model in (Act, Session, AgendaItem, VoteEvent)
    ]


def test_publishing_an_old_revision_changes_no_fact(town):
    session = open_session(town)
    [item, *_] = add_items(session)
    page = pages.page_of(item.act)
    old = page.latest_revision
    page.subject_fr = "Texte repris"
    page.save_revision()
    before = facts()

    old.publish(skip_permission_checks=True)

    assert facts() == before


def test_an_old_revision_of_a_collectivity_does_not_bring_old_facts_back(town):
    page = CollectivityPage.objects.get(code="09.273")
    old = page.save_revision()
    CollectivityPage.objects.filter(pk=page.pk).update(population=600_000, name_ar="اسم مصحح")

    old.publish(skip_permission_checks=True)

    page.refresh_from_db()
    assert (page.population, page.name_ar) == (600_000, "اسم مصحح")


def test_saving_a_stale_form_in_the_editor_changes_no_fact(town, client):
    session = open_session(town)
    [item, *_] = add_items(session)
    client.force_login(town.clerk)
    url = reverse("wagtailadmin_pages:edit", args=[item.act.page_id])
    assert client.get(url).status_code == 200
    before = facts()

    client.post(url, act_form(item.title_fr, item.title_ar) | {"slug": "autre", "title": "Autre", "state": "executory"})

    assert facts() == before


def test_an_adopted_text_cannot_be_edited_by_anyone(town, client, superuser):
    _session, [act] = held_session(town, TITLES[:1])
    before = act.page.latest_revision_id

    for user in (town.clerk, superuser):
        client.force_login(user)
        client.post(reverse("wagtailadmin_pages:edit", args=[act.page_id]), act_form("Faux", "مزور"))

    act.page.refresh_from_db()
    assert act.page.latest_revision_id == before


@pytest.mark.parametrize("action", ["copy", "move", "delete", "unpublish"])
def test_nobody_copies_moves_deletes_or_unpublishes_an_act_or_what_holds_it(town, client, superuser, action):
    act = received_act(town)
    before = facts()
    held_by = [
        act.page,
        act.session.page,
        town.council.page,
        town.council.collectivity,
        town.council.collectivity.get_parent(),
    ]

    for user in (town.clerk, superuser):
        client.force_login(user)
        for page in held_by:
            client.post(
                reverse(f"wagtailadmin_pages:{action}", args=[page.pk]),
                {"new_title": "Copie", "new_slug": "copie", "new_parent_page": act.session.page_id},
            )

    assert facts() == before
    assert DeliberationPage.objects.count() == 1
    assert DeliberationPage.objects.get().live


def test_deleting_an_act_s_page_in_code_is_refused_by_the_database(town):
    act = received_act(town)
    parent = act.session.page
    parent.refresh_from_db()
    children = parent.numchild

    with pytest.raises(ProtectedError), transaction.atomic():
        act.page.delete()

    parent.refresh_from_db()
    assert parent.numchild == children
    assert Act.objects.filter(pk=act.pk).exists()


def test_the_title_of_a_page_may_be_cut_but_the_subject_is_whole(town):
    session = open_session(town)
    long = "Convention " * 60
    [item] = add_items(session, [(long, "", "council.motion")])

    act = Act.objects.get(item=item)

    assert act.subject_fr == long
    assert len(act.page.title) == 255


def test_the_table_s_copy_of_the_subject_follows_the_text_until_the_vote_and_not_after(town):
    session = open_session(town)
    [item, *_] = add_items(session)
    page = pages.page_of(item.act)
    page.subject_fr = "Objet corrigé"
    page.save_revision()

    assert Act.objects.get(item=item).subject_fr == "Objet corrigé"

    _session, [act] = held_session(town, TITLES[1:2], opens_on=session.opens_on.replace(month=10))
    page = pages.page_of(act)
    page.subject_fr = "Trop tard"
    page.save_revision()

    act.refresh_from_db()
    assert act.subject_fr == TITLES[1][0]


def test_the_same_words_give_the_same_hash_whatever_the_blocks_are_called(town):
    _session, [first] = held_session(town, TITLES[:1])
    page = pages.text_of(first)
    for block in (*page.body_fr, *page.body_ar):
        block.id = None

    again = page.content_hash(number=first.number_label, council=town.council.code, annexes=[])

    assert again == first.content_hash
    page.subject_fr += "."
    assert page.content_hash(number=first.number_label, council=town.council.code, annexes=[]) != again


def test_two_clerks_never_undo_each_other(town):
    _session, [act] = held_session(town, TITLES[:1])
    stale = Act.objects.get(pk=act.pk)
    sign_both(act)
    post(act)

    stale.posted_on = None
    with pytest.raises(Exception, match="a changé"):
        pages.save(stale, "posted_on")

    act.refresh_from_db()
    assert act.posted_on is not None
