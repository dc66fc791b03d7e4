"""Quorum, majorities, ties and designations."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_types.law.designations import Candidate, designate
from document_types.law.levels import Level
from document_types.law.majorities import (
    Call,
    InvalidCount,
    Majority,
    Result,
    VoteCount,
    decide,
    quorum,
    quorum_needed,
)
from document_types.law.reading_table import VOTES_CAST
from document_types.law.readings import DEFAULT

members = st.integers(1, 200)
counts = st.builds(VoteCount, st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))


def decided(votes, majority=Majority.VOTES_CAST, **given_values):
    return decide(votes, majority, **{"level": Level.COMMUNE, "members_in_office": 180} | given_values)


@pytest.mark.parametrize(("in_office", "needed"), [(1, 1), (2, 2), (30, 16), (31, 16), (39, 20)])
def test_the_quorum_is_more_than_half_of_the_members_in_office(in_office, needed):
    assert quorum_needed(in_office) == needed


@given(in_office=members)
def test_the_quorum_always_exceeds_half_by_the_least_number(in_office):
    needed = quorum_needed(in_office)

    assert needed > in_office / 2
    assert needed - 1 <= in_office / 2


@pytest.mark.parametrize("call", [Call.FIRST, Call.SECOND])
def test_half_of_the_members_is_not_a_quorum_at_the_first_two_calls(call):
    assert not quorum(Level.COMMUNE, present=15, members_in_office=30, call=call).is_met
    assert quorum(Level.COMMUNE, present=16, members_in_office=30, call=call).is_met


@pytest.mark.parametrize("call", [Call.THIRD, Call.POSTPONED])
def test_any_number_is_enough_at_the_third_call_and_for_a_postponed_session(call):
    assert quorum(Level.REGION, present=1, members_in_office=75, call=call).is_met


def test_a_quorum_cites_its_article_and_says_its_numbers():
    result = quorum(Level.COMMUNE, present=15, members_in_office=30)

    assert result.citation.article == 42
    assert "15 sur 30" in result.wording.fr
    assert "15 من 30" in result.wording.ar


@pytest.mark.parametrize(("present", "in_office"), [(31, 30), (-1, 30), (0, 0)])
def test_numbers_of_members_that_cannot_be_are_refused(present, in_office):
    with pytest.raises(InvalidCount):
        quorum(Level.COMMUNE, present=present, members_in_office=in_office)


def test_abstentions_are_not_votes_cast():
    outcome = decided(VoteCount(10, 9, 11))

    assert outcome.is_adopted
    assert outcome.needed == 10
    assert outcome.citation.article == 43


def test_abstentions_can_be_read_as_votes_cast():
    outcome = decided(VoteCount(10, 9, 11), readings=DEFAULT.choosing(VOTES_CAST, "with_abstentions"))

    assert outcome.result is Result.REJECTED
    assert outcome.needed == 16


@pytest.mark.parametrize(("side", "result"), [("for", Result.ADOPTED), ("against", Result.REJECTED)])
def test_on_a_tie_the_side_of_the_president_prevails(side, result):
    outcome = decided(VoteCount(12, 12, 3), president_side=side)

    assert outcome.result is result
    assert outcome.rule.id == "VOT-5"
    assert "côté du président" in outcome.wording.fr


@pytest.mark.parametrize("side", ["abstention", None])
def test_a_tie_without_the_president_adopts_nothing(side):
    assert decided(VoteCount(12, 12, 3), president_side=side).result is Result.REJECTED


def test_the_listed_matters_need_the_members_in_office_at_the_first_vote():
    outcome = decided(VoteCount(15, 3), Majority.MEMBERS_IN_OFFICE, members_in_office=30)

    assert outcome.result is Result.SECOND_SITTING
    assert outcome.needed == 16
    assert outcome.rule.id == "VOT-4"
    assert "deuxième séance" in outcome.wording.fr


def test_the_majority_of_the_members_in_office_adopts_at_once():
    assert decided(VoteCount(16, 3), Majority.MEMBERS_IN_OFFICE, members_in_office=30).is_adopted


def test_the_second_sitting_decides_by_the_votes_cast():
    outcome = decided(VoteCount(10, 3), Majority.MEMBERS_IN_OFFICE, members_in_office=30, round=2)

    assert outcome.is_adopted
    assert outcome.needed == 7


def test_the_president_does_not_make_a_majority_of_the_members_in_office():
    outcome = decided(VoteCount(15, 15), Majority.MEMBERS_IN_OFFICE, members_in_office=30, president_side="for")

    assert outcome.result is Result.SECOND_SITTING


def test_a_relative_majority_is_one_vote_more():
    assert decided(VoteCount(4, 3, 20), Majority.RELATIVE).is_adopted
    assert not decided(VoteCount(4, 4), Majority.RELATIVE, president_side="for").is_adopted


def test_a_vote_in_which_all_abstain_adopts_nothing():
    assert not decided(VoteCount(0, 0, 20)).is_adopted


@pytest.mark.parametrize(
    ("votes", "values"),
    [
        ((-1, 0, 0), {}),
        ((20, 11, 0), {"members_in_office": 30}),
        ((5, 0, 0), {"president_side": "against"}),
        ((5, 0, 0), {"members_in_office": 0}),
    ],
)
def test_votes_that_cannot_be_are_refused(votes, values):
    with pytest.raises(InvalidCount):
        decided(VoteCount(*votes), **values)


@given(votes=counts, majority=st.sampled_from(Majority), round_=st.sampled_from([1, 2]))
def test_one_more_vote_for_never_undoes_an_adoption(votes, majority, round_):
    stronger = VoteCount(votes.for_ + 1, votes.against, votes.abstentions)
    weak = decided(votes, majority, members_in_office=181, round=round_)
    strong = decided(stronger, majority, members_in_office=181, round=round_)

    assert strong.is_adopted or not weak.is_adopted


@given(votes=counts, majority=st.sampled_from(Majority))
def test_nothing_is_adopted_with_fewer_votes_for_than_against(votes, majority):
    outcome = decided(votes, majority)

    assert votes.for_ > votes.against or not outcome.is_adopted


@given(votes=counts, majority=st.sampled_from(Majority), level=st.sampled_from(Level))
def test_every_outcome_is_said_in_both_languages_with_its_article(votes, majority, level):
    outcome = decided(votes, majority, level=level)

    assert outcome.citation.law == level.law
    assert "{" not in outcome.wording.fr + outcome.wording.ar


OLD, YOUNG = date(1960, 1, 1), date(1990, 1, 1)


def test_the_candidate_with_the_most_votes_is_designated():
    designation = designate([Candidate("a", 12, OLD), Candidate("b", 9, YOUNG)], Level.COMMUNE)

    assert designation.elected.key == "a"
    assert designation.citation.article == 45


def test_between_equals_the_youngest_is_designated():
    designation = designate([Candidate("a", 12, OLD), Candidate("b", 12, YOUNG)], Level.COMMUNE)

    assert designation.elected.key == "b"


def test_between_equals_of_one_age_the_lot_decides():
    designation = designate([Candidate("a", 12, OLD), Candidate("b", 12, OLD)], Level.COMMUNE)

    assert designation.needs_lot
    assert designation.elected is None


def test_a_designation_without_any_vote_is_refused():
    with pytest.raises(InvalidCount):
        designate([Candidate("a", 0, OLD)], Level.COMMUNE)
