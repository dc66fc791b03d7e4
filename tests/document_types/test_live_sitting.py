"""While a sitting lasts: votes kept as they are entered, arrivals and departures, pauses and the end."""

from datetime import time

import pytest

from document_types.enums import Attendance, ItemOutcome
from document_types.errors import Conflict, Refusal
from document_types.models import Ballot, JournalEntry
from document_types.services import ballots, sessions, sittings, voting
from tests.factories import add_items, adopt, convene, open_session, sit
from tests.factories import ballots as votes_of

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


def enter(item, sitting, member, value, version=0, user=None):
    return ballots.enter(item=item, sitting=sitting, mandate_id=member.pk, value=value, version=version, user=user)


def note(sitting, member, status=Attendance.PRESENT, version=None, **hours):
    presence = sitting.presences.get(mandate=member)
    version = presence.version if version is None else version
    return sittings.note_presence(presence=presence, version=version, status=status, **hours)


class TestBallots:
    def test_are_kept_until_the_proclamation_and_leave_with_it(self, town, sitting, item):
        for member in town.members:
            enter(item, sitting, member, "for")
        assert Ballot.objects.count() == 9

        voting.vote(item=item, sitting=sitting, choices=votes_of(town, 9))

        assert not Ballot.objects.exists()

    def test_sent_twice_after_a_network_cut_change_nothing(self, town, sitting, item):
        first = enter(item, sitting, town.members[0], "against")

        again = enter(item, sitting, town.members[0], "against")

        assert (again.pk, again.version) == (first.pk, 1)

    def test_of_two_clerks_on_one_member_the_second_is_told_and_nothing_is_lost(self, town, sitting, item):
        enter(item, sitting, town.members[0], "against", user=town.clerk)

        with pytest.raises(ballots.EnteredByAnother) as told:
            enter(item, sitting, town.members[0], "for")

        theirs = told.value.ballot
        assert (theirs.choice, theirs.entered_by) == ("against", town.clerk.get_username())

    def test_are_changed_by_who_read_them(self, town, sitting, item):
        enter(item, sitting, town.members[0], "against")

        changed = enter(item, sitting, town.members[0], "for", version=1)

        assert (changed.choice, changed.version) == ("for", 2)

    def test_are_taken_off_by_an_empty_value(self, town, sitting, item):
        enter(item, sitting, town.members[0], "against")

        assert enter(item, sitting, town.members[0], "", version=1) is None
        assert not Ballot.objects.exists()

    def test_of_a_member_who_takes_no_part_are_no_votes(self, town, sitting, item):
        ballot = enter(item, sitting, town.members[0], ballots.NO_PART)

        assert (ballot.choice, ballots.value_of(ballot)) == ("", ballots.NO_PART)

    def test_of_an_absent_member_are_refused(self, town, sitting, item):
        note(sitting, town.members[5], Attendance.ABSENT)

        with pytest.raises(Refusal, match="Un membre absent ne vote pas"):
            enter(item, sitting, town.members[5], "for")

    def test_of_a_member_who_left_are_refused_while_the_sitting_lasts(self, town, sitting, item):
        note(sitting, town.members[5], left_at=time(11, 30))

        with pytest.raises(Refusal, match="a quitté la séance à 11:30"):
            enter(item, sitting, town.members[5], "for")

    def test_on_a_point_with_its_issue_are_refused(self, town, sitting, item):
        adopt(town, item, sitting)

        with pytest.raises(Refusal, match="a déjà son issue"):
            enter(item, sitting, town.members[0], "for")

    @pytest.mark.parametrize("value", ["oui", "17", "FOR"])
    def test_that_mean_nothing_are_refused(self, town, sitting, item, value):
        with pytest.raises(Refusal, match="n'est pas reconnu"):
            enter(item, sitting, town.members[0], value)


class TestPresence:
    def test_a_late_member_is_noted_with_the_hour_and_votes_but_does_not_make_the_quorum(self, town, sitting, item):
        note(sitting, town.members[8], Attendance.EXCUSED)

        note(sitting, town.members[8], arrived_at=time(10, 40))

        sitting.refresh_from_db()
        assert sitting.present_at_opening == 9
        assert enter(item, sitting, town.members[8], "for")

    def test_two_clerks_on_one_line_lose_nothing(self, town, sitting):
        version = sitting.presences.get(mandate=town.members[3]).version
        note(sitting, town.members[3], left_at=time(11), version=version)

        with pytest.raises(Conflict):
            note(sitting, town.members[3], Attendance.ABSENT, version=version)

        assert sitting.presences.get(mandate=town.members[3]).left_at == time(11)

    @pytest.mark.parametrize(
        ("hours", "words"),
        [
            ({"arrived_at": time(9)}, "ne peut pas arriver avant l'ouverture, à 10:05"),
            ({"arrived_at": time(11), "left_at": time(10, 30)}, "ne peut pas partir avant d'être là, à 11:00"),
        ],
    )
    def test_hours_follow_each_other(self, town, sitting, hours, words):
        with pytest.raises(Refusal, match=words):
            note(sitting, town.members[3], **hours)

    def test_after_the_end_nobody_comes(self, town, sitting):
        sittings.close_sitting(sitting=sitting, at=time(13))

        with pytest.raises(Refusal, match="levée à 13:00 : 13:20 vient après"):
            note(sitting, town.members[3], arrived_at=time(13, 20))

    def test_after_the_session_is_closed_nothing_changes(self, town, sitting):
        for item in sitting.session.items.all():
            adopt(town, item, sitting)
        sessions.close_session(session=sitting.session, on=sitting.held_on)

        with pytest.raises(Refusal, match="n'est plus en cours"):
            note(sitting, town.members[3], left_at=time(12))

    def test_who_voted_was_there(self, town, sitting, item):
        adopt(town, item, sitting)

        with pytest.raises(Refusal, match="a voté dans cette séance"):
            note(sitting, town.members[3], Attendance.ABSENT)


class TestPauses:
    def test_a_sitting_is_suspended_resumed_and_closed_in_the_journal(self, sitting):
        sittings.suspend(sitting=sitting, at=time(11))
        sittings.resume(sitting=sitting, at=time(11, 20))
        sittings.close_sitting(sitting=sitting, at=time(13))

        events = JournalEntry.objects.filter(event__startswith="sitting_").order_by("sequence")
        assert list(events.values_list("event", flat=True)) == [
            "sitting_recorded",
            "sitting_suspended",
            "sitting_resumed",
            "sitting_closed",
        ]

    def test_is_not_suspended_twice_nor_closed_during_a_pause(self, sitting):
        sittings.suspend(sitting=sitting, at=time(11))

        with pytest.raises(Refusal, match="déjà suspendue"):
            sittings.suspend(sitting=sitting, at=time(11, 5))
        with pytest.raises(Refusal, match="notez d'abord sa reprise"):
            sittings.close_sitting(sitting=sitting, at=time(12))

    def test_takes_no_vote_during_a_pause(self, town, sitting, item):
        sittings.suspend(sitting=sitting, at=time(11))

        with pytest.raises(Refusal, match="notez d'abord sa reprise"):
            enter(item, sitting, town.members[0], "for")
        with pytest.raises(Refusal, match="notez d'abord sa reprise"):
            adopt(town, item, sitting)

        sittings.resume(sitting=sitting, at=time(11, 15))
        adopt(town, item, sitting)

    def test_does_not_end_before_what_happened_in_it(self, town, sitting):
        note(sitting, town.members[2], left_at=time(12, 45))

        with pytest.raises(Refusal, match="12:30 vient avant ce qui est déjà noté, à 12:45"):
            sittings.close_sitting(sitting=sitting, at=time(12, 30))

    def test_a_vote_entered_after_the_end_still_counts(self, town, sitting, item):
        """Filled in afterwards, from the notes of the day."""
        sittings.close_sitting(sitting=sitting, at=time(13))

        adopt(town, item, sitting)

        item.refresh_from_db()
        assert item.outcome == ItemOutcome.ADOPTED


def test_a_member_found_absent_afterwards_keeps_no_hour_of_arrival(town, sitting):
    member = town.members[2]
    presence = note(sitting, member, arrived_at=time(11), left_at=time(12))

    sittings.note_presence(presence=presence, status=Attendance.ABSENT, version=presence.version, user=town.clerk)

    presence.refresh_from_db()
    assert (presence.arrived_at, presence.left_at, presence.changed_by) == (None, None, str(town.clerk))
