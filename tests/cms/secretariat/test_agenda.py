"""Writing the agenda."""

import pytest
from django.urls import reverse

from document_types.models import Act, AgendaItem
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, add_items, convene, make_commune, make_town, open_session

pytestmark = pytest.mark.django_db

POINT = {
    "title_fr": "Cession d'un terrain",
    "title_ar": "تفويت قطعة أرضية",
    "kind": "deliberation",
    "matter": "property.disposal",
    "effect": "yes",
    "authentic_language": "ar",
    "version": 0,
}


def test_a_point_comes_with_the_project_of_its_deliberation(client, town):
    session = open_session(town)

    as_user(client, town.clerk).post(reverse("secretariat:add_item", args=[session.pk]), POINT)

    act = Act.objects.get(item__session=session)
    assert (act.subject_fr, act.matter, act.has_financial_effect) == (POINT["title_fr"], POINT["matter"], True)


def test_a_point_of_information_has_no_deliberation(client, town):
    session = open_session(town)

    as_user(client, town.clerk).post(
        reverse("secretariat:add_item", args=[session.pk]), POINT | {"kind": "information", "effect": "unknown"}
    )

    assert AgendaItem.objects.get().act is None


def test_a_point_without_a_title_is_refused_and_keeps_the_rest(client, town):
    session = open_session(town)

    response = as_user(client, town.clerk).post(
        reverse("secretariat:add_item", args=[session.pk]), POINT | {"title_fr": "", "title_ar": " "}
    )

    assert not AgendaItem.objects.exists()
    assert "Donnez un objet au point" in page(response)
    assert '<option value="property.disposal" selected>' in page(response)


def test_the_agenda_says_majority_and_visa_with_their_articles(client, town):
    session = open_session(town)
    add_items(session)

    text = page(as_user(client, town.clerk).get(reverse("secretariat:agenda", args=[session.pk])))

    assert "majorité absolue des suffrages exprimés (loi organique n° 113-14, art. 43)" in text
    assert "visa nécessaire : le gouverneur (loi organique n° 113-14, art. 118)" in text


def test_a_point_sent_twice_by_a_double_click_is_written_once(client, town):
    session = open_session(town)
    address = reverse("secretariat:add_item", args=[session.pk])
    data = POINT | {"version": as_user(client, town.clerk).get(address).context["form"]["version"].value()}
    client.post(address, data)

    response = client.post(address, data)

    assert session.items.count() == 1
    assert "a changé depuis son ouverture" in page(response)


def test_points_move_by_buttons(client, town):
    session = open_session(town)
    first, second, third = add_items(session)

    as_user(client, town.clerk).post(reverse("secretariat:move_item", args=[third.pk]), {"direction": "up"})

    assert [item.pk for item in session.items.order_by("position")] == [first.pk, third.pk, second.pk]


def test_a_point_is_taken_off_by_a_button(client, town):
    session = open_session(town)
    first, second, third = add_items(session)
    address = reverse("secretariat:remove_item", args=[second.pk])

    assert address in page(as_user(client, town.clerk).get(reverse("secretariat:agenda", args=[session.pk])))
    client.post(address)

    assert [item.pk for item in session.items.order_by("position")] == [first.pk, third.pk]


def test_nothing_moves_once_the_convocations_are_sent(client, town):
    session = open_session(town)
    items = add_items(session)
    convene(town, session)
    as_user(client, town.clerk)

    response = client.post(reverse("secretariat:move_item", args=[items[2].pk]), {"direction": "up"}, follow=True)

    assert [item.pk for item in session.items.order_by("position")] == [item.pk for item in items]
    assert "L'ordre du jour ne change plus" in page(response)


def test_a_stale_form_of_a_point_changes_nothing(client, town):
    session = open_session(town)
    item = add_items(session)[0]
    address = reverse("secretariat:change_item", args=[item.pk])
    as_user(client, town.clerk).post(address, POINT | {"version": item.version})

    response = client.post(address, POINT | {"version": item.version, "title_fr": "Autre objet"})

    item.refresh_from_db()
    assert item.title_fr == POINT["title_fr"]
    assert "Autre objet" in page(response)


def test_another_councils_clerk_does_not_touch_the_agenda(client, town):
    session = open_session(town)
    item = add_items(session)[0]
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk
    as_user(client, foreign)

    answers = [
        client.get(reverse("secretariat:agenda", args=[session.pk])),
        client.post(reverse("secretariat:add_item", args=[session.pk]), POINT),
        client.post(reverse("secretariat:change_item", args=[item.pk]), POINT | {"version": 0}),
        client.post(reverse("secretariat:move_item", args=[item.pk]), {"direction": "down"}),
        client.post(reverse("secretariat:remove_item", args=[item.pk])),
        client.post(reverse("secretariat:cancel_session", args=[session.pk]), {"reason": "Non", "version": 3}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 6


def test_the_agenda_asks_the_same_queries_for_three_points_and_for_nine(client, town, queries_of):
    session = open_session(town)
    add_items(session)
    as_user(client, town.clerk)
    address = reverse("secretariat:agenda", args=[session.pk])
    few = queries_of(lambda: client.get(address))

    add_items(session)
    add_items(session)

    assert queries_of(lambda: client.get(address)) == few
