"""The members of a council and what each of them reads."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.models import JournalEntry, Mandate
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, add_items, adopt, convene, make_commune, make_town, open_session, sit

pytestmark = pytest.mark.django_db

NEW = {
    "name_ar": "سعاد العلوي",
    "name_fr": "Souad Alaoui",
    "office": "member",
    "rank": "12",
    "starts_on": "2026-01-05",
    "declared_email": "souad@membre.example",
    "declared_address": "",
    "phone": "",
}


def form_data(client, address) -> dict:
    form = client.get(address).context["form"]
    return {field.html_name: field.value() or "" for field in form}


def test_the_menu_leads_straight_to_ones_only_council(client, town):
    response = as_user(client, town.clerk).get(reverse("secretariat:councils"))

    assert response.url == reverse("secretariat:members", args=[town.council.pk])


def test_a_member_is_added_with_a_declared_address_and_a_journal_entry(client, town):
    as_user(client, town.clerk).post(reverse("secretariat:add_member", args=[town.council.pk]), NEW)

    mandate = Mandate.objects.get(declared_email="souad@membre.example")
    assert mandate.councillor.name_fr == "Souad Alaoui"
    assert JournalEntry.objects.filter(event="mandate_changed").count() == 1


def test_a_second_president_is_refused_in_words(client, town):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:add_member", args=[town.council.pk]), NEW | {"office": "president"}
    )

    assert Mandate.objects.filter(office="president").count() == 1
    assert "est déjà la qualité de Membre 1" in page(response)
    assert "Souad Alaoui" in page(response)


def test_a_mandate_is_changed_unless_somebody_else_just_did(client, town):
    address = reverse("secretariat:change_member", args=[town.members[3].pk])
    as_user(client, town.clerk)
    data = form_data(client, address)
    client.post(address, data | {"rank": "7"})

    response = client.post(address, data | {"rank": "8"})

    assert Mandate.objects.get(pk=town.members[3].pk).rank == 7
    assert "a changé depuis son ouverture" in page(response)


def test_a_mandate_ends_with_its_cause(client, town, settings):
    settings.DEMO_TODAY = date(2026, 5, 1)
    as_user(client, town.clerk).post(
        reverse("secretariat:end_mandate", args=[town.members[3].pk]), {"day": "2026-04-30", "reason": "resignation"}
    )

    assert Mandate.objects.get(pk=town.members[3].pk).ends_on == date(2026, 4, 30)
    assert '"resignation"' in JournalEntry.objects.get(event="mandate_changed").payload


def test_the_list_of_members_asks_the_same_queries_however_many_they_are(client, town, queries_of):
    address = reverse("secretariat:members", args=[town.council.pk])
    as_user(client, town.clerk)
    few = queries_of(lambda: client.get(address))

    client.post(reverse("secretariat:add_member", args=[town.council.pk]), NEW)
    client.get(address)

    assert queries_of(lambda: client.get(address)) == few


def test_another_councils_clerk_does_not_see_the_members(client, town):
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk
    as_user(client, foreign)

    answers = [
        client.get(reverse("secretariat:members", args=[town.council.pk])),
        client.post(reverse("secretariat:add_member", args=[town.council.pk]), NEW),
        client.get(reverse("secretariat:change_member", args=[town.members[0].pk])),
        client.post(reverse("secretariat:end_mandate", args=[town.members[0].pk]), {}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4


def test_a_member_reads_the_agenda_once_convened_with_own_presence_and_vote(client, town):
    town.member.email = town.members[5].declared_email
    town.member.save()
    session = open_session(town)
    items = add_items(session)
    as_user(client, town.member)
    before = page(client.get(reverse("secretariat:my_convocations")))
    convene(town, session)
    adopt(town, items[0], sit(town, session))

    listed = page(client.get(reverse("secretariat:my_convocations")))
    text = page(client.get(reverse("secretariat:my_session", args=[session.pk])))

    assert "Aucune convocation" in before
    assert session.title in listed
    assert "Ma présence, séance 1" in text
    assert "mon vote : pour" in text


def test_a_clerk_has_no_convocations_of_his_own(client, town):
    assert as_user(client, town.clerk).get(reverse("secretariat:my_convocations")).status_code == 403


def test_a_member_of_another_council_does_not_read_the_session(client, town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).member

    response = as_user(client, foreign).get(reverse("secretariat:my_session", args=[session.pk]))

    assert response.status_code == 403
