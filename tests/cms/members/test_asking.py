"""What members ask from their space: written questions and points, and what they see of their fate."""

import pytest

from document_types.clock import localdate
from document_types.models import ItemRequest, WrittenQuestion
from document_types.services import item_requests, questions, sessions
from tests.cms.members.conftest import come_in
from tests.cms.portal.pages import text_of
from tests.factories import INEZGANE, convene, make_commune, make_town, open_session, sit

pytestmark = pytest.mark.django_db

QUESTIONS = "/fr/membres/questions/"
POINTS = "/fr/membres/points/"


@pytest.fixture
def planned(town):
    """A session in preparation far enough ahead of today for a question of today."""
    return open_session(town, localdate().replace(year=localdate().year + 1, month=10, day=5))


class TestQuestions:
    def test_one_language_is_enough_and_its_session_is_shown(self, inside, planned, member):
        inside.post(QUESTIONS, {"mandate": member.pk, "text_ar": "متى تنطلق الأشغال؟"})

        question = WrittenQuestion.objects.get()
        assert (question.asked_by, question.received_on, question.session) == (member, localdate(), planned)
        assert "Inscrite : Session ordinaire" in text_of(inside.get(QUESTIONS))

    def test_an_empty_one_is_refused_in_words(self, inside, member):
        response = inside.post(QUESTIONS, {"mandate": member.pk})

        assert response.status_code == 422
        assert "Écrivez la question" in text_of(response)

    def test_nobody_asks_in_anothers_name(self, town, inside):
        response = inside.post(QUESTIONS, {"mandate": town.members[4].pk, "text_fr": "Pourquoi ?"})

        assert response.status_code == 422
        assert not WrittenQuestion.objects.exists()

    def test_the_member_reads_the_answer_and_nobody_elses_question(self, town, inside, planned, member):
        mine, theirs = (
            questions.receive(council=town.council, asked_by=each, text_fr=text, received_on=localdate())
            for each, text in ((member, "Et l'éclairage ?"), (town.members[4], "Et la piscine ?"))
        )
        convene(town, planned)
        answer = {"sitting": sit(town, planned), "answer_fr": "En juin."}
        mine.refresh_from_db()
        questions.answer(question=mine, **answer)

        words = text_of(inside.get(QUESTIONS))

        assert "En juin." in words
        assert "piscine" not in words
        assert inside.post(f"{QUESTIONS}{theirs.pk}/reporter/").status_code == 404

    def test_one_left_without_an_answer_is_carried_by_its_member(self, town, inside, planned, member):
        question = questions.receive(
            council=town.council, asked_by=member, text_fr="Et l'éclairage ?", received_on=localdate()
        )
        type(planned).objects.filter(pk=planned.pk).update(state="closed")
        assert "Sans réponse" in text_of(inside.get(QUESTIONS))

        inside.post(f"{QUESTIONS}{question.pk}/reporter/")

        assert "En attente d'une session" in text_of(inside.get(QUESTIONS))
        refused = inside.post(f"{QUESTIONS}{question.pk}/reporter/")
        assert refused.status_code == 422
        assert "restée sans réponse" in text_of(refused)

    def test_the_list_asks_as_many_queries_for_more_questions(self, town, inside, planned, member, queries_of):
        def ask(text):
            questions.receive(council=town.council, asked_by=member, text_fr=text, received_on=localdate())

        ask("Une")
        inside.get(QUESTIONS)
        before = queries_of(lambda: inside.get(QUESTIONS))
        for number in range(4):
            ask(f"Question {number}")

        assert queries_of(lambda: inside.get(QUESTIONS)) == before


class TestPoints:
    def ask(self, inside, member, session, **facts):
        return inside.post(POINTS, {"mandate": member.pk, "session": session.pk, "title_fr": "Éclairage"} | facts)

    def test_a_point_is_asked_for_a_session_known_by_its_name_alone(self, town, inside, planned, member):
        sessions.add_item(session=planned, title_fr="Cession confidentielle")
        form = text_of(inside.get(POINTS))
        assert planned.title_in("fr") in form
        assert "Cession" not in form

        self.ask(inside, member, planned)

        asked = ItemRequest.objects.get()
        assert (asked.session, asked.asked_by, asked.received_on) == (planned, "Membre 3", localdate())
        assert "Pas encore de réponse" in text_of(inside.get(POINTS))

    def test_the_member_sees_that_it_is_on_the_agenda_or_why_not(self, town, inside, planned, member):
        self.ask(inside, member, planned)
        self.ask(inside, member, planned, title_fr="Stade")
        first, second = ItemRequest.objects.order_by("pk")
        item_requests.accept(request=first)
        item_requests.refuse(request=second, reasons_fr="Hors des attributions.")

        words = text_of(inside.get(POINTS))

        assert "Inscrite à l'ordre du jour" in words
        assert "Hors des attributions." in words

    def test_another_members_requests_are_not_shown(self, town, inside, planned):
        self.ask(come_in(town.members[5].declared_email), town.members[5], planned, title_fr="Piscine")

        assert "Piscine" not in text_of(inside.get(POINTS))

    def test_the_same_point_is_asked_once(self, inside, planned, member):
        self.ask(inside, member, planned)

        assert "déjà demandé" in text_of(self.ask(inside, member, planned))
        assert ItemRequest.objects.count() == 1

    def test_no_point_is_asked_of_another_council(self, inside, member):
        neighbour = make_town(make_commune(INEZGANE, "Inezgane", "إنزكان"))
        theirs = open_session(neighbour, localdate().replace(year=localdate().year + 1, month=10, day=5))

        assert self.ask(inside, member, theirs).status_code == 422
        assert not ItemRequest.objects.exists()

    def test_without_a_session_in_preparation_the_page_says_when_to_come_back(self, inside):
        assert "Aucune session n'est en préparation" in text_of(inside.get(POINTS))
