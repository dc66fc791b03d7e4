"""Dated examples of every kind of delay."""

from datetime import date, datetime

import pytest

from document_types.law.calendar import WorkingCalendar
from document_types.law.clock import CASABLANCA, NaiveMoment
from document_types.law.deadlines import WrongDirection, due, earliest_after, last_day_of, latest_before
from document_types.law.levels import Level
from document_types.law.reading_table import (
    AUTHORITY_LAST_DAY,
    DAYS_BEFORE,
    INTERIOR_RECEIPT,
    SESSION_DURATION,
    SILENCE_EFFECT,
    THIRD_CALL,
    TRIGGER_DAY,
)
from document_types.law.readings import DEFAULT
from document_types.law.statutes import rule

from .strategies import ANNOUNCED

PLAIN = WorkingCalendar()
OPPOSITION = rule("LEG-3", Level.COMMUNE)
VISA = rule("VIS-20", Level.COMMUNE)


def midnight(year, month, day):
    return datetime(year, month, day, tzinfo=CASABLANCA)


def test_opposition_ends_three_working_days_after_receipt_and_silence_counts_from_midnight():
    deadline = due(OPPOSITION, datetime(2026, 5, 6, 10, 15, tzinfo=CASABLANCA), PLAIN)

    assert deadline.trigger == date(2026, 5, 6)
    assert deadline.due_on == date(2026, 5, 11)
    assert deadline.effect_at == midnight(2026, 5, 12)
    assert [skipped.day for skipped in deadline.skipped] == [date(2026, 5, 9), date(2026, 5, 10)]


def test_the_first_of_may_is_not_counted():
    deadline = due(OPPOSITION, date(2026, 4, 29), PLAIN)

    assert deadline.due_on == date(2026, 5, 5)
    assert date(2026, 5, 1) in [skipped.day for skipped in deadline.skipped]


def test_an_exceptional_closing_day_lengthens_the_delay():
    calendar = WorkingCalendar({date(2026, 5, 7): ANNOUNCED})

    assert due(OPPOSITION, date(2026, 5, 6), calendar).due_on == date(2026, 5, 12)


def test_an_effect_of_silence_may_begin_on_a_saturday():
    deadline = due(OPPOSITION, date(2026, 5, 5), PLAIN)

    assert deadline.due_on == date(2026, 5, 8)
    assert deadline.effect_at == midnight(2026, 5, 9)


def test_a_delay_over_the_feast_of_sacrifice_says_that_it_is_estimated():
    deadline = due(OPPOSITION, date(2026, 5, 25), PLAIN)

    assert deadline.due_on == date(2026, 6, 1)
    assert deadline.is_estimated


def test_a_delay_far_from_any_lunar_feast_is_certain():
    assert not due(OPPOSITION, date(2026, 5, 6), PLAIN).is_estimated


def test_visa_is_tacit_twenty_days_after_receipt():
    deadline = due(VISA, date(2026, 5, 6), PLAIN)

    assert deadline.due_on == date(2026, 5, 26)
    assert deadline.effect_at == midnight(2026, 5, 27)


def test_a_visa_delay_that_ends_on_a_sunday_moves_to_monday():
    deadline = due(VISA, date(2026, 9, 14), PLAIN)

    assert deadline.due_on == date(2026, 10, 5)
    assert deadline.reading is AUTHORITY_LAST_DAY


def test_the_other_reading_leaves_the_last_day_of_a_visa_where_it_falls():
    readings = DEFAULT.choosing(AUTHORITY_LAST_DAY, "stays")

    assert due(VISA, date(2026, 9, 14), PLAIN, readings).due_on == date(2026, 10, 4)


def test_a_plain_delay_of_the_council_does_not_move():
    deadline = due(rule("MIN-7", Level.COMMUNE), date(2026, 5, 8), PLAIN)

    assert deadline.due_on == date(2026, 5, 16)
    assert deadline.skipped == ()
    assert deadline.effect_at is None


def test_transmission_takes_fifteen_working_days_in_a_commune_and_ten_in_a_province():
    closed_on = date(2026, 2, 6)

    assert due(rule("TRA-1", Level.COMMUNE), closed_on, PLAIN).due_on == date(2026, 2, 27)
    assert due(rule("TRA-1", Level.PROVINCE), closed_on, PLAIN).due_on == date(2026, 2, 20)


def test_counting_the_day_of_receipt_is_a_reading_that_can_be_chosen():
    readings = DEFAULT.choosing(TRIGGER_DAY, "counted")

    assert due(OPPOSITION, date(2026, 5, 6), PLAIN, readings).due_on == date(2026, 5, 8)


def test_the_effect_of_silence_can_be_read_as_waiting_for_a_working_day():
    readings = DEFAULT.choosing(SILENCE_EFFECT, "next_working_day")

    assert due(OPPOSITION, date(2026, 5, 5), PLAIN, readings).effect_at == midnight(2026, 5, 11)


def test_the_visa_of_the_interior_rests_on_a_reading_of_whose_receipt_counts():
    deadline = due(rule("VIS-20", Level.REGION), date(2026, 5, 6), PLAIN)

    assert INTERIOR_RECEIPT in [applied.reading for applied in deadline.applied]


def test_the_third_call_comes_after_three_full_working_days():
    deadline = due(rule("QUO-4", Level.COMMUNE), date(2026, 5, 5), PLAIN)

    assert deadline.due_on == date(2026, 5, 11)
    assert deadline.reading is THIRD_CALL


def test_the_third_call_can_be_read_as_the_third_day_itself():
    readings = DEFAULT.choosing(THIRD_CALL, "on_the_third_day")

    assert due(rule("QUO-4", Level.COMMUNE), date(2026, 5, 5), PLAIN, readings).due_on == date(2026, 5, 8)


def test_the_second_notice_goes_out_between_three_and_five_days():
    row = rule("QUO-3", Level.COMMUNE)

    assert earliest_after(row, date(2026, 5, 5)) == date(2026, 5, 8)
    assert due(row, date(2026, 5, 5), PLAIN).due_on == date(2026, 5, 10)


def test_a_session_asked_for_by_the_authority_is_postponed_to_the_next_working_day():
    deadline = due(rule("SES-14", Level.COMMUNE), date(2026, 4, 30), PLAIN)

    assert deadline.due_on == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("rule_id", "level", "latest"),
    [
        ("CON-2", Level.COMMUNE, date(2026, 4, 25)),
        ("CON-2", Level.REGION, date(2026, 4, 28)),
        ("CON-5", Level.COMMUNE, date(2026, 5, 2)),
        ("AGE-2", Level.COMMUNE, date(2026, 4, 15)),
    ],
)
def test_so_many_days_at_least_before_the_session_is_that_day_minus_so_many(rule_id, level, latest):
    assert latest_before(rule(rule_id, level), date(2026, 5, 5), PLAIN).due_on == latest


def test_days_before_can_be_read_as_clear_days():
    readings = DEFAULT.choosing(DAYS_BEFORE, "clear")
    deadline = latest_before(rule("CON-2", Level.COMMUNE), date(2026, 5, 5), PLAIN, readings)

    assert deadline.due_on == date(2026, 4, 24)


def test_fifteen_days_of_a_session_opened_on_the_fifth_end_on_the_nineteenth():
    deadline = last_day_of(rule("SES-5", Level.COMMUNE), date(2026, 5, 5), PLAIN)

    assert deadline.due_on == date(2026, 5, 19)
    assert deadline.reading is SESSION_DURATION


def test_an_extraordinary_session_lasts_seven_working_days_in_a_commune():
    opened_on = date(2026, 5, 5)

    assert last_day_of(rule("SES-11", Level.COMMUNE), opened_on, PLAIN).due_on == date(2026, 5, 13)
    assert last_day_of(rule("SES-11", Level.PROVINCE), opened_on, PLAIN).due_on == date(2026, 5, 11)
    assert last_day_of(rule("SES-11", Level.ARRONDISSEMENT), opened_on, PLAIN).due_on == date(2026, 5, 7)


def test_the_judge_rules_within_forty_eight_hours_of_the_filing():
    deadline = due(rule("LEG-5", Level.COMMUNE), datetime(2026, 5, 6, 10, 15, tzinfo=CASABLANCA), PLAIN)

    assert deadline.due_at == datetime(2026, 5, 8, 10, 15, tzinfo=CASABLANCA)
    assert deadline.due_on == date(2026, 5, 8)


def test_hours_need_a_moment_not_a_day():
    with pytest.raises(NaiveMoment, match="hours"):
        due(rule("LEG-5", Level.COMMUNE), date(2026, 5, 6), PLAIN)


@pytest.mark.parametrize(
    ("compute", "rule_id"), [(due, "CON-2"), (latest_before, "LEG-3"), (last_day_of, "LEG-3"), (due, "LEG-7")]
)
def test_a_rule_is_not_computed_in_a_direction_it_does_not_have(compute, rule_id):
    with pytest.raises(WrongDirection, match=rule_id):
        compute(rule(rule_id, Level.COMMUNE), date(2026, 5, 6), PLAIN)


def test_a_rule_without_an_earliest_day_says_so():
    with pytest.raises(WrongDirection, match="LEG-3"):
        earliest_after(OPPOSITION, date(2026, 5, 6))


def test_a_delay_has_passed_only_after_its_last_day():
    deadline = due(OPPOSITION, date(2026, 5, 6), PLAIN)

    assert not deadline.has_passed(date(2026, 5, 11))
    assert deadline.has_passed(date(2026, 5, 12))
