"""Points members ask for: entered, put on the agenda or refused with reasons that the minutes tell."""

import json
from datetime import date

import pytest
from django.urls import reverse

from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.models import Council, ItemRequest, JournalEntry
from document_types.services import item_requests, minutes, sessions
from document_types.services.pages import text_of
from tests.cms.secretariat.screens import as_user, page
from tests.factories import TITLES, add_items, adopt, convene, open_session, sit

pytestmark = pytest.mark.django_db

ASKED = {
    "title_fr": "Éclairage de la rue des Oliviers",
    "title_ar": "إنارة زنقة الزيتون",
    "asked_by": "Fadma Aït Tagant",
    "signatories": "3",
    "received_on": "2026-04-01",
}


@pytest.fixture
def session(town):
    Council.objects.filter(pk=town.council.pk).update(seats=9)
    session = open_session(town)
    session.refresh_from_db()
    return session


def ask(session, **facts):
    plain = {"title_fr": "Éclairage", "asked_by": "Fadma Aït Tagant", "received_on": date(2026, 4, 1)}
    return item_requests.receive(session=session, **(plain | facts))


def test_a_request_is_entered_with_who_asks_and_waits_for_its_answer(client, town, session):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:receive_request", args=[session.pk]), ASKED, follow=True
    )

    asked = ItemRequest.objects.get()
    assert (asked.signatories, asked.received_on, asked.is_pending) == (3, date(2026, 4, 1), True)
    assert "Demandé par \u2068Fadma Aït Tagant\u2069, 3 signataires" in page(response)
    assert "À décider" in page(response)
    assert json.loads(JournalEntry.objects.get(event=JournalEvent.ITEM_ASKED).payload)["signatories"] == 3


def test_accepted_it_is_a_point_of_the_agenda(client, town, session):
    asked = ask(session, title_ar="إنارة")

    as_user(client, town.clerk).post(reverse("secretariat:accept_request", args=[asked.pk]))

    item = session.items.get()
    assert (item.title_fr, item.title_ar) == ("Éclairage", "إنارة")
    assert item.request == asked


def test_a_point_taken_off_the_agenda_leaves_its_request_to_be_answered(client, town, session):
    asked = ask(session)
    item_requests.accept(request=asked)

    as_user(client, town.clerk).post(reverse("secretariat:remove_item", args=[session.items.get().pk]))

    asked.refresh_from_db()
    assert asked.is_pending


def test_refused_it_keeps_its_reasons_and_is_not_asked_again(client, town, session):
    asked = ask(session)
    url = reverse("secretariat:refuse_request", args=[asked.pk])

    response = as_user(client, town.clerk).post(url, {"reasons_fr": "Hors des attributions."}, follow=True)

    assert "Hors des attributions." in page(response)
    asked.refresh_from_db()
    assert asked.refused_on
    with pytest.raises(Refusal, match="déjà sa réponse"):
        item_requests.accept(request=asked)


def test_a_refusal_without_reasons_is_refused_in_words(client, town, session):
    asked = ask(session)

    response = as_user(client, town.clerk).post(reverse("secretariat:refuse_request", args=[asked.pk]), {})

    assert response.status_code == 422
    assert "doit être motivée" in page(response)
    asked.refresh_from_db()
    assert asked.is_pending


@pytest.mark.parametrize(("signatories", "is_compulsory"), [(4, False), (5, True)])
def test_half_of_the_seats_cannot_be_refused(client, town, session, signatories, is_compulsory):
    """Nine seats: five are half of them and more."""
    asked = ask(session, signatories=signatories)

    text = page(as_user(client, town.clerk).get(reverse("secretariat:agenda", args=[session.pk])))

    assert ("il est inscrit de droit" in text) is is_compulsory
    assert ("Refuser, avec ses motifs" in text) is not is_compulsory
    if is_compulsory:
        with pytest.raises(Refusal, match="art. 40"):
            item_requests.refuse(request=asked, reasons_fr="Non.")


def test_more_signatories_than_seats_are_a_slip_of_the_pen(session):
    with pytest.raises(Refusal, match="vérifiez le nombre"):
        ask(session, signatories=10)


def test_once_the_members_are_called_no_request_comes_in(town, session):
    add_items(session, TITLES[:1])
    convene(town, session)
    session.refresh_from_db()

    with pytest.raises(Refusal, match="ne change plus"):
        ask(session)


def test_the_minutes_tell_the_council_what_was_refused_and_why(town, session):
    item_requests.refuse(request=ask(session, title_ar="إنارة"), reasons_fr="Hors des attributions.")
    [item] = add_items(session, TITLES[:1])
    convene(town, session)
    session.refresh_from_db()
    adopt(town, item, sit(town, session))
    sessions.close_session(session=session, on=session.opens_on)

    text = text_of(minutes.draft(session=session))

    assert "Éclairage (demandé par Fadma Aït Tagant)" in text.text_in("fr")
    assert "Hors des attributions." in text.text_in("fr")
    assert "إنارة (بطلب من \u2068Fadma Aït Tagant\u2069)" in text.text_in("ar")


@pytest.mark.parametrize("role", ["president", "archivist", "member", "officer"])
def test_requests_are_the_clerks_to_enter(client, town, session, role):
    asked = ask(session)
    as_user(client, getattr(town, role))

    client.post(reverse("secretariat:receive_request", args=[session.pk]), ASKED)
    client.post(reverse("secretariat:accept_request", args=[asked.pk]))
    client.post(reverse("secretariat:refuse_request", args=[asked.pk]), {"reasons_fr": "Non."})

    assert ItemRequest.objects.count() == 1
    asked.refresh_from_db()
    assert asked.is_pending


def test_the_agenda_asks_the_same_queries_for_one_request_and_for_five(client, town, session, queries_of):
    as_user(client, town.clerk)
    url = reverse("secretariat:agenda", args=[session.pk])
    ask(session)
    few = queries_of(lambda: client.get(url))

    for _number in range(4):
        ask(session)

    assert queries_of(lambda: client.get(url)) == few
