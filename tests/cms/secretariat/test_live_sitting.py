"""The clerk's desk during a sitting: rows that two people fill at once, pauses, the votes under a point."""

import json

import pytest
from django.urls import reverse

from cms.secretariat.ballot_paper import tally
from document_types.enums import ItemOutcome, PollKind
from document_types.models import Ballot, Poll, Presence, VoteEvent
from document_types.services import polls
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, add_items, adopt, convene, make_commune, make_town, make_user, open_session, sit

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    return sit(town, session)


@pytest.fixture
def item(sitting):
    return sitting.session.items.get(position=2)


def send(client, name, pk, *entries):
    """Post entries as the page's script does, and return the answer."""
    body = json.dumps({"entries": [dict(zip(("row", "value", "version"), entry, strict=True)) for entry in entries]})
    return client.post(reverse(f"secretariat:{name}", args=[pk]), body, content_type="application/json").json()


def second_clerk(town):
    return make_user("deuxième secrétaire", *town.clerk.groups.all())


def test_votes_entered_one_by_one_are_counted_once_nobody_is_missing(client, town, sitting, item):
    as_user(client, town.clerk)
    first, *others = town.members

    answer = send(client, "ballots", item.pk, *((member.pk, "for", 0) for member in others))
    assert (answer["missing"], answer["sentence"], answer["said"]) == (1, "", "")
    answer = send(client, "ballots", item.pk, (first.pk, "against", 0))

    assert answer["sentence"].replace("\xa0", " ").startswith("Adopté : pour, 8 ; contre, 1")
    assert answer["said"] == "against:1,for:8"
    assert not VoteEvent.objects.exists()


def test_what_one_clerk_enters_the_other_reads(client, town, sitting, item):
    send(as_user(client, town.clerk), "ballots", item.pk, (town.members[0].pk, "against", 0))

    as_user(client, second_clerk(town))
    rows = client.get(reverse("secretariat:ballots", args=[item.pk])).json()["rows"]

    assert rows == {str(town.members[0].pk): {"value": "against", "version": 1, "by": town.clerk.get_username()}}


def test_of_two_votes_on_one_member_the_second_is_told_and_both_see_the_first(client, town, sitting, item):
    send(as_user(client, town.clerk), "ballots", item.pk, (town.members[0].pk, "against", 0))

    answer = send(as_user(client, second_clerk(town)), "ballots", item.pk, (town.members[0].pk, "for", 0))

    assert answer["results"] == [{"row": town.members[0].pk, "status": "conflict"}]
    assert answer["rows"][str(town.members[0].pk)]["value"] == "against"


def test_a_proclamation_that_differs_from_what_another_entered_is_not_written(client, town, sitting, item):
    as_user(client, second_clerk(town))
    send(client, "ballots", item.pk, (town.members[0].pk, "against", 0))
    votes = {member.pk: "for" for member in town.members}
    data = {f"m{pk}": value for pk, value in votes.items()}

    response = as_user(client, town.clerk).post(
        reverse("secretariat:vote", args=[item.pk]),
        data | {"sitting": sitting.pk, "said": tally(votes), "step": "proclaim"},
    )

    assert "a noté autre chose pour Membre 1" in page(response)
    assert not VoteEvent.objects.exists()


def test_a_row_of_an_absent_member_is_refused_with_words_and_the_others_are_kept(client, town, sitting, item):
    Presence.objects.filter(mandate=town.members[8]).update(status="absent")
    as_user(client, town.clerk)

    answer = send(client, "ballots", item.pk, (town.members[0].pk, "for", 0), (town.members[8].pk, "for", 0))

    assert [result["status"] for result in answer["results"]] == ["kept", "refused"]
    assert "Un membre absent ne vote pas" in answer["results"][1]["message"]
    assert Ballot.objects.count() == 1


def test_a_vote_that_another_proclaimed_is_said_over(client, town, sitting, item):
    adopt(town, item, sitting)

    answer = as_user(client, town.clerk).get(reverse("secretariat:ballots", args=[item.pk])).json()

    assert "proclamé" in answer["ended"]


@pytest.mark.parametrize("body", ["", "[]", '{"entries": [{"row": "x"}]}', '{"entries": 7}'])
def test_entries_that_are_none_are_refused(client, town, item, body):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:ballots", args=[item.pk]), body, content_type="application/json"
    )

    assert response.status_code == 400


def test_another_councils_clerk_reads_and_writes_no_row(client, town, sitting, item):
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk
    as_user(client, foreign)
    addresses = [
        reverse("secretariat:ballots", args=[item.pk]),
        reverse("secretariat:presences", args=[sitting.pk]),
        reverse("secretariat:sitting", args=[sitting.pk]),
        reverse("secretariat:add_poll", args=[item.pk]),
    ]

    assert {client.get(address).status_code for address in addresses} == {403}
    assert client.post(addresses[0], '{"entries": []}', content_type="application/json").status_code == 403


def test_a_member_comes_late_and_leaves(client, town, sitting):
    presence = sitting.presences.get(mandate=town.members[4])

    answer = send(as_user(client, town.clerk), "presences", sitting.pk, (presence.pk, "present|10:30|12:00", 0))

    assert answer["results"][0]["status"] == "kept"
    assert "8 sur 9" in answer["sentence"]
    assert answer["rows"][str(presence.pk)]["value"] == "present|10:30|12:00"


def test_the_desk_suspends_resumes_and_closes(client, town, sitting):
    as_user(client, town.clerk)

    for name, hour in (("suspend", "11:00"), ("resume", "11:15"), ("close_sitting", "13:00")):
        client.post(reverse(f"secretariat:{name}", args=[sitting.pk]), {"at": hour})

    told = page(client.get(reverse("secretariat:sitting", args=[sitting.pk])))
    assert "Suspendue de 11:00 à 11:15" in told
    assert "levée à 13:00" in told


def test_a_pause_without_an_hour_is_refused_in_words(client, town, sitting):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:suspend", args=[sitting.pk]), {"at": "vers midi"}, follow=True
    )

    assert "Donnez l'heure" in page(response)


def test_an_amendment_is_said_voted_and_leads_to_the_text(client, town, sitting, item):
    as_user(client, town.clerk)
    response = client.post(
        reverse("secretariat:add_poll", args=[item.pk]),
        {"kind": PollKind.AMENDMENT, "title_fr": "Ajouter la rue des Écoles", "proposed_by": town.members[3].pk},
    )
    poll = Poll.objects.get()
    assert response.url == reverse("secretariat:vote_in_poll", args=[poll.pk])
    votes = {member.pk: "for" for member in town.members}
    data = {f"m{pk}": value for pk, value in votes.items()} | {"sitting": sitting.pk, "said": tally(votes)}

    response = client.post(response.url, data | {"step": "proclaim"})

    assert poll.events.get().outcome == ItemOutcome.ADOPTED
    assert response.url == reverse("secretariat:vote", args=[item.pk])


def test_a_seat_is_voted_by_candidate_and_the_result_names_the_elected(client, town, sitting, item):
    poll = polls.open_poll(item=item, kind=PollKind.SEAT, title_fr="Régie", candidates=town.members[2:4])
    one, two = poll.candidacies.order_by("mandate__rank")
    votes = {member.pk: str(two.pk if place < 6 else one.pk) for place, member in enumerate(town.members)}
    data = {f"m{pk}": value for pk, value in votes.items()} | {"sitting": sitting.pk, "said": tally(votes)}

    response = as_user(client, town.clerk).post(
        reverse("secretariat:vote_in_poll", args=[poll.pk]), data | {"step": "proclaim"}, follow=True
    )

    assert "Est désigné : Membre 4 (6 voix)" in page(response).replace("\xa0", " ")


def test_the_desk_asks_the_same_queries_for_nine_members_and_for_thirty(client, town, sitting, queries_of):
    as_user(client, town.clerk)
    address = reverse("secretariat:sitting", args=[sitting.pk])
    client.get(address)
    few = queries_of(lambda: client.get(address))
    bigger = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"), how_many=30)
    session = open_session(bigger)
    add_items(session)
    convene(bigger, session)
    other = reverse("secretariat:sitting", args=[sit(bigger, session).pk])
    as_user(client, bigger.clerk).get(other)

    assert queries_of(lambda: client.get(other)) == few


def test_an_hour_that_is_none_is_refused_and_the_one_noted_stays(client, town, sitting):
    presence = sitting.presences.first()
    as_user(client, town.clerk)
    send(client, "presences", sitting.pk, (presence.pk, "present|10:30|", presence.version))

    answer = send(client, "presences", sitting.pk, (presence.pk, "present|25:00|", presence.version + 1))

    assert answer["results"][0]["status"] == "refused"
    assert answer["rows"][str(presence.pk)]["value"] == "present|10:30|"
