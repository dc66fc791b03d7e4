"""Who is told of what: the events of a real chain of acts, and the people of its council and of its authority."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from cms.roles import make_authority_group
from document_types import clock
from document_types.enums import ActKind, JournalEvent
from document_types.law.offices import Office
from document_types.models import Act, Authority, Notification
from document_types.services import cancellation, convocations, item_requests, minutes, sessions
from document_types.services.journal import record
from tests.factories import (
    TITLES,
    add_items,
    at,
    convene,
    held_session,
    home,
    make_user,
    open_session,
    post,
    received_act,
    sign_both,
    transmit,
)
from workflows import notices
from workflows.enums import SignatoryOffice
from workflows.models import Clock
from workflows.notices import Reason
from workflows.services import review, signature
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db

VOW = TITLES[1:2]


@pytest.fixture
def after(town, django_capture_on_commit_callbacks):
    """What was told because of what is done inside: {role: {reason}}."""
    roles = {user.pk: role for role, user in town.staff.items()}

    def told(do):
        Notification.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            result = do()
        reasons: dict[str, set] = {}
        for each in Notification.objects.all():
            reasons.setdefault(roles.get(each.recipient_id, "somebody else"), set()).add(Reason(each.reason))
        told.result = result
        return reasons

    return told


class TestAChainOfActs:
    def test_a_convocation_handed_in_waits_for_the_president(self, town, after):
        session = open_session(town)
        add_items(session)

        assert after(lambda: convene(town, session)) == {
            "president": {Reason.TO_SIGN},
            "clerk": {Reason.CONVOKED},
        }

    def test_what_the_council_adopts_both_have_to_sign(self, town, after):
        def hold():
            return held_session(town, VOW)

        told = after(hold)

        assert told["secretary"] == {Reason.TO_SIGN}
        assert set(Notification.objects.filter(act__kind=ActKind.DELIBERATION).values_list("event", flat=True)) == {
            JournalEvent.ADOPTED
        }

    def test_a_text_signed_by_both_is_the_clerks_to_transmit(self, town, after):
        _session, [act] = held_session(town, VOW)
        first = {"act": act, "office": SignatoryOffice.PRESIDENT, "user": town.president, "at": at(act.dated_on, 15)}
        second = first | {"office": SignatoryOffice.SECRETARY, "user": town.secretary}

        assert after(lambda: signature.sign(**first)) == {}
        assert after(lambda: signature.sign(**second)) == {"clerk": {Reason.TO_TRANSMIT}}

    def test_an_act_received_is_the_authoritys_to_review_and_its_delay_is_known_to_the_council(self, town, after):
        _session, [act] = held_session(town, VOW)
        sign_both(act)
        post(act)

        assert after(lambda: transmit(act, on=date(2026, 5, 8))) == {
            "officer": {Reason.TO_REVIEW},
            "clerk": {Reason.RECEIVED},
            "president": {Reason.RECEIVED},
        }

    def test_an_opposition_calls_the_council_to_deliberate_again(self, town, after):
        act = received_act(town)
        decision = Decision(user=town.officer, reference="12", reasons_fr="Hors compétence.", at=at(date(2026, 5, 11)))

        told = after(lambda: review.oppose(act=act, ground="outside_powers", decision=decision))

        assert told == dict.fromkeys(("clerk", "president", "secretary"), {Reason.TO_DELIBERATE_AGAIN})
        assert {each.actor for each in Notification.objects.all()} == {town.officer.get_username()}

    def test_silence_makes_the_act_executory_and_nobody_did_it(self, town, after):
        act = received_act(town)

        told = after(lambda: review.lapse(clock=Clock.objects.get(act=act)))

        assert told == {"clerk": {Reason.TO_EXECUTE}, "president": {Reason.TO_EXECUTE}}
        assert {each.actor for each in Notification.objects.all()} == {""}

    def test_a_visa_granted_is_told_once_with_the_force_it_gives(self, town, after):
        act = received_act(town, TITLES[:1])

        told = after(
            lambda: review.grant_visa(
                act=act, decision=Decision(user=town.officer, reference="12", at=at(date(2026, 5, 20)))
            )
        )

        assert told == {"clerk": {Reason.VISA_GRANTED}, "president": {Reason.VISA_GRANTED}}

    def test_a_session_closed_has_its_minutes_to_be_written_and_then_sent(self, town, after):
        session, [act] = held_session(town, VOW)
        with clock.pretend(at(session.opens_on, 18)):
            sessions.close_session(session=session, on=session.opens_on)

        def establish():
            draft = minutes.draft(session=session, user=town.clerk)
            signature.request(act=draft, user=town.clerk)
            return signature.sign(act=draft, office=SignatoryOffice.SECRETARY, user=town.secretary)

        assert after(establish) == {
            "secretary": {Reason.TO_SIGN},
            "clerk": {Reason.MINUTES_TO_SEND},
            "archivist": {Reason.TO_KEEP},
        }

    def test_a_draft_sent_back_is_the_clerks_to_correct(self, town, after):
        session = open_session(town)
        add_items(session)
        convening = after(lambda: convene_without_signing(town, session))
        draft = Act.objects.get(session=session, kind=ActKind.CONVOCATION)

        told = after(lambda: signature.send_back(act=draft, reasons="L'heure manque.", user=town.president))

        assert convening == {"president": {Reason.TO_SIGN}}
        assert told == {"clerk": {Reason.TO_CORRECT}}


def convene_without_signing(town, session):
    act = convocations.prepare(session=session)
    signature.request(act=act, user=town.clerk)
    return act


class TestWhoIsTold:
    def test_who_did_it_is_not_told(self, town, after):
        session = open_session(town)
        ask = {"session": session, "title_fr": "Éclairage", "asked_by": "Un membre", "received_on": date(2026, 4, 1)}

        assert after(lambda: item_requests.receive(**ask, user=town.clerk)) == {"president": {Reason.ITEM_ASKED}}
        assert set(after(lambda: item_requests.receive(**ask, user=town.president))) == {"clerk"}

    def test_the_same_news_is_not_kept_twice_while_it_waits(self, town, after, django_capture_on_commit_callbacks):
        session = open_session(town)
        ask = {"session": session, "title_fr": "Éclairage", "asked_by": "Un membre", "received_on": date(2026, 4, 1)}
        after(lambda: item_requests.receive(**ask, user=town.clerk))

        with django_capture_on_commit_callbacks(execute=True):
            item_requests.receive(**ask, user=town.clerk)

        assert Notification.objects.count() == 1

    def test_the_authority_hears_nothing_of_a_session_it_was_not_told_of(self, town, after):
        prepared, sent = open_session(town), open_session(town, date(2026, 10, 1))
        add_items(sent, VOW)
        sessions.send_agenda(session=sent)

        quiet = after(lambda: cancellation.cancel_session(session=prepared, reason="Report", user=town.clerk))
        said = after(lambda: cancellation.cancel_session(session=sent, reason="Report", user=town.clerk))

        assert set(quiet) == {"president", "secretary"}
        assert set(said) == {"president", "secretary", "officer"}

    def test_an_office_whose_right_reaches_the_council_without_controlling_it_is_not_told(self, town, after):
        interior = Authority.objects.create(office=Office.INTERIOR, page=home(), name_fr="DGCT", name_ar="المديرية")
        make_user("interior", make_authority_group(interior))
        _session, [act] = held_session(town, VOW)
        sign_both(act)
        post(act)

        assert set(after(lambda: transmit(act, on=date(2026, 5, 8)))) == {"officer", "clerk", "president"}

    def test_a_closed_account_is_not_told(self, town, after):
        town.president.is_active = False
        town.president.save()
        session = open_session(town)
        ask = {"session": session, "title_fr": "Éclairage", "asked_by": "Un membre", "received_on": date(2026, 4, 1)}

        assert after(lambda: item_requests.receive(**ask, user=town.clerk)) == {}

    def test_history_written_down_is_no_news(self, town, after):
        session = open_session(town)
        ask = {"session": session, "title_fr": "Éclairage", "asked_by": "Un membre", "received_on": date(2024, 4, 1)}

        def remember():
            with clock.pretend(clock.now() - timedelta(days=600)):
                item_requests.receive(**ask, user=town.clerk)

        assert after(remember) == {}

    def test_a_question_of_no_session_is_told_with_the_next_one(self, town, after):
        session = open_session(town)

        after(
            lambda: record(council=town.council, event=JournalEvent.QUESTION_ASKED, payload={"question": 1}, user=None)
        )

        assert {each.session for each in Notification.objects.all()} == {session}


def test_what_is_undone_is_never_told(town, django_capture_on_commit_callbacks):
    session = open_session(town)
    with django_capture_on_commit_callbacks(execute=True):
        try:
            with transaction.atomic():
                record(council=town.council, event=JournalEvent.ITEM_OPPOSED, payload={"session": session.pk})
                raise RuntimeError
        except RuntimeError:
            pass

    assert not Notification.objects.exists()


def test_every_reason_serves_and_every_event_is_known():
    assert {notice.reason for notice in notices.NOTICES} == set(Reason)
    assert {str(notice.event) for notice in notices.NOTICES} <= set(notices.EVENT_LABELS)
