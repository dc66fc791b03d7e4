"""The clerk's list of written questions: those received on paper, the answers, what goes to the next session."""

from datetime import date

import pytest
from django.urls import reverse

from document_types.models import WrittenQuestion
from document_types.services import questions
from tests.cms.secretariat.screens import as_user, page
from tests.factories import INEZGANE, convene, make_commune, make_town, open_session, sit

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(town):
    open_session(town)
    return questions.receive(
        council=town.council,
        asked_by=town.members[2],
        text_fr="Où en est l'éclairage ?",
        received_on=date(2026, 4, 1),
    )


def url(name, *args):
    return reverse(f"secretariat:{name}", args=args)


def test_a_question_received_on_paper_is_entered(client, town):
    session = open_session(town)
    typed = {"asked_by": town.members[3].pk, "text_ar": "متى تنطلق الأشغال؟", "received_on": "2026-04-01"}

    response = as_user(client, town.clerk).post(url("receive_question", town.council.pk), typed, follow=True)

    assert WrittenQuestion.objects.get().session == session
    assert "متى تنطلق الأشغال؟" in page(response)
    assert url("questions", town.council.pk) in page(client.get(url("members", town.council.pk)))
    assert url("questions", town.council.pk) in page(client.get(url("agenda", session.pk)))


def test_a_question_of_tomorrow_is_refused_and_stays_typed(client, town):
    typed = {"asked_by": town.members[3].pk, "text_fr": "Pourquoi ?", "received_on": "2099-04-01"}

    response = as_user(client, town.clerk).post(url("receive_question", town.council.pk), typed)

    assert response.status_code == 422
    assert "Pourquoi ?" in page(response)


def test_an_answer_is_entered_then_corrected_by_whoever_read_it(client, town, question):
    convene(town, question.session)
    sitting = sit(town, question.session)
    address = url("answer_question", question.pk)
    as_user(client, town.clerk).post(address, {"sitting": sitting.pk, "answer_fr": "En juin."})
    assert "En juin." in page(client.get(url("questions", town.council.pk)))

    stale = client.post(address, {"sitting": sitting.pk, "answer_fr": "En mai."})
    client.post(address, {"sitting": sitting.pk, "answer_fr": "En juillet.", "read_fr": "En juin."})

    assert "a changé depuis" in page(stale)
    assert WrittenQuestion.objects.get().answer_fr == "En juillet."


def test_the_form_of_an_answer_offers_the_sittings_of_its_session_only(client, town, question):
    convene(town, question.session)
    sitting = sit(town, question.session)
    other = open_session(town, date(2026, 10, 5))
    questions.receive(
        council=town.council, asked_by=town.members[3], text_fr="Et l'eau ?", received_on=date(2026, 5, 8)
    )
    convene(town, other)
    sit(town, other)

    form = as_user(client, town.clerk).get(url("answer_question", question.pk)).context["form"]

    assert list(form.fields["sitting"].queryset) == [sitting]


def test_what_waits_is_put_to_a_session_whose_day_moved(client, town):
    session = open_session(town)
    question = questions.receive(
        council=town.council, asked_by=town.members[2], text_fr="Et l'eau ?", received_on=date(2026, 4, 20)
    )
    assert question.session is None
    type(session).objects.filter(pk=session.pk).update(opens_on=date(2026, 5, 28))

    assert "Inscrire ce qui attend" in page(as_user(client, town.clerk).get(url("questions", town.council.pk)))
    client.post(url("attach_questions", session.pk))

    question.refresh_from_db()
    assert question.session == session


@pytest.mark.parametrize("role", ["member", "officer", "observer", "archivist"])
def test_the_list_is_the_secretariats(client, town, question, role):
    as_user(client, getattr(town, role))

    for name, key in (
        ("questions", town.council.pk),
        ("receive_question", town.council.pk),
        ("answer_question", question.pk),
    ):
        assert client.get(url(name, key)).status_code == 403, name
    assert client.post(url("carry_question", question.pk)).status_code == 403


def test_another_councils_clerk_reads_nothing(client, town, question):
    neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
    as_user(client, neighbour.clerk)

    for name, key in (("questions", town.council.pk), ("answer_question", question.pk)):
        response = client.get(url(name, key))
        assert response.status_code == 403
        assert "éclairage" not in page(response)
    assert client.post(url("attach_questions", question.session_id)).status_code == 403


def test_the_list_asks_as_many_queries_for_more_questions(client, town, question, queries_of):
    as_user(client, town.clerk)
    address = url("questions", town.council.pk)
    client.get(address)
    before = queries_of(lambda: client.get(address))
    for number in range(5):
        questions.receive(
            council=town.council,
            asked_by=town.members[number],
            text_fr=f"Question {number}",
            received_on=date(2026, 4, 1),
        )

    assert queries_of(lambda: client.get(address)) == before
