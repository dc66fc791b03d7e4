"""Dates, amounts and numbered things, each one term in whatever way it is written.

12 mai 2026, 12/05/2026 and ١٢ ماي ٢٠٢٦ are one date; 1 500 000,00 DH, 1.500.000 and 1500000 one amount; n° 12 and
رقم 12 the same number. Their words and digits stay terms as well.
"""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from .folding import fold, fold_word
from .memo import Memo

MONTHS_WRITTEN = (
    "janvier janv يناير",
    "février févr fév فبراير",
    "mars مارس",
    "avril avr أبريل إبريل",
    "mai ماي مايو",
    "juin يونيو يونيه",
    "juillet juil يوليوز يوليو يوليه",
    "août غشت أغسطس",
    "septembre sept شتنبر سبتمبر",
    "octobre oct أكتوبر",
    "novembre nov نونبر نوفمبر",
    "décembre déc دجنبر ديسمبر",
)
MONTHS = {fold_word(name): month for month, names in enumerate(MONTHS_WRITTEN, start=1) for name in names.split()}
LONGEST_MONTH = max(map(len, MONTHS))
# The month that a word names, 0 where it names none.
MONTH_OF = Memo(lambda word: MONTHS.get(fold_word(word), 0), 1_000)
NUMBER_SIGN = "#"

# No figure runs over the end of a line: the next line of a table is another figure.
GAP = "[ \u00a0\u2009\u202f]"
NUMERAL = re.compile(r"\d+")
DATE = re.compile(
    r"(?P<day>\d{1,2})"
    r"(?:(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)"
    rf"|(?:er)?{GAP}*(?P<name>[^\W\d_]{{3,{LONGEST_MONTH}}})\.?{GAP}+)"
    r"(?P<year>\d{4})(?![./-]?\d)"
)
AMOUNT = re.compile(
    r"(?P<whole>\d{1,3}(?P<sign>[ .,'\u2019\u00a0\u2009\u202f])\d{3}(?:(?P=sign)\d{3})*)"
    r"(?:(?!(?P=sign))[.,](?P<cents>\d{1,2}))?(?![\d/-]|[.,]\d)"
)
NUMBER = re.compile(r"\d+(?:[./-]\d+)*")
SIGN_BEFORE = re.compile(rf"(?:(?<!\w)(?i:n[°º]|num[ée]ro|num\.)|№|(?<!\w)[ولب]?(?:ال)?رقم){GAP}{{0,2}}:?{GAP}?$")
LONGEST_SIGN = 14
DIGIT_SEPARATORS = "./-,"


class Figure(NamedTuple):
    """`text` is its one spelling; `is_whole` says that who asks for it does not ask for the digits it is made of."""

    text: str
    start: int
    end: int
    is_whole: bool


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in order; inside a date no amount is looked for."""
    after = 0
    for numeral in NUMERAL.finditer(text):
        start = numeral.start()
        if start < after or _continues(text, start):
            continue
        whole = _date(text, start) or _amount(text, start)
        numbered = None if whole else _numbered(text, start)
        found = whole or numbered
        if found:
            after = found.end
            yield found


def number_terms(number: str) -> list[str]:
    """Return the terms of an act's own number, as a text that cites it has them: 12/2026 is also cited as n° 12."""
    parts = NUMERAL.findall(number)
    return list(dict.fromkeys([_number_term(parts), _number_term(parts[:1])])) if parts else []


def _continues(text: str, start: int) -> bool:
    """Tell whether the digits go on from others before them."""
    if start == 0 or text[start - 1] not in DIGIT_SEPARATORS:
        return False
    return start > 1 and text[start - 2].isdigit()


def _date(text: str, start: int) -> Figure | None:
    match = DATE.match(text, start)
    if not match:
        return None
    month = MONTH_OF[match["name"]] if match["name"] else int(match["month"])
    try:
        day = datetime.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    return Figure(day.isoformat(), *match.span(), is_whole=True)


def _amount(text: str, start: int) -> Figure | None:
    match = AMOUNT.match(text, start)
    if not match:
        return None
    cents = match["cents"] or ""
    digits = "".join(char for char in fold(match["whole"]) if char.isdigit())
    return Figure(f"{digits}.{int(cents):02d}" if cents.strip("0٠") else digits, *match.span(), is_whole=True)


def _numbered(text: str, start: int) -> Figure | None:
    sign = SIGN_BEFORE.search(text[max(0, start - LONGEST_SIGN) : start])
    if not sign:
        return None
    match = NUMBER.match(text, start)
    parts = NUMERAL.findall(match[0])
    return Figure(_number_term(parts), start - len(sign[0]), match.end(), is_whole=False)


def _number_term(parts: list[str]) -> str:
    return NUMBER_SIGN + "-".join(str(int(part)) for part in parts)
