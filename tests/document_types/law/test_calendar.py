"""Working days, holidays and announced closing days."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from document_types.law.calendar import WorkingCalendar
from document_types.law.clock import NaiveMoment, legal_day, start_of
from document_types.law.holiday_years import feasts_of, holidays_of
from document_types.law.wording import Bilingual

from .strategies import ANNOUNCED, MOVED_AWAY, calendars, days

PLAIN = WorkingCalendar()


def test_monday_to_friday_are_worked_and_the_weekend_is_not():
    week = [date(2026, 5, 4 + offset) for offset in range(7)]

    assert [PLAIN.is_working(day) for day in week] == [True] * 5 + [False] * 2


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 1, 14),
        date(2026, 5, 1),
        date(2026, 7, 30),
        date(2025, 11, 6),
        date(2026, 11, 18),
    ],
)
def test_public_holidays_are_not_worked_and_are_certain(day):
    closure = PLAIN.closure(day)

    assert closure
    assert not closure.is_estimated


def test_a_holiday_is_named_in_both_languages():
    closure = PLAIN.closure(date(2026, 5, 1))

    assert closure.reason == Bilingual("Fête du Travail", "عيد العمال")


def test_a_lunar_feast_is_estimated_and_its_name_does_not_say_so_twice():
    closure = PLAIN.closure(date(2026, 5, 27))

    assert closure.is_estimated
    assert closure.reason == Bilingual("Fête du sacrifice", "عيد الأضحى")


@pytest.mark.parametrize(
    ("year", "feasts"),
    [
        # The birth of the Prophet meets the feast of 14 August and still has its two days.
        (2027, [(date(2027, 3, 9), 2), (date(2027, 5, 16), 2), (date(2027, 6, 6), 1), (date(2027, 8, 14), 2)]),
        # Twelve moons are shorter than a year: one feast comes twice.
        (
            2033,
            [
                (date(2033, 1, 2), 2),
                (date(2033, 3, 11), 2),
                (date(2033, 4, 1), 1),
                (date(2033, 6, 9), 2),
                (date(2033, 12, 23), 2),
            ],
        ),
    ],
)
def test_the_feasts_of_a_year_that_wait_for_an_announcement(year, feasts):
    assert [(feast.first_day, len(feast.days)) for feast in feasts_of(year)] == feasts


def test_an_announced_feast_is_no_longer_an_estimate():
    calendar = WorkingCalendar({date(2026, 5, 27): ANNOUNCED})

    assert not calendar.closure(date(2026, 5, 27)).is_estimated


def test_a_feast_announced_for_another_day_leaves_its_computed_day_worked():
    calendar = WorkingCalendar({date(2026, 5, 27): MOVED_AWAY, date(2026, 5, 29): ANNOUNCED})

    assert calendar.is_working(date(2026, 5, 27))
    assert not calendar.is_working(date(2026, 5, 29))


def test_an_open_announcement_never_makes_a_weekend_worked():
    assert not WorkingCalendar({date(2026, 5, 9): MOVED_AWAY}).is_working(date(2026, 5, 9))


def test_a_fixed_holiday_on_which_a_lunar_feast_falls_is_certain():
    both = holidays_of(2027)[date(2027, 8, 14)]

    assert not both.is_estimated
    assert both.name.fr == "Allégeance Oued Eddahab et Anniversaire du prophète"


def test_the_day_before_an_estimated_feast_rests_on_the_estimate_too():
    assert PLAIN.rests_on_estimate(date(2026, 5, 26), date(2026, 5, 26))
    assert not PLAIN.rests_on_estimate(date(2026, 5, 20), date(2026, 5, 22))


def test_once_both_days_are_announced_nothing_rests_on_an_estimate():
    calendar = WorkingCalendar({date(2026, 5, 27): ANNOUNCED, date(2026, 5, 28): ANNOUNCED})

    assert not calendar.rests_on_estimate(date(2026, 5, 25), date(2026, 5, 29))


def test_a_calendar_does_not_change_with_the_mapping_it_was_made_from():
    announced = {}
    calendar = WorkingCalendar(announced)

    announced[date(2026, 5, 6)] = ANNOUNCED

    assert calendar.is_working(date(2026, 5, 6))


@given(calendar=calendars, day=days)
def test_the_next_working_day_is_worked_and_not_earlier(calendar, day):
    following = calendar.next_working_day(day)

    assert following >= day
    assert calendar.is_working(following)


def test_a_moment_late_in_the_evening_of_london_is_already_the_next_day_in_casablanca():
    assert legal_day(datetime(2026, 5, 5, 23, 30, tzinfo=UTC)) == date(2026, 5, 6)


def test_during_ramadan_casablanca_keeps_the_time_of_greenwich():
    assert legal_day(datetime(2026, 3, 1, 23, 30, tzinfo=UTC)) == date(2026, 3, 1)
    assert start_of(date(2026, 3, 2)).utcoffset().total_seconds() == 0


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(NaiveMoment, match="time zone"):
        legal_day(datetime(2026, 5, 6, 10))
