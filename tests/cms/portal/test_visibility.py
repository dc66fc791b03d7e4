"""What is not public appears nowhere: no page, no link, no count, no hit."""

import pytest

from document_types.enums import SessionState
from document_types.models import Session
from tests.cms.portal.pages import TREE, address_of, place_of, text_of
from tests.factories import add_items, convene, open_session

pytestmark = pytest.mark.django_db

COUNCIL = f"/fr{TREE}ait-melloul/conseil/"


@pytest.mark.parametrize("path", ["/fr/", f"/fr{TREE}", f"/fr{TREE}ait-melloul/", COUNCIL, "/fr/recherche/"])
def test_an_act_that_is_not_online_is_in_no_list(client, acts, indexed, path):
    indexed()

    words = text_of(client.get(path))

    assert acts["motion"].subject_fr in words or path.endswith("ait-melloul/")
    assert acts["rates"].subject_fr not in words


def test_an_act_that_is_not_online_has_no_page(client, acts):
    assert client.get(address_of(acts["rates"])).status_code == 404
    assert client.get(place_of(acts["rates"].page)).status_code == 404


def test_counts_are_of_acts_online(client, acts):
    # Two deliberations and the convocation.
    assert "Aït Melloul 3 actes" in text_of(client.get(f"/fr{TREE}"))


def test_the_agenda_shows_every_point_and_links_only_what_is_online(client, acts):
    session = acts["rates"].session

    response = client.get(place_of(session.page))

    words = text_of(response)
    assert acts["rates"].subject_fr in words
    assert address_of(acts["budget"]) in response.content.decode()
    assert address_of(acts["rates"]) not in response.content.decode()


def test_a_session_in_preparation_is_not_found(client, town):
    session = open_session(town)
    add_items(session)

    assert client.get(place_of(session.page)).status_code == 404
    assert "Session ordinaire de mai" not in text_of(client.get(COUNCIL))
    assert "Session ordinaire de mai" not in text_of(client.get("/fr/seances/?mois=2026-05"))


def test_a_convened_session_shows_its_agenda_and_no_result(client, town):
    session = open_session(town)
    add_items(session)
    convene(town, session)

    words = text_of(client.get(place_of(session.page)))

    assert "Vœu sur l'éclairage du quartier" in words
    assert "examiner" not in words
    assert "Quorum" not in words


def test_a_cancelled_session_stays_with_its_notice(client, session):
    Session.objects.filter(pk=session.pk).update(state=SessionState.CANCELLED)

    assert "Cette session est annulée" in text_of(client.get(place_of(session.page)))


def test_a_rejected_deliberation_is_a_result_without_a_page(client, town):
    from document_types.services import voting  # noqa: PLC0415
    from tests.factories import ballots, sit  # noqa: PLC0415

    session = open_session(town)
    [item] = add_items(session, [("Cession d'un terrain", "تفويت أرض", "council.motion")])
    convene(town, session)
    voting.vote(item=item, sitting=sit(town, session), choices=ballots(town, 2, 7))

    response = client.get(place_of(session.page))

    assert "Rejeté : pour, 2 ; contre, 7" in text_of(response)
    assert "/actes/09.273.01.05/deliberation/" not in response.content.decode()


def test_a_council_that_is_not_connected_says_where_its_acts_are(client, town):
    for path in ("/fr/souss-massa/", "/fr/souss-massa/conseil/"):
        assert "Ce conseil ne publie pas encore ici. Ses actes se consultent au siège." in text_of(client.get(path))
