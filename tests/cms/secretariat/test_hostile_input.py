"""What a browser never sends: numbers that are none or have no end, and bodies made to break the reader."""

import json
from datetime import date

import pytest
from django.urls import reverse

from document_types.enums import PollKind
from document_types.models import Ballot
from document_types.services import bounces, mail_reports, polls, proofs
from tests.cms.secretariat.screens import as_user
from tests.factories import add_items, convene, open_session, sit

pytestmark = pytest.mark.django_db

# A superscript is a digit to Python and no number; the others are longer than any number read.
ODD_NUMBERS = ["²", "9" * 30, "9" * 5000, "-1", "x"]


@pytest.fixture
def sitting(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    return sit(town, session)


@pytest.fixture
def item(sitting):
    return sitting.session.items.get(position=2)


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_an_odd_number_in_an_address_names_nothing(client, town, sitting, item, number):
    as_user(client, town.clerk)
    addresses = [
        reverse("secretariat:ballots", args=[item.pk], query={"seance": number}),
        reverse("secretariat:vote", args=[item.pk], query={"seance": number}),
        reverse("secretariat:committee_report", args=[item.pk], query={"commission": number}),
        reverse("notices:told", args=[sitting.session_id], query={"acte": number}),
    ]

    assert [client.get(address).status_code for address in addresses] == [200] * 4


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_an_odd_number_is_no_candidate(client, town, sitting, item, number):
    poll = polls.open_poll(item=item, kind=PollKind.SEAT, title_fr="Délégué", candidates=town.members[:2])
    body = json.dumps({"entries": [{"row": town.members[0].pk, "value": number, "version": 0}]})

    answer = as_user(client, town.clerk).post(
        reverse("secretariat:ballots_in_poll", args=[poll.pk]), body, content_type="application/json"
    )

    assert "n'est pas candidat" in answer.json()["results"][0]["message"]
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    "body", ["[" * 100_000, '{"entries": [{"row": 1e999, "value": "for", "version": 0}]}', b"\xff\xfe"]
)
def test_a_body_made_to_break_the_reader_is_refused(client, town, sitting, item, body):
    as_user(client, town.clerk)
    addresses = [
        reverse("secretariat:ballots", args=[item.pk]),
        reverse("secretariat:presences", args=[sitting.pk]),
    ]

    answers = [client.post(address, body, content_type="application/json") for address in addresses]

    assert [answer.status_code for answer in answers] == [400, 400]


def test_a_day_that_no_month_has_is_said_on_the_form_and_nothing_is_entered(client, town, sitting):
    present = {f"m{member.pk}": "present" for member in town.members}

    response = as_user(client, town.clerk).post(
        reverse("secretariat:new_sitting", args=[sitting.session_id]),
        {"held_on": "2026-02-30", "number": 2, "call": 1, **present},
    )

    assert response.status_code == 422
    assert sitting.session.sittings.count() == 1


def test_a_sign_of_no_character_is_kept_nowhere(town, sitting):
    session = open_session(town, date(2026, 10, 5))
    add_items(session)
    delivery = convene(town, session).deliveries.first()

    proofs.excuse(delivery, "Malade\0.")
    bounces.mark_bounced(delivery=delivery, reason="550\0no such user")

    delivery.refresh_from_db()
    assert (delivery.excuse, delivery.bounce) == ("Malade.", "550 no such user")


def test_a_message_of_parts_without_end_is_left_aside():
    head = b"Content-Type: multipart/report; report-type=delivery-status; boundary=b0\r\n\r\n"
    parts = (
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (depth, depth + 1) for depth in range(2000)
    )

    assert mail_reports.receive(head + b"".join(parts)) is None
