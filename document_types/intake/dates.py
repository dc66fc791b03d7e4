"""Days as papers of Morocco write them, in French, in Arabic and in figures of both kinds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

FRENCH = (
    ("janvier",),
    ("février", "fevrier"),
    ("mars",),
    ("avril",),
    ("mai",),
    ("juin",),
    ("juillet",),
    ("août", "aout"),
    ("septembre",),
    ("octobre",),
    ("novembre",),
    ("décembre", "decembre"),
)
# Morocco's own names first, then those of the east, which some papers use.
ARABIC = (
    ("يناير",),
    ("فبراير",),
    ("مارس",),
    ("أبريل", "ابريل", "إبريل"),
    ("ماي", "مايو"),
    ("يونيو", "يونيه"),
    ("يوليوز", "يوليو"),
    ("غشت", "أغسطس", "اغسطس"),
    ("شتنبر", "سبتمبر"),
    ("أكتوبر", "اكتوبر"),
    ("نونبر", "نوفمبر"),
    ("دجنبر", "ديسمبر"),
)
MONTHS = {name: number for names in (FRENCH, ARABIC) for number, each in enumerate(names, 1) for name in each}
_NAMES = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
WRITTEN = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?:er|ᵉʳ|من)?\s+(?:شهر\s+)?(?P<month>{_NAMES})\s+(?:سنة\s+|عام\s+)?(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
DAY_FIRST = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})\s?(?P<sign>[/.-])\s?(?P<month>\d{1,2})\s?(?P=sign)\s?(?P<year>\d{4})(?![\d/-])"
)
YEAR_FIRST = re.compile(
    r"(?<![\d/.-])(?P<year>\d{4})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d/-])"
)
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Written:
    """A day, and from where to where it stands in the text."""

    day: date
    start: int
    end: int


def dates_in(text: str) -> Iterator[Written]:
    """The days of the Gregorian calendar that stand in a text of European figures, in their order."""
    found = (match for pattern in (WRITTEN, DAY_FIRST, YEAR_FIRST) for match in pattern.finditer(text))
    for match in sorted(found, key=re.Match.start):
        month = MONTHS.get(match["month"].lower()) or int(match["month"])
        year = int(match["year"])
        try:
            day = date(year, month, int(match["day"]))
        except ValueError:
            continue
        # A year of the Hijri calendar is far below.
        if FIRST_YEAR <= year <= LAST_YEAR:
            yield Written(day, match.start(), match.end())
