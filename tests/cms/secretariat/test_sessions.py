"""Opening a session and its workspace, as a clerk sees them."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.models import Session
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import INEZGANE, add_items, adopt, convene, make_commune, make_town, open_session, sit

pytestmark = pytest.mark.django_db

NEW = {"kind": "ordinary", "opens_on": "2026-10-02", "starts_at": "10:00", "place_ar": "", "place_fr": "Salle"}


def test_the_list_shows_the_sessions_of_ones_own_council(client, town):
    mine = open_session(town)
    other = open_session(make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")), date(2026, 2, 3))

    response = as_user(client, town.clerk).get(reverse("secretariat:sessions"))

    assert list(response.context["object_list"]) == [mine]
    assert other.title not in page(response)


def test_the_list_asks_the_same_queries_for_two_sessions_and_for_eight(client, town, queries_of):
    as_user(client, town.clerk)
    for month in (2, 5):
        open_session(town, date(2026, month, 3))
    few = queries_of(lambda: client.get(reverse("secretariat:sessions")))

    for month in (1, 3, 4, 6, 7, 8):
        open_session(town, date(2026, month, 3))

    assert queries_of(lambda: client.get(reverse("secretariat:sessions"))) == few


def test_the_list_is_filtered_by_state_and_year(client, town):
    kept, _other = open_session(town, date(2025, 5, 6)), open_session(town)

    response = as_user(client, town.clerk).get(reverse("secretariat:sessions"), {"year": "2025", "state": "planned"})

    assert list(response.context["object_list"]) == [kept]


def test_a_clerk_opens_a_session(client, town):
    response = as_user(client, town.clerk).post(reverse("secretariat:new_session"), NEW | {"council": town.council.pk})

    session = Session.objects.get()
    assert response.url == reverse("secretariat:session", args=[session.pk])
    assert (session.opens_on, session.place_fr) == (date(2026, 10, 2), "Salle")


@pytest.mark.parametrize("opens_on", ["2014-05-04", "0001-01-01", "9999-12-30"])
def test_a_mistyped_year_is_refused_before_anything_depends_on_it(client, town, opens_on):
    facts = {"council": town.council.pk, "opens_on": opens_on, "kind": "extraordinary"}
    response = as_user(client, town.clerk).post(reverse("secretariat:new_session"), NEW | facts)

    assert "vérifiez l'année" in page(response)
    assert not Session.objects.exists()


def test_a_date_outside_the_legal_window_is_recorded_with_a_warning(client, town):
    as_user(client, town.clerk)

    response = client.post(
        reverse("secretariat:new_session"), NEW | {"council": town.council.pk, "opens_on": "2026-10-20"}, follow=True
    )

    assert Session.objects.count() == 1
    assert "Hors de la période légale" in page(response)


def test_a_wrong_date_keeps_what_was_typed(client, town):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:new_session"), NEW | {"council": town.council.pk, "opens_on": "32/13/2026"}
    )

    assert Session.objects.count() == 0
    assert "Salle" in page(response)


def test_a_clerk_opens_no_session_for_another_council(client, town):
    other = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))

    as_user(client, town.clerk).post(reverse("secretariat:new_session"), NEW | {"council": other.council.pk})

    assert Session.objects.count() == 0


@pytest.mark.parametrize("role", ["president", "member", "archivist", "officer"])
def test_only_the_secretariat_opens_sessions(client, town, role):
    response = as_user(client, getattr(town, role)).get(reverse("secretariat:new_session"))

    assert response.status_code == 403


def test_the_workspace_gives_the_next_step_in_legal_order(client, town):
    session = open_session(town)
    address = reverse("secretariat:session", args=[session.pk])
    as_user(client, town.clerk)

    assert client.get(address).context["next"].key == "agenda"

    add_items(session)

    assert client.get(address).context["next"].key in ("sending", "convocation")


def test_a_late_step_says_by_how_many_days(client, town, settings):
    session = open_session(town)
    add_items(session)
    settings.DEMO_TODAY = date(2026, 4, 20)

    response = as_user(client, town.clerk).get(reverse("secretariat:session", args=[session.pk]))

    assert "En retard de 3 jours" in page(response)
    assert "art. 38" in page(response)


def test_another_councils_clerk_is_refused_in_words(client, town):
    session = open_session(town)
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk

    response = as_user(client, foreign).get(reverse("secretariat:session", args=[session.pk]))

    assert response.status_code == 403
    assert "vous n'avez pas accès" in page(response).lower()


def test_a_member_does_not_see_a_session_in_preparation(client, town):
    session = open_session(town)

    response = as_user(client, town.member).get(reverse("secretariat:session", args=[session.pk]))

    assert response.status_code == 403


def test_a_stale_form_changes_nothing(client, town):
    session = open_session(town)
    fresh = {"opens_on": "2026-05-06", "starts_at": "09:00", "place_ar": "", "place_fr": "Ailleurs", "version": 0}
    address = reverse("secretariat:change_session", args=[session.pk])
    as_user(client, town.clerk).post(address, fresh)

    response = client.post(address, fresh | {"place_fr": "Trop tard"})

    session.refresh_from_db()
    assert session.place_fr == "Ailleurs"
    assert "a changé depuis son ouverture" in page(response)
    assert "Trop tard" in page(response)


def test_a_session_is_cancelled_with_its_reason(client, town):
    session = open_session(town)
    address = reverse("secretariat:cancel_session", args=[session.pk])
    as_user(client, town.clerk)

    nameless = client.post(address, {"reason": "", "version": 0})
    answer = client.post(address, {"reason": "Erreur de date", "version": 0}, follow=True)

    session.refresh_from_db()
    assert nameless.status_code == 422
    assert session.state == "cancelled"
    assert answer.status_code == 200 and answer.context["next"] is None
    assert address not in page(answer)


def test_the_agenda_goes_to_the_authority_once(client, town, settings):
    settings.DEMO_TODAY = date(2026, 4, 10)
    session = open_session(town)
    add_items(session)
    address = reverse("secretariat:send_agenda", args=[session.pk])
    as_user(client, town.clerk).post(address, {"day": "2026-04-10"})

    response = client.post(address, {"day": "2026-04-10"})

    session.refresh_from_db()
    assert session.agenda_sent_at.date() == date(2026, 4, 10)
    assert "déjà adressé" in page(response)


def test_a_session_that_did_not_open_is_not_closed(client, town, settings):
    settings.DEMO_TODAY = date(2026, 5, 8)
    session = open_session(town)
    add_items(session)
    convene(town, session)

    response = as_user(client, town.clerk).post(
        reverse("secretariat:closing", args=[session.pk]), {"day": "2026-05-08"}
    )

    session.refresh_from_db()
    assert session.closed_on is None
    assert "Seule une session en cours" in page(response)
    assert said(response) == []


def test_a_session_with_open_points_says_which_they_are_and_does_not_close(client, town, settings):
    settings.DEMO_TODAY = date(2026, 5, 8)
    session = open_session(town)
    budget, motion, rate = add_items(session)
    convene(town, session)
    sitting = sit(town, session)
    adopt(town, motion, sitting)
    address = reverse("secretariat:closing", args=[session.pk])

    shown = page(as_user(client, town.clerk).get(address))
    response = client.post(address, {"day": "2026-05-08"})

    for open_item in (budget, rate):
        assert open_item.title_fr in shown
        assert f"« {open_item.title_fr} » (point {open_item.position})" in page(response)
    assert motion.title_fr not in shown
    session.refresh_from_db()
    assert session.closed_on is None
