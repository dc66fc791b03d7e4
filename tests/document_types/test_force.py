"""The force of an act on any day, from its journal alone."""

import json
from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_types.enums import ActState, ForceKind
from document_types.force import FORCE_OF, changes, force_on
from document_types.lifecycle import IN_FORCE

CASABLANCA = ZoneInfo("Africa/Casablanca")


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2026, 5, 1, hour, tzinfo=CASABLANCA) + timedelta(days=number - 1)


def journal(*events) -> list:
    """(event, day, kind): an entry takes effect on that day of May, and is written in this order."""
    return [
        SimpleNamespace(
            event=event,
            sequence=sequence,
            effective_at=day(number),
            payload=json.dumps({"kind": kind} if kind else {}),
        )
        for sequence, (event, number, kind) in enumerate(
            ((*each, "") if len(each) == 2 else each for each in events), start=1
        )
    ]


MAINTAINED = [("adopted", 1), ("received", 2), ("opposed", 4), ("maintained", 10), ("referred", 12)]


@pytest.mark.parametrize(
    ("number", "force"),
    [
        (1, ForceKind.NOT_IN_FORCE),
        (11, ForceKind.NOT_IN_FORCE),
        (12, ForceKind.SUSPENDED),
        (14, ForceKind.IN_FORCE),
        (30, ForceKind.IN_FORCE),
        (31, ForceKind.ANNULLED),
    ],
)
def test_each_day_of_a_maintained_act_has_its_force(number, force):
    entries = journal(*MAINTAINED, ("suspension_ruled", 14, "suspension_refused"), ("judged", 31, "annulled"))

    assert force_on(entries, day(number, 23)).kind is force


def test_a_suspended_act_that_the_court_upholds_is_in_force_from_the_judgment():
    entries = journal(*MAINTAINED, ("suspension_ruled", 14, "suspension_ordered"), ("judged", 20, "upheld"))

    assert force_on(entries, day(19)).kind is ForceKind.SUSPENDED
    assert force_on(entries, day(20, 23)) == changes(entries)[-1]
    assert changes(entries)[-1].kind is ForceKind.IN_FORCE


def test_a_request_for_nullity_that_is_dismissed_gives_no_force():
    entries = journal(("adopted", 1), ("nullity_sought", 3), ("judged", 5, "upheld"))

    assert force_on(entries, day(9)).kind is ForceKind.NOT_IN_FORCE


def test_a_force_taken_back_never_was():
    late = journal(("adopted", 1), ("executory", 8), ("opposed", 6), ("force_corrected", 20))

    assert force_on(late, day(10)).kind is ForceKind.NOT_IN_FORCE
    assert force_on(late, day(10)).event == "opposed"


def test_a_force_gained_after_one_was_taken_back_counts_from_its_own_day():
    again = journal(
        ("adopted", 1),
        ("executory", 8),
        ("force_corrected", 20),
        ("reclassified", 7, "visa_required"),
        ("visa_granted", 22),
        ("executory", 22),
    )

    assert force_on(again, day(21)).kind is ForceKind.NOT_IN_FORCE
    assert force_on(again, day(22)).since == day(22)


def test_silence_has_its_effect_before_anybody_writes_it_down():
    waiting = journal(("adopted", 1), ("received", 4))

    before = force_on(waiting, day(7), silence_at=day(8, 0))
    after = force_on(waiting, day(8), silence_at=day(8, 0))

    assert before.kind is ForceKind.NOT_IN_FORCE
    assert after.kind is ForceKind.IN_FORCE and after.since == day(8, 0) and not after.is_recorded


def test_an_act_replaced_by_a_later_one_ends_with_the_force_of_that_one():
    entries = journal(("adopted", 1), ("executory", 8), ("changed", 20, "replaces"))
    amended = journal(("adopted", 1), ("executory", 8), ("changed", 20, "amends"))

    assert force_on(entries, day(21)).kind is ForceKind.REPLACED
    assert force_on(amended, day(21)).kind is ForceKind.IN_FORCE


def test_every_state_says_a_force_and_those_of_the_law_say_it_is_in_force():
    assert set(FORCE_OF) == set(ActState)
    assert {state for state, force in FORCE_OF.items() if force is ForceKind.IN_FORCE} == set(IN_FORCE)


EVENTS = st.sampled_from(
    [
        ("adopted", ""),
        ("executory", ""),
        ("opposed", ""),
        ("force_corrected", ""),
        ("maintained", ""),
        ("referred", ""),
        ("suspension_ruled", "suspension_ordered"),
        ("suspension_ruled", "suspension_refused"),
        ("judged", "annulled"),
        ("judged", "upheld"),
        ("signed", ""),
    ]
)


@given(st.lists(st.tuples(EVENTS, st.integers(1, 60)), max_size=12), st.integers(0, 70))
def test_the_force_of_a_day_is_the_last_change_until_then(events, number):
    entries = journal(*((event, on, kind) for (event, kind), on in events))
    found = changes(entries)

    assert [each.since for each in found] == sorted(each.since for each in found)
    until = [each for each in found if each.since <= day(number)]
    assert force_on(entries, day(number)).kind is (until[-1].kind if until else ForceKind.NOT_IN_FORCE)
