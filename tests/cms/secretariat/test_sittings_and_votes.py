"""A sitting and its votes, entered in one table each."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cms.secretariat.ballot_paper import tally
from document_types.enums import ItemOutcome, SessionKind, SessionState
from document_types.models import AgendaItem, Sitting, VoteEvent
from document_types.services import sessions
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, add_items, convene, make_commune, make_town, open_session, sit

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    return session


@pytest.fixture
def item(session):
    return session.items.order_by("position").first()


def presences(town, absent=0, **facts):
    here = len(town.members) - absent
    answers = ["present"] * here + ["absent"] * absent
    return {
        "held_on": "2026-05-07",
        "opened_at": "10:05",
        "closed_at": "",
        "call": "1",
        "number": "1",
        **{f"m{member.pk}": answer for member, answer in zip(town.members, answers, strict=True)},
        **facts,
    }


def ballot(town, sitting, *, in_favour, against=0, **facts):
    answers = ["for"] * in_favour + ["against"] * against
    answers += ["abstention"] * (len(town.members) - len(answers))
    votes = {member.pk: answer for member, answer in zip(town.members, answers, strict=True)}
    said = tally(votes)
    return {"sitting": sitting.pk, "said": said, **{f"m{pk}": answer for pk, answer in votes.items()}, **facts}


def test_a_sitting_with_its_quorum_opens_the_session(client, town, session):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:new_sitting", args=[session.pk]), presences(town, absent=2), follow=True
    )

    session.refresh_from_db()
    assert session.state == SessionState.OPEN
    assert "Quorum atteint" in page(response)


def test_without_quorum_the_session_stays_closed_and_the_second_notice_is_due(client, town, session):
    as_user(client, town.clerk).post(reverse("secretariat:new_sitting", args=[session.pk]), presences(town, absent=7))

    text = page(client.get(reverse("secretariat:session", args=[session.pk])))

    session.refresh_from_db()
    assert session.state == SessionState.CONVENED
    assert "une nouvelle convocation est à envoyer" in text
    assert "mardi 12 mai 2026" in text


def test_a_session_the_authority_asked_for_is_entered_like_any_other(client, town):
    session = open_session(town, kind=SessionKind.ON_REQUEST)
    add_items(session)
    convene(town, session)
    url = reverse("secretariat:new_sitting", args=[session.pk])

    asked = as_user(client, town.clerk).get(url)
    response = client.post(url, presences(town, absent=2), follow=True)

    assert "première convocation" in page(asked)
    session.refresh_from_db()
    assert session.state == SessionState.OPEN
    assert "Quorum atteint" in page(response)


def test_a_member_without_an_answer_is_named_and_the_others_are_kept(client, town, session):
    data = presences(town)
    forgotten = data.pop(f"m{town.members[4].pk}")

    response = as_user(client, town.clerk).post(reverse("secretariat:new_sitting", args=[session.pk]), data)

    assert forgotten == "present"
    assert not Sitting.objects.exists()
    assert "Il manque la présence de 1 membre : Membre 5." in page(response)
    assert page(response).count(' value="present" checked') == 8


def test_all_present_works_without_script(client, town, session):
    response = as_user(client, town.clerk).get(
        reverse("secretariat:new_sitting", args=[session.pk]), {"tous": "present"}
    )

    assert page(response).count(' value="present" checked') == len(town.members)


def test_a_sitting_before_the_convened_day_is_refused_in_words(client, town, session):
    response = as_user(client, town.clerk).post(
        reverse("secretariat:new_sitting", args=[session.pk]), presences(town, held_on="2026-05-05")
    )

    assert "ne peut pas précéder la date de la convocation" in page(response)
    assert not Sitting.objects.exists()


def test_a_sitting_sent_twice_by_a_double_click_is_written_once(client, town, session):
    address = reverse("secretariat:new_sitting", args=[session.pk])
    as_user(client, town.clerk).post(address, presences(town))

    response = client.post(address, presences(town))

    assert session.sittings.count() == 1
    assert "a changé depuis son ouverture" in page(response)


def test_the_form_offers_the_lawful_convocation_only(client, town, session):
    address = reverse("secretariat:new_sitting", args=[session.pk])
    as_user(client, town.clerk)

    def offered():
        return [rank for rank, _label in client.get(address).context["form"].fields["call"].choices]

    assert offered() == [1]
    client.post(address, presences(town, call="3", absent=8))
    assert not session.sittings.exists()
    client.post(address, presences(town, absent=8))
    assert offered() == [2]


@pytest.mark.parametrize("screen", ["sittings", "votes"])
@pytest.mark.parametrize(("role", "status"), [("officer", 403), ("observer", 403), ("member", 200), ("archivist", 200)])
def test_sittings_and_votes_are_the_councils_own(client, town, session, screen, role, status):
    sit(town, session)

    response = as_user(client, getattr(town, role)).get(reverse(f"secretariat:{screen}", args=[session.pk]))

    assert response.status_code == status


def test_a_stale_correction_of_presence_changes_nothing(client, town, session):
    sitting = sit(town, session)
    address = reverse("secretariat:correct_sitting", args=[sitting.pk])
    form = as_user(client, town.clerk).get(address).context["form"]
    data = {field.html_name: field.value() for field in form}
    name = f"m{town.members[3].pk}"
    client.post(address, data | {name: "excused"})

    response = client.post(address, data | {name: "absent"})

    assert sitting.presences.get(mandate=town.members[3]).status == "excused"
    assert "a changé depuis son ouverture" in page(response)


def test_the_result_is_said_before_it_is_written(client, town, session, item):
    sitting = sit(town, session)
    address = reverse("secretariat:vote", args=[item.pk])
    as_user(client, town.clerk)

    checked = client.post(address, ballot(town, sitting, in_favour=6, against=3, step="check"))

    assert "Adopté : pour, 6 ; contre, 3 ; abstentions, 0" in page(checked).replace("\xa0", " ")
    assert not VoteEvent.objects.exists()

    client.post(address, ballot(town, sitting, in_favour=6, against=3, step="proclaim"))

    item.refresh_from_db()
    assert (item.outcome, item.act.number_label) == (ItemOutcome.ADOPTED, "1/2026")


def test_votes_changed_after_the_count_are_said_again_before_they_are_written(client, town, session, item):
    sitting = sit(town, session)
    read = ballot(town, sitting, in_favour=6, against=3)["said"]

    response = as_user(client, town.clerk).post(
        reverse("secretariat:vote", args=[item.pk]),
        ballot(town, sitting, in_favour=3, against=6, step="proclaim") | {"said": read},
    )

    assert "Rejeté" in page(response)
    assert not VoteEvent.objects.exists()


def test_after_a_vote_comes_the_next_point(client, town, session, item):
    sitting = sit(town, session)

    response = as_user(client, town.clerk).post(
        reverse("secretariat:vote", args=[item.pk]), ballot(town, sitting, in_favour=9, step="proclaim")
    )

    following = session.items.get(position=2)
    assert response.url == reverse("secretariat:vote", args=[following.pk])


def test_a_vote_that_lacks_a_member_is_not_counted(client, town, session, item):
    sitting = sit(town, session)
    data = ballot(town, sitting, in_favour=9, step="proclaim")
    del data[f"m{town.members[0].pk}"]

    response = as_user(client, town.clerk).post(reverse("secretariat:vote", args=[item.pk]), data)

    assert not VoteEvent.objects.exists()
    assert "Il manque le vote de 1 membre présent : Membre 1." in page(response)


def test_a_vote_proclaimed_twice_is_refused_the_second_time(client, town, session, item):
    sitting = sit(town, session)
    address = reverse("secretariat:vote", args=[item.pk])
    data = ballot(town, sitting, in_favour=9, step="proclaim")
    as_user(client, town.clerk).post(address, data)

    response = client.post(address, data)

    assert VoteEvent.objects.count() == 1
    assert "a déjà son issue" in page(response)


def test_the_second_vote_waits_for_a_second_sitting(client, town):
    session = open_session(town)
    [item] = add_items(session, [("Programme d'action", "برنامج العمل", "programme.action")])
    convene(town, session)
    sitting = sit(town, session)
    address = reverse("secretariat:vote", args=[item.pk])
    as_user(client, town.clerk).post(address, ballot(town, sitting, in_favour=4, against=3, step="proclaim"))

    waiting = page(client.get(address))
    second = sit(town, session, held_on=session.opens_on + timedelta(days=1))
    client.post(address, ballot(town, second, in_favour=4, against=3, step="proclaim"))

    item.refresh_from_db()
    assert "Le second vote a lieu dans une deuxième séance" in waiting
    assert item.outcome == ItemOutcome.ADOPTED


def test_a_point_is_postponed_by_a_button(client, town, session, item):
    sit(town, session)

    as_user(client, town.clerk).post(reverse("secretariat:postpone", args=[item.pk]))

    item.refresh_from_db()
    assert item.outcome == ItemOutcome.POSTPONED


def test_the_council_takes_note_of_a_point_of_information(client, town):
    session = open_session(town)
    item = sessions.add_item(session=session, title_fr="Rapport d'activité", is_deliberation=False)
    convene(town, session)
    sit(town, session)

    as_user(client, town.clerk).post(
        reverse("secretariat:debate", args=[item.pk]),
        {"debate_fr": "Le président présente le rapport.", "debate_ar": "", "version": item.version},
    )

    item.refresh_from_db()
    assert (item.outcome, item.debate_fr) == (ItemOutcome.NOTED, "Le président présente le rapport.")


def test_a_stale_note_of_debate_changes_nothing(client, town, session, item):
    sit(town, session)
    address = reverse("secretariat:debate", args=[item.pk])
    as_user(client, town.clerk).post(address, {"debate_fr": "Premier", "debate_ar": "", "version": item.version})

    response = client.post(address, {"debate_fr": "Second", "debate_ar": "", "version": item.version})

    assert AgendaItem.objects.get(pk=item.pk).debate_fr == "Premier"
    assert "Second" in page(response)


def test_another_councils_clerk_records_nothing(client, town, session, item):
    sitting = sit(town, session)
    foreign = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان")).clerk
    as_user(client, foreign)

    answers = [
        client.post(reverse("secretariat:new_sitting", args=[session.pk]), presences(town)),
        client.post(reverse("secretariat:correct_sitting", args=[sitting.pk]), {}),
        client.post(reverse("secretariat:vote", args=[item.pk]), ballot(town, sitting, in_favour=9, step="proclaim")),
        client.post(reverse("secretariat:postpone", args=[item.pk])),
        client.post(reverse("secretariat:debate", args=[item.pk]), {}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 5


def test_the_votes_ask_the_same_queries_for_three_points_and_for_six(client, town, queries_of):
    session = open_session(town)
    add_items(session)
    as_user(client, town.clerk)
    address = reverse("secretariat:votes", args=[session.pk])
    few = queries_of(lambda: client.get(address))

    add_items(session)

    assert queries_of(lambda: client.get(address)) == few


def test_the_day_of_the_sitting_may_differ_from_the_form(client, town, session):
    response = as_user(client, town.clerk).get(reverse("secretariat:new_sitting", args=[session.pk]))

    assert response.context["form"].initial["held_on"] == date(2026, 5, 7)
