"""Who was told: a council's people see the lines of their council, and nobody those of another's."""

from datetime import date

import pytest
from django.urls import reverse

from cms.notices import digests
from document_types.enums import JournalEvent
from document_types.models import Message
from document_types.services import item_requests
from document_types.services.journal import record
from tests.cms.notices.test_digests import Refusing, with_address
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, TITLES, held_session, make_commune, make_town, open_session

__all__ = ["Refusing"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def neighbour(db):
    return make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))


@pytest.fixture
def shared(town, neighbour, committed):
    """A clerk of two councils, with one digest about both."""
    clerk = with_address(town.clerk)
    clerk.groups.add(*neighbour.clerk.groups.all())
    sessions = []
    with committed():
        for each in (town, neighbour):
            session = open_session(each)
            facts = {"asked_by": "Un membre", "received_on": date(2026, 4, 1)}
            item_requests.receive(session=session, title_fr="Éclairage", **facts)
            sessions.append(session)
    return sessions


def told(session):
    return reverse("notices:told", args=[session.pk])


def test_the_page_says_what_waits_what_left_and_what_will_never_leave(client, town, shared):
    waiting = page(as_user(client, town.president).get(told(shared[0])))
    digests.run()
    sent = page(client.get(told(shared[0])))

    assert "attend le prochain message" in waiting
    # The president has no address: never to leave.
    assert "le compte n'a pas d'adresse de courriel" in waiting
    assert "Salma Idrissi" in sent
    assert "envoyé le" in sent
    assert "point demandé par des membres" in sent


def test_a_failure_is_shown_with_its_reason(client, town, shared, settings):
    settings.EMAIL_BACKEND = "tests.cms.notices.test_digests.Refusing"
    digests.run()

    text = page(as_user(client, town.archivist).get(told(shared[0])))

    assert "non envoyé, sera tenté de nouveau" in text
    assert "serveur injoignable" in text


def test_another_councils_lines_of_one_message_are_never_shown(client, town, neighbour, shared):
    digests.run()
    message = Message.objects.get()
    address = reverse("notices:message", args=[message.pk])

    own = page(as_user(client, neighbour.president).get(address))
    assert "Inezgane" in own
    assert "Aït Melloul" not in own
    assert "Aït Melloul" not in page(client.get(told(shared[1])))
    assert client.get(told(shared[0])).status_code == 403
    whole = page(as_user(client, town.clerk).get(address))
    assert "Inezgane" in whole
    assert "Aït Melloul" in whole


@pytest.mark.parametrize(
    ("role", "status"), [("secretary", 200), ("archivist", 200), ("member", 403), ("officer", 403), ("observer", 403)]
)
def test_only_the_councils_own_people_see_who_was_told(client, town, shared, role, status):
    digests.run()
    user = town.staff[role]

    assert as_user(client, user).get(told(shared[0])).status_code == status
    assert client.get(reverse("notices:message", args=[Message.objects.get().pk])).status_code == status
    assert client.get(reverse("notices:mine")).status_code == 200


def test_everybody_has_their_own_messages_and_what_waits_for_the_next(client, town, shared, committed):
    clerk = as_user(client, town.clerk)
    digests.run()
    with committed():
        record(council=town.council, event=JournalEvent.QUESTION_ASKED, payload={"session": shared[0].pk})

    text = page(clerk.get(reverse("notices:mine")))

    assert "question écrite : réponse à préparer" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "2 événements vous concernent" in text
    assert "n'a pas d'adresse" in page(as_user(client, town.president).get(reverse("notices:mine")))


def test_the_lines_of_one_act_alone(client, town, committed):
    with committed():
        session, acts = held_session(town, TITLES)

    text = page(as_user(client, town.clerk).get(f"{told(session)}?acte={acts[0].pk}"))

    assert TITLES[0][0] in text
    assert TITLES[1][0] not in text


def test_the_page_asks_the_same_queries_for_few_and_for_many(client, town, committed, queries_of):
    with committed():
        session, _acts = held_session(town, TITLES[:1])
    as_user(client, town.clerk).get(told(session))
    few = queries_of(lambda: client.get(told(session)))
    with committed():
        other, _acts = held_session(town, TITLES, date(2026, 10, 1))

    client.get(told(other))
    assert queries_of(lambda: client.get(told(other))) == few
