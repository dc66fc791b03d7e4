"""Each row that computes gives what was worked out by hand, and none computes without an example."""

from datetime import date

import pytest

from document_types.law.calendar import WorkingCalendar
from document_types.law.deadlines import due, last_day_of, latest_before
from document_types.law.designations import Candidate, designate
from document_types.law.facts import Absences, AnyNumber, Count, Signatures
from document_types.law.matters import Need, majority_rule, required_majority, visa_requirement
from document_types.law.rule import Direction
from document_types.law.sessions import ordinary_session_months, ordinary_session_window, yearly_date
from document_types.law.statutes import rule, rules
from document_types.law.thresholds import threshold

from . import worked_examples as worked

PLAIN = WorkingCalendar()
COMPUTE = {Direction.AT_LEAST_BEFORE: latest_before, Direction.LASTS_AT_MOST: last_day_of}


def row_of(name, level):
    rule_id, _, part = name.partition("/")
    return rule(rule_id, level, part=part)


def by_level(examples, levels_at=1):
    """Each example once for every level it is said of, named in the report."""
    return [
        pytest.param(example, level, id=f"{example[0]}-{level}") for example in examples for level in example[levels_at]
    ]


@pytest.mark.parametrize(
    ("example", "level"),
    [
        pytest.param(each, level, id=f"{each.rule}-{level}-{each.start}")
        for each in worked.DELAYS
        for level in each.levels
    ],
)
def test_a_delay_ends_on_the_day_found_by_hand(example, level):
    row = row_of(example.rule, level)
    deadline = COMPUTE.get(row.direction, due)(row, example.start, PLAIN)

    assert deadline.due_on == example.last, example.why
    assert deadline.effective_on == example.effective


@pytest.mark.parametrize(("example", "level"), by_level(worked.HOURS))
def test_a_delay_in_hours_ends_at_the_minute_found_by_hand(example, level):
    name, _, start, last = example

    assert due(row_of(name, level), start, PLAIN).due_at == last


@pytest.mark.parametrize(("example", "level"), by_level(worked.SHARES))
def test_a_share_asks_for_the_number_found_by_hand(example, level):
    name, _, base, needed = example
    row = row_of(name, level)

    assert {number: threshold(row, {base: number}).needed for number in needed} == needed


@pytest.mark.parametrize(("example", "level"), by_level(worked.ANY_NUMBER))
def test_some_meetings_are_valid_whatever_the_number(example, level):
    fact = row_of(example[0], level).fact

    assert isinstance(fact, AnyNumber)
    assert fact.of(35) == 1


@pytest.mark.parametrize(("example", "level"), by_level(worked.COUNTS))
def test_a_number_is_allowed_or_not(example, level):
    name, _, allowed, refused = example
    fact = row_of(name, level).fact

    assert isinstance(fact, Count)
    assert all(fact.allows(number) for number in allowed)
    assert not any(fact.allows(number) for number in refused)


@pytest.mark.parametrize(("example", "level"), by_level(worked.SIGNATURES, levels_at=0))
def test_a_petition_needs_so_many_signatures(example, level):
    _, inhabitants, has_arrondissements, needed = example
    fact = row_of("PET-5", level).fact

    assert isinstance(fact, Signatures)
    assert fact.of(inhabitants, has_arrondissements=has_arrondissements) == needed


@pytest.mark.parametrize(("inhabitants", "each"), [(999_999, 15), (1_000_000, 20), (3_000_001, 25)])
def test_of_a_regions_signatures_each_prefecture_and_province_gives_a_share(inhabitants, each):
    fact = row_of("PET-5", worked.R[0]).fact

    assert fact.in_each_part(inhabitants) == each


@pytest.mark.parametrize("level", worked.ALL)
@pytest.mark.parametrize(
    ("missed", "is_reached"),
    [("###", True), ("##.##.", False), ("##.##.#", True), ("#.#.#.#", False), ("", False)],
)
def test_three_sessions_in_a_row_or_five_in_all_are_too_many(level, missed, is_reached):
    fact = row_of("SES-19", level).fact

    assert isinstance(fact, Absences)
    assert fact.reached_by(mark == "#" for mark in missed) is is_reached


@pytest.mark.parametrize(("example", "level"), by_level(worked.YEARLY))
def test_a_day_of_the_year_is_that_of_the_text(example, level):
    name, _, (month, day) = example

    assert yearly_date(row_of(name, level), 2026) == date(2026, month, day)


@pytest.mark.parametrize(("example", "level"), by_level(worked.SESSIONS, levels_at=0))
def test_ordinary_sessions_open_in_their_months_and_days(example, level):
    _, months, month, (first, last) = example
    window = ordinary_session_window(level, 2026, month, PLAIN)

    assert ordinary_session_months(level) == months
    assert (window.earliest_on, window.latest_on) == (first, last)


@pytest.mark.parametrize(("example", "level"), by_level(worked.MAJORITIES))
def test_a_matter_is_voted_by_the_majority_its_row_names(example, level):
    name, _, matter, majority = example

    assert required_majority(matter, level) is majority
    assert row_of(name, level).fact.majority is majority
    assert majority_rule(matter, level).fact.majority is majority


@pytest.mark.parametrize(("example", "level"), by_level(worked.ELECTIONS))
def test_a_tie_elects_the_youngest(example, level):
    older, younger = Candidate("a", 9, date(1970, 3, 1)), Candidate("b", 9, date(1988, 7, 5))

    assert designate([older, younger], level, rule_id=example[0]).elected == younger


@pytest.mark.parametrize(("example", "level"), by_level(worked.OFFICES))
def test_a_row_names_the_office_that_acts(example, level):
    name, _, office = example

    assert row_of(name, level).office is office


@pytest.mark.parametrize(("example", "level"), by_level(worked.VISAS))
def test_a_matter_needs_the_visa_of_the_office_its_row_names(example, level):
    name, _, matter, office = example
    requirement = visa_requirement(matter, level)

    assert requirement.need is Need.NEEDED
    assert requirement.office is office
    assert matter in row_of(name, level).fact.matters


def test_no_row_computes_without_an_example():
    shown = {(each.rule, level) for each in worked.DELAYS for level in each.levels}
    tables = (
        worked.HOURS,
        worked.SHARES,
        worked.ANY_NUMBER,
        worked.COUNTS,
        worked.YEARLY,
        worked.MAJORITIES,
        worked.ELECTIONS,
        worked.OFFICES,
        worked.VISAS,
    )
    shown |= {(example[0], level) for table in tables for example in table for level in example[1]}
    shown |= {("PET-5", level) for levels, *_ in worked.SIGNATURES for level in levels}
    shown |= {(name, level) for levels, *_ in worked.SESSIONS for level in levels for name in ("SES-1", "SES-2")}
    shown |= {("SES-19", level) for level in worked.ALL}

    assert {(row.name, row.level) for row in rules() if row.computes} - shown == set()
