"""Votes under a point: closed doors, amendments, the parts of a budget, the seats to fill (PUB-2, VOT-6, VOT-9)."""

from datetime import date
from hashlib import sha256

import pytest

from document_types.enums import AskedBy, Choice, ItemOutcome, JournalEvent, PollKind
from document_types.errors import Refusal
from document_types.models import Act, Ballot, Committee, JournalEntry
from document_types.services import debates, polls, voting
from tests.factories import add_items, adopt, ballots, convene, open_session, sit

pytestmark = pytest.mark.django_db

DESIGNATION = ("Désignation d'un représentant", "انتداب ممثل", "council.designation")
BUDGET = ("Budget de l'année 2027", "ميزانية سنة 2027", "finance.budget")
MOTION = ("Vœu sur l'éclairage", "ملتمس حول الإنارة", "council.motion")


@pytest.fixture
def held(town):
    """A point put on the agenda of a session that sits with everybody present, with the sitting."""

    def hold(title):
        session = open_session(town)
        [item] = add_items(session, [title])
        convene(town, session)
        sitting = sit(town, session)
        item.refresh_from_db()
        return item, sitting

    return hold


def ask(item, kind, title="", **facts):
    return polls.open_poll(item=item, kind=kind, title_fr=title, **facts)


def test_the_council_closes_its_doors_without_debate_and_the_decision_stays_public(town, held):
    item, sitting = held(MOTION)
    poll = ask(item, PollKind.CLOSED_MEETING, asked_by=AskedBy.THIRD)

    event = polls.hold(poll=poll, sitting=sitting, choices=ballots(town, 6, 3))

    item.refresh_from_db()
    assert event.outcome == ItemOutcome.ADOPTED
    assert item.is_closed
    assert adopt(town, item, sitting).number_label == "1/2026"


def test_refused_closed_doors_stay_open(town, held):
    item, sitting = held(MOTION)
    poll = ask(item, PollKind.CLOSED_MEETING, asked_by=AskedBy.PRESIDENT)

    polls.hold(poll=poll, sitting=sitting, choices=ballots(town, 2, 7))

    item.refresh_from_db()
    assert not item.is_closed


def test_nobody_asks_for_closed_doors_anonymously(held):
    item, _sitting = held(MOTION)

    with pytest.raises(Refusal, match="un tiers des membres .*art. 48"):
        ask(item, PollKind.CLOSED_MEETING)


def test_an_amendment_is_voted_before_the_text(town, held):
    item, sitting = held(MOTION)
    amendment = ask(item, PollKind.AMENDMENT, "Ajouter la rue des Écoles", proposed_by=town.members[4])

    with pytest.raises(Refusal, match="se vote avant le texte"):
        adopt(town, item, sitting)

    polls.hold(poll=amendment, sitting=sitting, choices=ballots(town, 4, 5))
    assert adopt(town, item, sitting).number_label == "1/2026"


def test_revenue_is_voted_before_the_chapters_and_the_last_one_settles_the_budget(town, held):
    item, sitting = held(BUDGET)
    revenue = ask(item, PollKind.REVENUE)
    chapters = [ask(item, PollKind.CHAPTER, f"Chapitre {number}") for number in (10, 20)]

    with pytest.raises(Refusal, match="avant les dépenses .*art. 186"):
        polls.hold(poll=chapters[0], sitting=sitting, choices=ballots(town, 9))
    with pytest.raises(Refusal, match="se vote par parties"):
        voting.vote(item=item, sitting=sitting, choices=ballots(town, 9))

    polls.hold(poll=revenue, sitting=sitting, choices=ballots(town, 9))
    polls.hold(poll=chapters[0], sitting=sitting, choices=ballots(town, 8, 1))
    item.refresh_from_db()
    assert item.outcome == ItemOutcome.PENDING
    polls.hold(poll=chapters[1], sitting=sitting, choices=ballots(town, 5, 4))

    item.refresh_from_db()
    assert (item.outcome, item.act.number_label) == (ItemOutcome.ADOPTED, "1/2026")


def test_a_chapter_refused_refuses_the_budget(town, held):
    item, sitting = held(BUDGET)
    revenue, chapter = ask(item, PollKind.REVENUE), ask(item, PollKind.CHAPTER, "Chapitre 10")
    polls.hold(poll=revenue, sitting=sitting, choices=ballots(town, 9))

    polls.hold(poll=chapter, sitting=sitting, choices=ballots(town, 2, 7))

    item.refresh_from_db()
    assert item.outcome == ItemOutcome.REJECTED
    assert Act.objects.get(item=item).number_label == ""


def test_without_a_report_the_council_must_agree_to_deliberate(town, held):
    item, sitting = held(MOTION)
    poll = ask(item, PollKind.WITHOUT_REPORT)
    polls.hold(poll=poll, sitting=sitting, choices=ballots(town, 3, 6))

    with pytest.raises(Refusal, match="sans rapport de commission .*art. 28"):
        adopt(town, item, sitting)

    assert debates.postpone_item(item=item).outcome == ItemOutcome.POSTPONED


class TestASeat:
    @pytest.fixture
    def seat(self, town, held):
        item, sitting = held(DESIGNATION)
        poll = ask(item, PollKind.SEAT, "Conseil d'administration de la régie", candidates=town.members[3:5])
        return poll, sitting

    def votes(self, town, poll, first, second, abstaining=0):
        one, two = poll.candidacies.order_by("mandate__rank")
        chosen = [one.pk] * first + [two.pk] * second + [None] * abstaining
        return {mandate.pk: pk for mandate, pk in zip(town.members, chosen, strict=False)}

    def test_goes_to_the_most_votes_and_the_voters_are_named(self, town, seat):
        poll, sitting = seat

        event = polls.fill_seat(poll=poll, sitting=sitting, votes=self.votes(town, poll, 3, 5, 1))

        poll.refresh_from_db()
        assert poll.elected == town.members[4]
        assert (event.votes_for, event.votes_against, event.abstentions, event.rule_id) == (5, 3, 1, "VOT-6")
        assert event.votes.filter(candidacy__mandate=town.members[4]).count() == 5
        item = poll.item
        item.refresh_from_db()
        assert item.outcome == ItemOutcome.ADOPTED

    def test_goes_to_the_youngest_on_a_tie(self, town, seat):
        poll, sitting = seat
        for mandate, year in zip(town.members[3:5], (1961, 1975), strict=True):
            mandate.councillor.born_on = date(year, 3, 1)
            mandate.councillor.save()

        polls.fill_seat(poll=poll, sitting=sitting, votes=self.votes(town, poll, 4, 4, 1))

        poll.refresh_from_db()
        assert poll.elected == town.members[4]
        assert not poll.is_by_lot

    def test_on_a_tie_asks_for_the_dates_of_birth_it_lacks(self, town, seat):
        poll, sitting = seat

        with pytest.raises(Refusal, match="la date de naissance de Membre 4, Membre 5"):
            polls.fill_seat(poll=poll, sitting=sitting, votes=self.votes(town, poll, 4, 4))

    def test_goes_to_whom_the_lot_chose_at_the_same_age(self, town, seat):
        poll, sitting = seat
        for mandate in town.members[3:5]:
            mandate.councillor.born_on = date(1970, 1, 1)
            mandate.councillor.save()
        votes = self.votes(town, poll, 4, 4)

        with pytest.raises(Refusal, match="le sort décide"):
            polls.fill_seat(poll=poll, sitting=sitting, votes=votes)
        polls.fill_seat(poll=poll, sitting=sitting, votes=votes, drawn=poll.candidacies.last().pk)

        poll.refresh_from_db()
        assert poll.is_by_lot

    def test_is_filled_once(self, town, seat):
        poll, sitting = seat
        votes = self.votes(town, poll, 5, 4)
        polls.fill_seat(poll=poll, sitting=sitting, votes=votes)

        with pytest.raises(Refusal):
            polls.fill_seat(poll=poll, sitting=sitting, votes=votes)

    def test_is_written_in_the_journal_with_who_voted_for_whom(self, town, seat):
        poll, sitting = seat
        polls.fill_seat(poll=poll, sitting=sitting, votes=self.votes(town, poll, 5, 4))

        entry = JournalEntry.objects.get(event="designated")
        assert f'"elected":{town.members[3].pk}' in entry.payload.replace(" ", "")

    def test_needs_a_candidate(self, held):
        item, _sitting = held(DESIGNATION)

        with pytest.raises(Refusal, match="au moins un candidat"):
            ask(item, PollKind.SEAT, "Régie")


def test_a_vote_held_is_not_taken_off(town, held):
    item, sitting = held(MOTION)
    poll = ask(item, PollKind.AMENDMENT, "Ajouter une rue")
    polls.hold(poll=poll, sitting=sitting, choices=ballots(town, 9))

    with pytest.raises(Refusal, match="a eu lieu"):
        polls.remove_poll(poll=poll)


def test_whoever_presides_decides_a_tie_even_when_it_is_not_the_president(town, held):
    """The president is away: the vice-president in the chair is the side that prevails (VOT-5)."""
    item, sitting = held(MOTION)
    chair = town.members[1]
    sitting.write(chaired_by=chair)
    choices = {mandate.pk: Choice.FOR for mandate in town.members[2:6]}
    choices |= {mandate.pk: Choice.AGAINST for mandate in [chair, *town.members[6:9]]}

    event = voting.vote(item=item, sitting=sitting, choices=choices)

    assert (event.outcome, event.rule_id) == (ItemOutcome.REJECTED, "VOT-5")


def test_a_point_withdrawn_gives_its_project_back_to_the_secretariat(town, held):
    item, _sitting = held(MOTION)

    assert debates.withdraw_item(item=item).outcome == ItemOutcome.WITHDRAWN
    assert item.act.__class__.objects.get(pk=item.act_id).state == "draft"
    assert not Ballot.objects.exists()


def test_a_point_no_committee_studied_waits_for_the_council_to_let_it_in(town, held):
    """The council has a standing committee: without its report, deliberating is decided first (AGE-13)."""
    item, sitting = held(MOTION)
    Committee.objects.create(council=town.council, name_fr="Services", created_on=date(2021, 10, 1))

    with pytest.raises(Refusal, match="Aucune commission n'a rendu de rapport .*art. 28"):
        adopt(town, item, sitting)

    polls.hold(poll=ask(item, PollKind.WITHOUT_REPORT), sitting=sitting, choices=ballots(town, 9))
    assert adopt(town, item, sitting).number_label == "1/2026"


def test_an_amendment_put_forward_behind_closed_doors_is_not_repeated_in_the_journal(town, held):
    item, sitting = held(MOTION)
    doors = ask(item, PollKind.CLOSED_MEETING, asked_by=AskedBy.THIRD)
    polls.hold(poll=doors, sitting=sitting, choices=ballots(town, 9))
    amendment = ask(item, PollKind.AMENDMENT, "Ajouter la rue des Écoles", proposed_by=town.members[4])

    polls.hold(poll=amendment, sitting=sitting, choices=ballots(town, 9))

    payload = JournalEntry.objects.filter(event=JournalEvent.VOTED).latest("sequence").payload
    assert "Écoles" not in payload
    assert sha256("Ajouter la rue des Écoles\n".encode()).hexdigest() in payload
