"""What holds for every rule, day and calendar."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from document_types.law.calendar import WorkingCalendar
from document_types.law.deadlines import due, last_day_of, latest_before
from document_types.law.levels import Level
from document_types.law.reading_table import MONTH
from document_types.law.readings import DEFAULT
from document_types.law.rule import Direction, Party
from document_types.law.statutes import rule
from document_types.law.triggers import Trigger
from document_types.law.units import Unit

from .strategies import (
    before_rules,
    calendars,
    closing_days,
    days,
    days_of_2026,
    duration_rules,
    forward_rules,
    plain_before_rules,
    working_day_rules,
)


@given(row=forward_rules, day=days, calendar=calendars)
def test_a_due_date_comes_after_its_trigger(row, day, calendar):
    assert due(row, day, calendar).due_on > day


@given(row=forward_rules, day=days_of_2026, fewer=closing_days, more=closing_days)
def test_more_closing_days_never_give_an_earlier_date(row, day, fewer, more):
    with_fewer = due(row, day, WorkingCalendar(fewer))
    with_more = due(row, day, WorkingCalendar(fewer | more))

    assert with_more.due_on >= with_fewer.due_on


@given(row=working_day_rules, day=days, calendar=calendars)
def test_a_delay_in_working_days_ends_on_a_working_day(row, day, calendar):
    assert calendar.is_working(due(row, day, calendar).due_on)


@given(row=working_day_rules, day=days_of_2026, calendar=calendars)
def test_the_days_counted_and_the_days_skipped_fill_the_whole_delay(row, day, calendar):
    deadline = due(row, day, calendar)
    worked = (deadline.due_on - day).days - len(deadline.skipped)

    # The third meeting comes after so many full days, on the next one.
    assert worked == row.amount + (row.direction is Direction.AFTER)


@given(row=forward_rules, day=days_of_2026, calendar=calendars)
def test_a_delay_of_the_authority_ends_on_a_working_day(row, day, calendar):
    of_authority = replace(row, party=Party.AUTHORITY)

    assert calendar.is_working(due(of_authority, day, calendar).due_on)


@given(row=forward_rules, day=days, calendar=calendars)
def test_silence_has_no_effect_before_the_last_day_is_over(row, day, calendar):
    deadline = due(row, day, calendar)

    assert deadline.effect_at is None or deadline.effect_at.date() > deadline.due_on


@given(row=forward_rules, one=days_of_2026, other=days_of_2026, calendar=calendars)
def test_a_later_trigger_never_gives_an_earlier_date(row, one, other, calendar):
    first, then = sorted((one, other))

    assert due(row, first, calendar).due_on <= due(row, then, calendar).due_on


@given(row=before_rules, one=days_of_2026, other=days_of_2026, calendar=calendars)
def test_a_later_session_never_asks_for_an_earlier_notice(row, one, other, calendar):
    first, then = sorted((one, other))

    assert latest_before(row, first, calendar).due_on <= latest_before(row, then, calendar).due_on


@given(row=plain_before_rules, day=days, calendar=calendars)
def test_the_latest_day_before_an_event_precedes_it_by_the_full_amount(row, day, calendar):
    assert (day - latest_before(row, day, calendar).due_on).days == row.amount


@given(row=before_rules, unit=st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS]), day=days_of_2026, calendar=calendars)
def test_counting_back_and_counting_forward_agree(row, unit, day, calendar):
    """From the last day before an event, the same delay leads to the event, or to the first day worked after it."""
    back = replace(row, unit=unit)
    forward = replace(row, unit=unit, direction=Direction.WITHIN, trigger=Trigger.SESSION_CLOSING)
    reached = due(forward, latest_before(back, day, calendar).due_on, calendar).due_on

    assert reached == (calendar.next_working_day(day) if unit is Unit.WORKING_DAYS else day)


@given(row=before_rules, day=days_of_2026, calendar=calendars)
def test_a_delay_in_working_days_counted_back_begins_on_one(row, day, calendar):
    back = replace(row, unit=Unit.WORKING_DAYS)

    assert calendar.is_working(latest_before(back, day, calendar).due_on)


@given(row=duration_rules, day=days, calendar=calendars)
def test_a_session_never_ends_before_it_opens(row, day, calendar):
    assert last_day_of(row, day, calendar).due_on >= day


@given(row=forward_rules, day=days_of_2026, calendar=calendars)
def test_the_explanation_names_the_article_in_both_languages(row, day, calendar):
    deadline = due(row, day, calendar)

    for language in ("fr", "ar"):
        text = " ".join(deadline.explain(language))
        assert row.citation.label(language) in text
        assert row.id in text
        assert "{" not in text


@given(day=days)
def test_a_month_ends_on_the_same_day_number_or_on_the_last_of_the_month(day):
    row = replace(rule("MIN-6", Level.COMMUNE), amount=1, unit=Unit.MONTHS)
    ends_on = due(row, day, WorkingCalendar()).due_on

    assert ends_on.day == day.day or (ends_on + timedelta(days=1)).day == 1
    assert (ends_on.month - day.month) % 12 == 1


@given(day=days)
def test_a_month_can_be_read_as_thirty_days(day):
    row = replace(rule("MIN-6", Level.COMMUNE), amount=1, unit=Unit.MONTHS)
    ends_on = due(row, day, WorkingCalendar(), DEFAULT.choosing(MONTH, "thirty_days")).due_on

    assert (ends_on - day).days == 30
