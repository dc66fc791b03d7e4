"""Which convocation a sitting answers: none is skipped, none comes before its day (QUO-2 to QUO-5, SES-14)."""

from datetime import date

import pytest

from document_types.enums import Attendance, Choice, SessionKind, SessionState
from document_types.errors import Conflict, Refusal
from document_types.services import attendance, sessions, sittings, voting
from tests.factories import SESSION_DAY, add_items, at, convene, open_session, sit

pytestmark = pytest.mark.django_db

# SESSION_DAY is Thursday 7 May 2026.
SATURDAY, SECOND_MEETING = date(2026, 5, 9), date(2026, 5, 14)


@pytest.fixture
def session(town):
    session = open_session(town)
    add_items(session)
    convene(town, session)
    return session


def hold(town, session, *, present, held_on=SESSION_DAY, **facts):
    chosen = {member.pk: Attendance.PRESENT for member in town.members[:present]}
    return attendance.record_sitting(session=session, held_on=held_on, presences=chosen, **facts)


@pytest.mark.parametrize("call", [2, 3])
def test_the_first_sitting_is_held_on_the_first_convocation(town, session, call):
    with pytest.raises(Refusal, match="art. 42"):
        hold(town, session, present=1, call=call)

    session.refresh_from_db()
    assert session.state == SessionState.CONVENED
    assert not session.sittings.exists()


def test_the_third_meeting_comes_after_the_second_only(town, session):
    hold(town, session, present=1)

    with pytest.raises(Refusal, match="ne se saute pas"):
        hold(town, session, present=1, held_on=SECOND_MEETING, call=3)


def test_a_quorum_once_met_serves_the_sittings_that_follow(town, session):
    hold(town, session, present=1)
    assert hold(town, session, present=5, held_on=SECOND_MEETING).is_quorate

    later = hold(town, session, present=1, held_on=date(2026, 5, 15))

    assert (later.call, later.is_quorate) == (2, True)
    with pytest.raises(Refusal, match="ne se saute pas"):
        hold(town, session, present=9, held_on=date(2026, 5, 15), call=3)


def test_the_second_meeting_waits_for_its_convocation(town, session):
    hold(town, session, present=1)

    with pytest.raises(Refusal, match=r"dimanche 10 mai 2026 .*113-14, art. 42"):
        hold(town, session, present=9, held_on=SATURDAY)


def test_the_third_meeting_waits_for_three_working_days(town, session):
    hold(town, session, present=1)
    hold(town, session, present=1, held_on=SECOND_MEETING)

    # From Thursday 14 May: Friday, Monday, Tuesday.
    with pytest.raises(Refusal, match=r"mardi 19 mai 2026 .*113-14, art. 42"):
        hold(town, session, present=1, held_on=date(2026, 5, 18))

    third = hold(town, session, present=1, held_on=date(2026, 5, 20))
    assert (third.call, third.is_quorate) == (3, True)


def test_sittings_follow_each_other(town, session):
    hold(town, session, present=9, held_on=date(2026, 5, 8))

    with pytest.raises(Refusal, match="précéder la dernière séance"):
        hold(town, session, present=9)


def test_a_session_the_authority_asked_for_is_put_off_to_the_next_working_day_whatever_the_number(town):
    session = sessions.open_session(council=town.council, kind=SessionKind.ON_REQUEST, opens_on=SESSION_DAY)
    add_items(session)
    convene(town, session)
    hold(town, session, present=1)

    with pytest.raises(Refusal, match=r"vendredi 8 mai 2026 .*art. 37"):
        hold(town, session, present=1)

    assert hold(town, session, present=1, held_on=date(2026, 5, 8)).is_quorate


def test_a_sitting_sent_twice_is_written_once(town, session):
    hold(town, session, present=9, expected_number=1)

    with pytest.raises(Conflict):
        hold(town, session, present=9, expected_number=1)

    assert session.sittings.count() == 1


def test_presence_is_not_taken_from_someone_who_voted(town, session):
    sitting = sit(town, session)
    presence = sitting.presences.get(mandate=town.members[0])
    other = sitting.presences.get(mandate=town.members[1])
    item = session.items.first()
    voting.vote(item=item, sitting=sitting, choices={town.members[0].pk: Choice.FOR}, at=at(SESSION_DAY, 12))

    with pytest.raises(Refusal, match="Membre 1 a voté"):
        sittings.note_presence(presence=presence, status=Attendance.ABSENT, version=0)

    assert sittings.note_presence(presence=other, status=Attendance.EXCUSED, version=0).status == "excused"


def test_presences_of_a_closed_session_stay(town, session):
    sitting = sit(town, session)
    session.items.all().update(outcome="postponed")
    sessions.close_session(session=session, on=SESSION_DAY)
    presence = sitting.presences.get(mandate=town.members[1])

    with pytest.raises(Refusal, match="n'est plus en cours"):
        sittings.note_presence(presence=presence, status=Attendance.ABSENT, version=0)
