"""The Hijri date that Moroccan acts write beside the Gregorian one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document_types.law.hijri import hijri_in_words


@pytest.mark.parametrize(
    ("day", "french", "arabic"),
    [
        # As the dahir of the three organic laws bears it.
        (date(2015, 7, 7), "20 ramadan 1436", "20 من رمضان 1436"),
        (date(2025, 6, 26), "1er moharrem 1447", "فاتح من محرم 1447"),
    ],
)
def test_it_is_written_as_in_the_official_bulletin(day, french, arabic):
    words = hijri_in_words(day)

    assert (words.in_language("fr"), words.in_language("ar")) == (french, arabic)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2090, 1, 1)])
def test_where_no_table_reaches_nothing_is_written(day):
    assert hijri_in_words(day) is None


@given(st.dates(date(1925, 1, 1), date(2076, 1, 1)))
def test_each_day_has_a_date_of_its_own(day):
    here, next_day = (hijri_in_words(each).in_language("ar") for each in (day, day + timedelta(days=1)))

    assert here != next_day
