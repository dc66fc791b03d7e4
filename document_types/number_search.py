"""The number of an act as somebody types it, in either digits, turned into where it stands in the table."""

import re
import unicodedata

from django.db.models import Q

from document_types.enums import ActKind
from document_types.intake.numbers import ACCESSION, PREFIX, read_number

# "12", "12 bis", "12 مكرر", "12-b", or the accession number of an act without one.
OWN = r"\d{1,9}(?:[\s-]*(?:bis|ter|quater|مكرر|[a-zأ-ي]))*|s-?\d{1,9}"
WITH_YEAR = re.compile(rf"(?P<own>{OWN})(?:\s*[/-]\s*(?P<year>\d{{4}}))?", re.IGNORECASE)
YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})\s*[/-]\s*(?P<own>{OWN})", re.IGNORECASE)


def of_number(text: str) -> Q | None:
    """The acts that bear exactly this number, with its year or in any year; None where no number was typed."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)
    plain = PREFIX.sub("", plain.strip())
    match = WITH_YEAR.fullmatch(plain) or YEAR_FIRST.fullmatch(plain)
    if match is None:
        return None
    condition = _of_slug(match["own"].lower())
    return condition & Q(year=int(match["year"])) if match["year"] else condition


def _of_slug(own: str) -> Q:
    # The kinds are named so that the index of the register, which begins with them, serves.
    kinds = Q(kind__in=ActKind.values)
    if own.startswith("s"):
        accession = f"s-{own.lstrip('s-')}"
        # A register that itself writes "s-1" keeps it, apart from the accession numbers.
        slugs = [accession, f"n-{accession}"] if ACCESSION.fullmatch(accession) else [accession]
        return kinds & Q(number=None, number_slug__in=slugs)
    number = read_number(own, 0)
    return kinds & Q(number=number.value, number_slug=number.slug)
