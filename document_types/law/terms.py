"""The terms of councils: each begins with the general election of the communal councils.

The councils of prefectures, provinces and regions are renewed soon after. An act belongs to the term on whose days it
was done.
"""

from bisect import bisect_right
from datetime import date

# Days of the general elections of communal councils.
ELECTIONS = (
    date(1960, 5, 29),
    date(1963, 7, 28),
    date(1969, 10, 3),
    date(1976, 11, 12),
    date(1983, 6, 10),
    date(1992, 10, 16),
    date(1997, 6, 13),
    date(2003, 9, 12),
    date(2009, 6, 12),
    date(2015, 9, 4),
    date(2021, 9, 8),
)
YEARS = tuple(day.year for day in ELECTIONS)


def term_of(day: date | None, year: int | None = None) -> int | None:
    """The year in which the term began; of an act known by its year alone, the term running on 1 January.

    None before the first election, and where neither day nor year is known.
    """
    if day is None and year is None:
        return None
    rank = bisect_right(ELECTIONS, day or date(year, 1, 1))
    return YEARS[rank - 1] if rank else None


def days_of(term: int) -> tuple[date, date | None]:
    """The first day of a term and the first of the next one, None while it runs; ValueError where none began."""
    rank = YEARS.index(term)
    return ELECTIONS[rank], ELECTIONS[rank + 1] if rank + 1 < len(ELECTIONS) else None


def last_year_of(term: int) -> int | None:
    """The year in which the next council was elected; None while the term runs."""
    _first, following = days_of(term)
    return following.year if following else None
