"""Written questions: received in time or waiting, answered in a sitting, carried over at the member's request."""

import json
from datetime import date

import pytest

from document_types.enums import ItemOrigin, JournalEvent, SessionKind
from document_types.errors import Conflict, Refusal
from document_types.models import JournalEntry
from document_types.services import cancellation, convocations, mandates, questions, sessions
from document_types.services.questions import Standing
from tests.factories import INEZGANE, SESSION_DAY, add_items, convene, make_commune, make_members, open_session, sit
from workflows.services import signature

pytestmark = pytest.mark.django_db

IN_TIME, TOO_LATE = date(2026, 4, 7), date(2026, 4, 8)
AUTUMN = date(2026, 10, 5)


def ask(town, received_on=IN_TIME, **facts):
    plain = {"asked_by": town.members[2], "text_fr": "Où en est l'éclairage ?", "received_on": received_on}
    return questions.receive(council=town.council, **(plain | facts))


def again(question):
    question.refresh_from_db()
    return question


def points(session):
    return list(session.items.filter(origin=ItemOrigin.QUESTIONS))


def events(*names):
    return [json.loads(entry.payload) for entry in JournalEntry.objects.filter(event__in=names).order_by("pk")]


def open_sitting(town, session):
    convene(town, session)
    sitting = sit(town, session)
    session.refresh_from_db()
    return sitting


class TestReceiving:
    def test_a_month_before_the_session_it_is_on_its_agenda(self, town):
        session = open_session(town)

        question = ask(town)

        assert question.session == session
        [point] = points(session)
        assert (point.title_fr, point.title_ar) == (questions.POINT.fr, questions.POINT.ar)
        assert point.act is None

    def test_a_day_later_it_waits_for_the_session_opened_next(self, town):
        session = open_session(town)

        question = ask(town, TOO_LATE)
        assert (question.session, questions.standing(question)) == (None, Standing.WAITING)
        assert points(session) == []

        autumn = open_session(town, AUTUMN)
        assert again(question).session == autumn
        assert len(points(autumn)) == 1

    def test_too_late_for_one_session_it_goes_to_the_other_in_preparation(self, town):
        open_session(town)
        autumn = open_session(town, AUTUMN)

        assert ask(town, TOO_LATE).session == autumn

    def test_many_questions_make_one_point(self, town):
        session = open_session(town)

        ask(town)
        ask(town, asked_by=town.members[3], text_fr="", text_ar="متى تنطلق الأشغال؟")

        assert len(points(session)) == 1
        assert session.questions.count() == 2

    def test_a_convened_session_takes_no_more_questions(self, town):
        session = open_session(town)
        add_items(session)
        convene(town, session)

        assert ask(town).session is None

    def test_while_the_president_holds_the_convocation_it_waits_and_is_attached_later(self, town):
        session = open_session(town)
        add_items(session)
        draft = convocations.prepare(session=session)
        signature.request(act=draft, user=town.clerk)
        question = ask(town)
        assert question.session is None
        assert questions.attach_waiting(session=session) == []

        signature.send_back(act=draft, reasons="Un point manque.", user=town.president)

        assert questions.attach_waiting(session=session) == [question]
        assert len(points(session)) == 1

    def test_a_session_of_the_authority_answers_no_questions(self, town):
        open_session(town, kind=SessionKind.ON_REQUEST)

        assert ask(town).session is None

    def test_a_cancelled_session_gives_its_questions_back(self, town):
        session = open_session(town)
        question = ask(town)

        cancellation.cancel_session(session=session, reason="Deuil.")
        assert questions.standing(again(question)) == Standing.WAITING

        autumn = open_session(town, AUTUMN)
        assert again(question).session == autumn

    def test_the_journal_has_the_member_the_session_and_the_proof_of_the_words(self, town):
        session = open_session(town)

        question = ask(town, user=town.clerk)

        [payload] = events(JournalEvent.QUESTION_ASKED)
        assert payload["question"] == question.pk
        assert payload["mandate"] == town.members[2].pk
        assert payload["session"] == session.pk
        assert payload["by"] == town.clerk.username
        assert len(payload["text"]) == 64
        assert "éclairage" not in json.dumps(payload, ensure_ascii=False)

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [
            ({"text_fr": "  "}, "Écrivez la question"),
            ({"text_fr": "x" * 4001}, "trop long"),
            ({"received_on": date(2099, 1, 1)}, "vérifiez la date"),
            ({"received_on": date(2020, 1, 1)}, "en exercice"),
        ],
    )
    def test_what_the_law_does_not_know_is_refused_in_words(self, town, facts, sentence):
        with pytest.raises(Refusal, match=sentence):
            ask(town, **facts)

        assert events(JournalEvent.QUESTION_ASKED) == []

    def test_the_same_question_is_not_kept_twice(self, town):
        ask(town)

        with pytest.raises(Refusal, match="déjà enregistrée"):
            ask(town)

    def test_only_a_member_in_office_of_this_council_asks(self, town):
        stranger = make_members(make_commune(INEZGANE, "Inezgane", "إنزكان"), 1)[0]
        gone = town.members[4]
        mandates.end(mandate=gone, ends_on=date(2026, 4, 1), reason="death")

        for member in (stranger, gone):
            with pytest.raises(Refusal, match="membre du conseil"):
                ask(town, asked_by=member)


class TestAnswering:
    def test_the_answer_is_kept_with_its_sitting_and_the_journal_proves_it(self, town):
        session = open_session(town)
        question = ask(town)
        sitting = open_sitting(town, session)

        questions.answer(question=question, sitting=sitting, answer_fr="En juin.", user=town.clerk)

        assert (again(question).answer_fr, question.answered_in) == ("En juin.", sitting)
        assert questions.standing(question) == Standing.ANSWERED
        [payload] = events(JournalEvent.QUESTION_ANSWERED)
        assert (payload["question"], payload["sitting"]) == (question.pk, 1)

    def test_it_is_corrected_while_the_session_lasts_by_whoever_read_the_last_one(self, town):
        session = open_session(town)
        question = ask(town)
        sitting = open_sitting(town, session)
        questions.answer(question=question, sitting=sitting, answer_fr="En\r\njuin.")

        with pytest.raises(Conflict):
            questions.answer(question=question, sitting=sitting, answer_fr="En mai.")
        questions.answer(question=question, sitting=sitting, answer_fr="En juillet.", read=("En\njuin.", ""))

        assert again(question).answer_fr == "En juillet."

    def test_before_the_session_opens_there_is_no_answer(self, town):
        session = open_session(town)
        other = open_session(town, AUTUMN)
        question = ask(town)
        sitting = open_sitting(town, session)
        question.session = other
        question.save()

        with pytest.raises(Refusal, match="pendant la session"):
            questions.answer(question=question, sitting=sitting, answer_fr="En juin.")

    def test_an_answer_is_given_in_a_sitting_of_its_own_session(self, town):
        session = open_session(town)
        question = ask(town)
        sitting = open_sitting(town, session)
        elsewhere = open_session(town, AUTUMN)
        add_items(elsewhere)
        other = open_sitting(town, elsewhere)

        with pytest.raises(Refusal, match="de cette session"):
            questions.answer(question=question, sitting=other, answer_fr="En juin.")
        with pytest.raises(Refusal, match="Écrivez la réponse"):
            questions.answer(question=question, sitting=sitting, answer_fr=" ")


class TestCarryingOver:
    @pytest.fixture
    def unanswered(self, town):
        session = open_session(town)
        question = ask(town)
        open_sitting(town, session)
        session.items.update(outcome="noted")
        sessions.close_session(session=session, on=SESSION_DAY)
        return again(question)

    def test_it_stays_where_it_was_until_the_member_asks(self, town, unanswered):
        autumn = open_session(town, AUTUMN)

        assert questions.standing(again(unanswered)) == Standing.UNANSWERED
        questions.carry(question=unanswered)

        assert again(unanswered).session == autumn
        assert len(points(autumn)) == 1
        assert events(JournalEvent.QUESTION_ASKED)[-1]["carried_from"] != autumn.pk

    def test_with_no_session_in_preparation_it_waits_for_the_next(self, town, unanswered):
        questions.carry(question=unanswered)
        assert again(unanswered).session is None

        assert open_session(town, AUTUMN) == again(unanswered).session

    def test_one_still_to_be_answered_is_not_carried(self, town):
        open_session(town)

        with pytest.raises(Refusal, match="restée sans réponse"):
            questions.carry(question=ask(town))
