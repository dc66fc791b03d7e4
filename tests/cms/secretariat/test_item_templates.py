"""Points kept as models, and a session prepared from the one before."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.blocks import plain_text
from document_types.errors import Refusal
from document_types.models import AgendaItem, Committee, ItemTemplate, Session
from document_types.services import agenda, debates, item_templates, pages, sessions
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import (
    BODY_AR,
    BODY_FR,
    INEZGANE,
    convene,
    make_commune,
    make_town,
    open_session,
    scan_for,
    sit,
)

pytestmark = pytest.mark.django_db

OCTOBER = date(2026, 10, 6)


@pytest.fixture
def item(town):
    return sessions.add_item(
        session=open_session(town),
        title_fr="Budget de l'année",
        title_ar="ميزانية السنة",
        matter="finance.budget",
        estimated_minutes=90,
        committee=Committee.objects.create(
            council=town.council, name_fr="Commission du budget", created_on=date(2021, 10, 1)
        ),
        body_fr=BODY_FR,
        body_ar=BODY_AR,
        annexes=[("annex", {"document": scan_for(town.council), "title": "Barème", "is_public": True})],
        has_financial_effect=True,
    )


@pytest.fixture
def october(town):
    return open_session(town, OCTOBER)


def add_from(client, town, session, template, **changed):
    """Open the form on the model, change some of it, send it."""
    address = f"{reverse('secretariat:add_item', args=[session.pk])}?modele={template.pk}"
    form = as_user(client, town.clerk).get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    typed = {name: getattr(value, "pk", value) for name, value in values.items() if value is not None}
    return client.post(address, typed | changed)


def test_a_point_is_kept_as_a_model_under_a_name(client, town, item):
    as_user(client, town.clerk).post(reverse("secretariat:keep_template", args=[item.pk]), {"name": "Budget"})

    assert ItemTemplate.objects.get().item == item
    add = page(client.get(reverse("secretariat:add_item", args=[item.session.pk])))
    assert "À partir d'un modèle" in add and "Budget</bdi>" in add


def test_a_name_serves_once_in_a_council(client, town, item):
    item_templates.keep(item=item, name="Budget")

    response = as_user(client, town.clerk).post(
        reverse("secretariat:keep_template", args=[item.pk]), {"name": " Budget "}
    )

    assert response.status_code == 422
    assert "a déjà un modèle « Budget »" in page(response)


def test_a_point_begun_with_a_model_takes_all_but_the_papers(client, town, item, october):
    template = item_templates.keep(item=item, name="Budget")

    add_from(client, town, october, template, title_fr="Budget de l'année 2027")

    made = october.items.get()
    assert (made.title_fr, made.title_ar, made.matter) == ("Budget de l'année 2027", "ميزانية السنة", "finance.budget")
    assert (made.committee, made.estimated_minutes, made.act.has_financial_effect) == (item.committee, 90, True)
    text = pages.text_of(made.act)
    assert plain_text(text.body_fr) == plain_text(pages.text_of(item.act).body_fr) != ""
    assert text.annex_documents() == []


def test_a_committee_that_has_ended_does_not_come_with_the_model(client, town, item, october):
    template = item_templates.keep(item=item, name="Budget")
    Committee.objects.update(ended_on=date(2026, 9, 1))

    add_from(client, town, october, template)

    assert october.items.get().committee is None


def test_a_model_is_deleted_and_its_point_stays(client, town, item):
    template = item_templates.keep(item=item, name="Budget")
    as_user(client, town.clerk)

    client.post(reverse("secretariat:delete_template", args=[item.session.pk, template.pk]))

    assert not ItemTemplate.objects.exists()
    assert AgendaItem.objects.filter(pk=item.pk).exists()


def test_a_point_kept_as_a_model_is_not_taken_off_before_the_model_is(town, item):
    template = item_templates.keep(item=item, name="Budget")

    with pytest.raises(Refusal, match="modèle « Budget »"):
        agenda.remove_item(item=item)
    item_templates.delete(template=template)
    agenda.remove_item(item=item)

    assert not AgendaItem.objects.exists()


def test_a_model_is_its_councils_own(client, town, item):
    template = item_templates.keep(item=item, name="Budget")
    other = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    theirs = open_session(other)
    as_user(client, other.clerk)

    assert client.get(reverse("secretariat:keep_template", args=[item.pk])).status_code == 403
    assert client.post(reverse("secretariat:delete_template", args=[theirs.pk, template.pk])).status_code == 403
    begun = page(client.get(f"{reverse('secretariat:add_item', args=[theirs.pk])}?modele={template.pk}"))
    assert "À partir d'un modèle" not in begun and "Budget de l'année" not in begun
    assert ItemTemplate.objects.exists()


def test_a_new_session_is_offered_the_hour_and_place_of_the_last(client, town, item):
    response = as_user(client, town.clerk).get(reverse("secretariat:new_session"))

    form = response.context["form"]
    assert (form["starts_at"].value(), form["place_ar"].value()) == (item.session.starts_at, "قاعة الاجتماعات")
    assert "Session ordinaire de mai 2026" in page(response)


def test_the_first_session_of_a_council_is_offered_nothing(client, town):
    response = as_user(client, town.clerk).get(reverse("secretariat:new_session"))

    assert response.context["form"]["place_fr"].value() is None


def test_opened_the_next_session_says_what_is_to_take_up_and_shows_it(client, town, item):
    convene(town, item.session)
    item.session.refresh_from_db()
    sit(town, item.session)
    debates.postpone_item(item=item)
    as_user(client, town.clerk)
    facts = {"council": town.council.pk, "kind": "ordinary", "opens_on": "2026-10-06"}

    response = client.post(reverse("secretariat:new_session"), facts)

    assert any("Un point reporté est à reprendre" in words for words in said(response))
    shown = page(client.get(reverse("secretariat:agenda", args=[Session.objects.latest("pk").pk])))
    assert "À reprendre" in shown and "Budget de l'année" in shown
