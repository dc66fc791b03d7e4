"""The numbers of old registers: "12", "12 bis", "12 مكرر", or none at all."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import string_to_ascii

from document_types.errors import Refusal

LONGEST_LABEL = 40
LARGEST = 2_147_483_647
BIS = re.compile("مكرر")
PREFIX = re.compile(r"^(?:n[°ºo]\.?|رقم)\s*", re.IGNORECASE)
ACCESSION = re.compile(r"s-\d+")


@dataclass(frozen=True, slots=True)
class ArchiveNumber:
    """`value` orders the register, `label` is shown, `slug` stands in the address; all are empty without a number."""

    value: int | None = None
    label: str = ""
    slug: str = ""


def read_number(text: str, year: int) -> ArchiveNumber:
    """Read the number as the register writes it; its year is added where it does not bear it already."""
    written = PREFIX.sub("", text).strip()
    if not written:
        return ArchiveNumber()
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in written)
    own = re.sub(rf"^{year}\s*[/-]\s*(?=\d)|\s*[/-]\s*{year}$", "", plain, count=1)
    # Registers fill with zeros or not: 012 and 12 are one number.
    slug = re.sub(r"^0+(?=\d)", "", slugify(string_to_ascii(BIS.sub(" bis ", own))))
    label = written if own != plain else f"{written}/{year}"
    if not slug or len(label) > LONGEST_LABEL:
        raise Refusal(_("« %(number)s » ne peut pas servir de numéro : laissez la colonne vide.") % {"number": text})
    # These slugs are given to acts without a number.
    slug = f"n-{slug}" if ACCESSION.fullmatch(slug) else slug
    return ArchiveNumber(_leading_integer(own), label, slug)


def _leading_integer(text: str) -> int | None:
    match = re.match(r"\d+", text, re.ASCII)
    value = int(match[0]) if match else None
    return value if value is not None and value <= LARGEST else None
