"""Petitions on the clerk's screens: a receipt at once, what is due, the bureau's decision."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.models import AgendaItem, CollectivityPage, Petition
from document_types.services import petitions
from tests.cms.secretariat.screens import as_user, page, said
from tests.factories import INEZGANE, make_commune, make_town, open_session

pytestmark = pytest.mark.django_db

LODGED = {
    "title_ar": "مستوصف القرب",
    "title_fr": "Un dispensaire",
    "petitioner": "citizens",
    "agent": "Hassan Ait Bihi",
    "signatures": "150",
    "received_on": "2026-03-02",
}
ACCEPTED = {"decision": "accept", "day": "2026-03-20", "reasons_ar": "", "reasons_fr": ""}
REFUSED = {"decision": "refuse", "day": "2026-03-20", "reasons_ar": "", "reasons_fr": "Hors des attributions."}


@pytest.fixture(autouse=True)
def _the_day(settings):
    settings.DEMO_TODAY = date(2026, 3, 25)


@pytest.fixture
def petition(town):
    CollectivityPage.objects.filter(pk=town.council.collectivity_id).update(population=180_000)
    return petitions.receive(
        council=town.council,
        title_fr="Un dispensaire",
        petitioner="citizens",
        agent="Hassan Ait Bihi",
        signatures=150,
        received_on=date(2026, 3, 2),
    )


def test_a_petition_is_received_and_its_receipt_is_in_both_languages(client, town):
    CollectivityPage.objects.filter(pk=town.council.collectivity_id).update(population=180_000)

    response = as_user(client, town.clerk).post(
        reverse("secretariat:receive_petition", args=[town.council.pk]), LODGED, follow=True
    )

    text = page(response)
    assert Petition.objects.get().signatures == 150
    assert "Récépissé de dépôt d'une pétition" in text
    assert "200 au moins" in text and "Le nombre n'est pas atteint." in text
    assert "مستوصف القرب" in text and "Un dispensaire" in text
    assert "au plus tard le mardi 2 juin 2026" in text
    assert '<section class="m-act-text" lang="ar" dir="rtl">' in text


def test_where_the_population_is_not_known_the_receipt_says_so(client, town):
    CollectivityPage.objects.filter(pk=town.council.collectivity_id).update(population=None)

    response = as_user(client, town.clerk).post(
        reverse("secretariat:receive_petition", args=[town.council.pk]), LODGED, follow=True
    )

    assert "dépend de la population, qui n'est pas connue ici" in page(response)


def test_what_is_missing_is_said_and_what_was_typed_stays(client, town):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:receive_petition", args=[town.council.pk]), LODGED | {"signatures": ""}
    )

    assert response.status_code == 422
    assert "Comptez les signatures" in page(response) and "Hassan Ait Bihi" in page(response)


def test_the_list_says_what_is_due_and_what_is_short(client, town, petition):
    text = page(as_user(client, town.clerk).get(reverse("secretariat:petitions", args=[town.council.pk])))

    assert "Au plus tard le mardi 2 juin 2026" in text and "art. 125" in text
    assert "moins que le nombre exigé" in text


def test_an_accepted_petition_is_placed_at_once_or_when_its_session_opens(client, town, petition):
    as_user(client, town.clerk)
    decide = reverse("secretariat:decide_petition", args=[petition.pk])
    conditions = page(client.get(decide))
    response = client.post(decide, ACCEPTED)
    told, waiting = said(response), page(client.get(reverse("secretariat:petitions", args=[town.council.pk])))
    session = open_session(town)

    offered = page(client.get(reverse("secretariat:petitions", args=[town.council.pk])))
    client.post(reverse("secretariat:place_petition", args=[petition.pk]))

    assert "un intérêt commun et direct" in conditions
    assert "inscrivez-la dès que" in " ".join(told)
    assert "Ouvrez la prochaine session ordinaire" in waiting
    assert f"Inscrire : {session.title}" in offered
    assert AgendaItem.objects.get(session=session).origin == "petition"
    assert client.get(decide).status_code == 403


def test_a_refusal_carries_its_reasons(client, town, petition):
    as_user(client, town.clerk)
    decide = reverse("secretariat:decide_petition", args=[petition.pk])

    refused = client.post(decide, REFUSED | {"reasons_fr": ""})
    client.post(decide, REFUSED)

    assert "est motivé" in page(refused)
    petition.refresh_from_db()
    assert (petition.is_accepted, petition.reasons_fr) == (False, "Hors des attributions.")
    text = page(client.get(reverse("secretariat:petitions", args=[town.council.pk])))
    assert "Refusée" in text and "Hors des attributions." in text


def test_another_councils_clerk_reaches_no_petition(client, town, petition):
    as_user(client, make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk)

    answers = [
        client.get(reverse("secretariat:petitions", args=[town.council.pk])),
        client.post(reverse("secretariat:receive_petition", args=[town.council.pk]), LODGED),
        client.get(reverse("secretariat:petition_receipt", args=[petition.pk])),
        client.post(reverse("secretariat:decide_petition", args=[petition.pk]), ACCEPTED),
        client.post(reverse("secretariat:place_petition", args=[petition.pk])),
    ]

    assert [answer.status_code for answer in answers] == [403] * 5
    assert Petition.objects.get().decided_on is None


def test_the_list_asks_the_same_queries_for_one_petition_and_for_five(client, town, petition, queries_of):
    as_user(client, town.clerk)
    url = reverse("secretariat:petitions", args=[town.council.pk])
    petitions.accept(petition=petition, decided_on=date(2026, 3, 20))
    open_session(town)
    few = queries_of(lambda: client.get(url))

    for number in range(4):
        other = petitions.receive(
            council=town.council,
            title_fr=f"Un autre {number}",
            petitioner="association",
            agent="A",
            received_on=date(2026, 3, 2),
        )
        petitions.refuse(petition=other, decided_on=date(2026, 3, 20), reasons_fr="Non.")

    assert queries_of(lambda: client.get(url)) == few
