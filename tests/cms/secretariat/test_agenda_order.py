"""The order of the agenda: places typed without a script, or sent by one; two clerks do not undo each other."""

import json

import pytest
from django.urls import reverse

from document_types.enums import JournalEvent
from document_types.errors import Conflict
from document_types.models import JournalEntry
from document_types.services import agenda
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import INEZGANE, add_items, make_commune, make_town, open_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(town):
    session = open_session(town)
    add_items(session)
    add_items(session, [("Quatrième point", "", ""), ("Cinquième point", "", "")])
    session.refresh_from_db()
    return session


def order_of(session) -> list[int]:
    return list(session.items.order_by("position").values_list("pk", flat=True))


def places(session, **changed) -> dict:
    """What the form posts: the place of each point, `p5=2` giving the fifth the second place."""
    items = session.items.order_by("position")
    return {"version": session.version} | {
        f"place-{item.pk}": changed.get(f"p{item.position}", item.position) for item in items
    }


def address(session) -> str:
    return reverse("secretariat:reorder", args=[session.pk])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"p5": 2}, [1, 5, 2, 3, 4]),
        ({"p1": 4}, [2, 3, 4, 1, 5]),
        ({"p1": 5, "p5": 1}, [5, 2, 3, 4, 1]),
        ({"p2": 99}, [1, 3, 4, 5, 2]),
        ({"p1": 5, "p2": 4, "p4": 2, "p5": 1}, [5, 4, 3, 2, 1]),
    ],
)
def test_places_typed_beside_the_points_order_them_without_a_script(client, town, session, changed, expected):
    before = order_of(session)

    response = as_user(client, town.clerk).post(address(session), places(session, **changed))

    assert [before.index(pk) + 1 for pk in order_of(session)] == expected
    assert list(session.items.order_by("position").values_list("position", flat=True)) == [1, 2, 3, 4, 5]
    assert "est maintenant le point" in said(response)[0]


def test_the_page_comes_back_on_the_point_that_moved(client, town, session):
    fifth = order_of(session)[4]

    response = as_user(client, town.clerk).post(address(session), places(session, p5=1))

    assert response.url.endswith(f"#point-{fifth}")
    assert f'id="point-{fifth}"' in page(client.get(response.url))


def test_a_script_is_answered_with_the_next_version_and_words_to_announce(client, town, session):
    as_user(client, town.clerk)
    data = places(session, p3=1) | {"moved": order_of(session)[2]}

    answer = client.post(address(session), data, headers={"accept": "application/json"}).json()

    session.refresh_from_db()
    assert answer["version"] == session.version
    assert "est maintenant le point 1 sur 5" in answer["message"]


def test_of_two_clerks_the_second_is_told_that_the_order_has_changed(client, town, session):
    as_user(client, town.clerk)
    mine, theirs = places(session, p5=1), places(session, p2=1)
    client.post(address(session), mine)
    kept = order_of(session)

    plain = client.post(address(session), theirs, headers={"referer": reverse("secretariat:agenda", args=[session.pk])})
    scripted = client.post(address(session), theirs, headers={"accept": "application/json"})

    assert order_of(session) == kept
    assert any("a changé depuis son ouverture" in words for words in said(plain))
    assert (scripted.status_code, "a changé depuis" in scripted.json()["error"]) == (409, True)


def test_a_button_pressed_on_a_page_that_has_changed_moves_nothing(client, town, session):
    as_user(client, town.clerk)
    stale = session.version
    agenda.move_item(item=session.items.get(position=5), to=1)
    kept = order_of(session)

    client.post(reverse("secretariat:move_item", args=[kept[1]]), {"direction": "up", "version": stale})

    assert order_of(session) == kept


def test_an_order_that_names_another_sessions_point_or_forgets_one_is_refused(town, session):
    order = order_of(session)

    for wrong in (order[:-1], [*order[:-1], order[0]], [*order, 999_999]):
        with pytest.raises(Conflict):
            agenda.reorder(session=session, order=wrong)


def test_what_is_no_place_is_refused_in_words(client, town, session):
    kept = order_of(session)

    response = as_user(client, town.clerk).post(address(session), places(session, p1="premier"))

    assert order_of(session) == kept
    assert "une place en chiffres" in said(response)[0]


def test_the_order_is_journalled_once_and_an_unchanged_one_not_at_all(client, town, session):
    as_user(client, town.clerk)
    entries = JournalEntry.objects.filter(event=JournalEvent.AGENDA_CHANGED)

    client.post(address(session), places(session))
    assert not entries.exists()
    client.post(address(session), places(session, p5=1))

    assert json.loads(entries.get().payload)["order"] == order_of(session)


def test_another_councils_clerk_orders_nothing(client, town, session):
    kept = order_of(session)
    as_user(client, make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk)

    response = client.post(address(session), places(session, p5=1))

    assert (response.status_code, order_of(session)) == (403, kept)


def test_the_first_point_does_not_go_up_nor_the_last_down(client, town, session):
    shown = page(as_user(client, town.clerk).get(reverse("secretariat:agenda", args=[session.pk])))

    assert shown.count('value="up"') == shown.count('value="down"') == 5
    assert (shown.count('»" hidden>Monter'), shown.count('»" hidden>Descendre')) == (1, 1)
    assert "admin/agenda.js" in shown and "aria-live" in shown
