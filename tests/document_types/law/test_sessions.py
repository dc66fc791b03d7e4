"""When ordinary sessions open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_types.law.calendar import WorkingCalendar
from document_types.law.levels import Level
from document_types.law.reading_table import FIRST_WEEK
from document_types.law.readings import DEFAULT
from document_types.law.sessions import (
    NotASessionMonth,
    NoYearlyDate,
    ordinary_session_months,
    ordinary_session_window,
    yearly_date,
)
from document_types.law.statutes import rule

from .strategies import ANNOUNCED, calendars

PLAIN = WorkingCalendar()


@pytest.mark.parametrize(
    ("level", "months"),
    [
        (Level.COMMUNE, (2, 5, 10)),
        (Level.PREFECTURE, (1, 6, 9)),
        (Level.PROVINCE, (1, 6, 9)),
        (Level.REGION, (3, 7, 10)),
        (Level.ARRONDISSEMENT, (1, 6, 9)),
    ],
)
def test_each_level_holds_its_three_sessions_in_its_own_months(level, months):
    assert ordinary_session_months(level) == months


def test_a_communal_session_opens_on_one_of_the_first_seven_days():
    window = ordinary_session_window(Level.COMMUNE, 2026, 5, PLAIN)

    assert (window.earliest_on, window.latest_on) == (date(2026, 5, 1), date(2026, 5, 7))
    assert window.holds(date(2026, 5, 7))
    assert not window.holds(date(2026, 5, 8))


def test_the_first_week_can_be_read_as_the_week_of_the_calendar():
    readings = DEFAULT.choosing(FIRST_WEEK, "calendar_week")
    window = ordinary_session_window(Level.COMMUNE, 2026, 10, PLAIN, readings)

    assert (window.earliest_on, window.latest_on) == (date(2026, 10, 1), date(2026, 10, 4))


def test_a_provincial_session_opens_on_the_second_monday():
    window = ordinary_session_window(Level.PROVINCE, 2026, 6, PLAIN)

    assert window.earliest_on == window.latest_on == date(2026, 6, 8)


def test_a_regional_session_opens_on_the_first_monday():
    assert ordinary_session_window(Level.REGION, 2026, 3, PLAIN).earliest_on == date(2026, 3, 2)


def test_a_holiday_moves_the_provincial_session_to_the_next_working_day():
    window = ordinary_session_window(Level.PROVINCE, 2027, 1, PLAIN)

    assert window.earliest_on == date(2027, 1, 12)
    assert [skipped.day for skipped in window.skipped] == [date(2027, 1, 11)]


def test_a_closing_day_moves_the_regional_session():
    calendar = WorkingCalendar({date(2026, 3, 2): ANNOUNCED})

    assert ordinary_session_window(Level.REGION, 2026, 3, calendar).earliest_on == date(2026, 3, 3)


def test_a_month_without_ordinary_session_is_refused():
    with pytest.raises(NotASessionMonth, match="commune"):
        ordinary_session_window(Level.COMMUNE, 2026, 3, PLAIN)


@given(level=st.sampled_from(Level), year=st.integers(2016, 2035), calendar=calendars)
def test_a_session_opens_in_its_month_and_on_a_fixed_day_only_if_it_is_worked(level, year, calendar):
    for month in ordinary_session_months(level):
        window = ordinary_session_window(level, year, month, calendar)

        assert window.earliest_on.month == month
        assert window.earliest_on <= window.latest_on
        assert window.earliest_on != window.latest_on or calendar.is_working(window.earliest_on)


@pytest.mark.parametrize(
    ("rule_id", "level", "day"),
    [
        ("BUD-3", Level.COMMUNE, date(2026, 11, 15)),
        ("BUD-3", Level.REGION, date(2026, 11, 5)),
        ("BUD-4", Level.PROVINCE, date(2026, 11, 20)),
        ("TRA-5", Level.COMMUNE, date(2026, 12, 10)),
        ("TRA-5", Level.REGION, date(2026, 12, 1)),
    ],
)
def test_the_calendar_of_the_budget_has_fixed_days(rule_id, level, day):
    assert yearly_date(rule(rule_id, level), 2026) == day


def test_a_rule_without_a_day_of_the_year_says_so():
    with pytest.raises(NoYearlyDate, match="LEG-3"):
        yearly_date(rule("LEG-3", Level.COMMUNE), 2026)
