"""Delays that come to their end are recalled once, to whom they fall."""

from datetime import date

import pytest

from document_types.models import Notification
from tests.factories import TITLES, at, on_paper, received_act
from workflows import deadlines
from workflows.notices import Reason
from workflows.services import review
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db

FRIDAY, MONDAY = date(2026, 5, 8), date(2026, 5, 11)


@pytest.fixture(autouse=True)
def _today(settings):
    settings.DEMO_TODAY = MONDAY


def told(reason) -> set:
    return set(Notification.objects.filter(reason=reason).values_list("recipient__username", flat=True))


def test_the_office_is_reminded_two_working_days_before_the_last_one(town):
    act = received_act(town, TITLES[1:2], on=FRIDAY)

    assert deadlines.remind(FRIDAY) == [], "the last day is Wednesday, three working days away"
    [clock] = deadlines.remind(MONDAY)

    assert clock.act == act
    assert told(Reason.TO_DECIDE) == {town.officer.username}


def test_a_second_run_tells_nothing(town):
    received_act(town, TITLES[1:2], on=FRIDAY)
    deadlines.remind(MONDAY)

    assert deadlines.remind(MONDAY) == []
    assert Notification.objects.filter(reason=Reason.TO_DECIDE).count() == 1


def test_a_reminder_missed_by_an_outage_is_made_up_for_until_the_last_day(town):
    received_act(town, TITLES[1:2], on=FRIDAY)

    assert len(deadlines.remind(date(2026, 5, 13))) == 1


def test_what_was_decided_is_not_recalled(town):
    act = received_act(town, TITLES[1:2], on=FRIDAY)
    decision = Decision(user=town.officer, reference="7", reasons_fr="Motif.", at=at(MONDAY, 9))
    review.oppose(act=act, ground="breach_of_law", decision=decision)

    assert deadlines.remind(MONDAY) == []


def test_an_authority_on_paper_is_not_reminded_here(town):
    received_act(on_paper(town), TITLES[1:2], on=FRIDAY)
    town.authority.group.user_set.clear()

    deadlines.remind(MONDAY)

    assert told(Reason.TO_DECIDE) == set()


def test_the_council_is_reminded_to_vote_its_budget_again(town):
    act = received_act(town, TITLES[:1], on=FRIDAY)
    review.refuse_visa(act=act, decision=Decision(reference="1", reasons_fr="Déséquilibre.", at=at(MONDAY)))

    deadlines.remind(date(2026, 5, 20))

    assert told(Reason.TO_VOTE_AGAIN) == {town.clerk.username, town.president.username}
