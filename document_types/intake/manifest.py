"""The list of an archive's acts: the lines of a CSV file into rows that are read, or refused with a reason."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from document_types.enums import ActKind
from document_types.errors import Refusal
from document_types.territory.codes import clean_code

from .numbers import ArchiveNumber, read_number
from .text import CONTROLS, DIRECTION_MARKS

REQUIRED = ("collectivity_code", "kind", "number", "date", "title_fr", "title_ar", "file")
OPTIONAL = ("page_from", "page_to", "reference", "place")
LONGEST_REFERENCE = 120
LONGEST_PLACE = 255
# The protectorate's first municipal texts are of 1912: an earlier year is of another calendar, or a slip.
FIRST_YEAR = 1900
DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


class UnreadableManifest(Refusal):
    """The list as a whole cannot be read; nothing was imported."""


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One act of the archive as its line gives it; `dated_on` is None where only the year is known."""

    line: int
    code: str
    kind: ActKind
    number: ArchiveNumber
    year: int
    dated_on: date | None
    title_fr: str
    title_ar: str
    file: Path
    page_from: int | None = None
    page_to: int | None = None
    reference: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    cells: Mapping[str, str]


def read_lines(content: bytes) -> tuple[list[Line], list[str]]:
    """Cut the file into lines, and return them with the names of the columns that mean nothing here."""
    reader = csv.reader(io.StringIO(_decoded(content), newline=""), delimiter=_delimiter(content), strict=True)
    try:
        headings = [" ".join(cell.split()).lower() for cell in next(reader, [])]
        _require_columns(headings)
        lines = list(_lines(reader, headings))
    except csv.Error as error:
        raise UnreadableManifest(
            _("Cette liste n'est pas un CSV lisible : le texte après la ligne %(number)d ne se découpe pas.")
            % {"number": reader.line_num}
        ) from error
    return lines, [name for name in headings if name and name not in REQUIRED + OPTIONAL]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableManifest(
            _("Cette liste n'est pas en UTF-8 (octet %(position)d). Enregistrez-la en « CSV UTF-8 ».")
            % {"position": error.start + 1}
        ) from error


def _delimiter(content: bytes) -> str:
    first = content.partition(b"\n")[0]
    return ";" if first.count(b";") > first.count(b",") else ","


def _require_columns(headings: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in headings]
    if missing:
        raise UnreadableManifest(
            _("Colonnes absentes de la première ligne : %(names)s.") % {"names": ", ".join(missing)}
        )
    twice = sorted({name for name in headings if name in REQUIRED + OPTIONAL and headings.count(name) > 1})
    if twice:
        raise UnreadableManifest(_("Colonnes en double : %(names)s.") % {"names": ", ".join(twice)})


def _lines(reader, headings: list[str]) -> Iterator[Line]:
    number = reader.line_num + 1
    for cells in reader:
        cleaned = [_clean_cell(cell) for cell in cells]
        if any(cleaned):
            # A value beyond the last column is kept under no name, and refuses the line.
            yield Line(number, dict(zip(headings, cleaned, strict=False)) | {"": "".join(cleaned[len(headings) :])})
        number = reader.line_num + 1


def _clean_cell(cell: str) -> str:
    return " ".join(CONTROLS.sub("", cell.translate(DIRECTION_MARKS)).split())


def read_row(line: Line, folder: Path) -> ArchiveRow:
    """Return what the line says; a relative file lies beside the list, in `folder`."""
    cells = line.cells
    if cells[""]:
        raise Refusal(_("Cette ligne a plus de valeurs que la liste n'a de colonnes : un séparateur est de trop."))
    if not (cells["title_fr"] or cells["title_ar"]):
        raise Refusal(_("L'objet manque : remplissez « title_fr » ou « title_ar »."))
    if not cells["file"]:
        raise Refusal(_("Le fichier manque : donnez son chemin dans la colonne « file »."))
    year, dated_on = read_date(cells["date"])
    page_from, page_to = _page_range(cells)
    return ArchiveRow(
        line=line.number,
        code=clean_code(cells["collectivity_code"]),
        kind=_kind(cells["kind"]),
        number=read_number(cells["number"], year),
        year=year,
        dated_on=dated_on,
        title_fr=cells["title_fr"],
        title_ar=cells["title_ar"],
        file=folder / cells["file"],
        page_from=page_from,
        page_to=page_to,
        reference=_no_longer_than(LONGEST_REFERENCE, "reference", cells),
        place=_no_longer_than(LONGEST_PLACE, "place", cells),
    )


def _kind(text: str) -> ActKind:
    try:
        return ActKind(text.lower())
    except ValueError as error:
        raise Refusal(
            _("« %(kind)s » n'est pas une nature d'acte : écrivez deliberation, minutes ou convocation.")
            % {"kind": text}
        ) from error


def read_date(text: str) -> tuple[int, date | None]:
    """Return the year and the day, or the year alone where the register says no more."""
    # A spreadsheet adds midnight to its dates.
    text = _plain_digits(text).removesuffix(" 00:00:00")
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        year, day = int(text), None
    else:
        day = _day(text)
        year = day.year
    if year < FIRST_YEAR:
        raise Refusal(
            _("L'année %(year)d est trop ancienne : donnez la date du calendrier grégorien.") % {"year": year}
        )
    today = timezone.localdate()
    if year > today.year or (day and day > today):
        raise Refusal(_("La date %(date)s est à venir : un acte des archives est passé. Corrigez-la.") % {"date": text})
    return year, day


def _day(text: str) -> date:
    for pattern in DAY_FORMATS:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 a day has no time zone
        except ValueError:
            continue
    raise Refusal(
        _("« %(date)s » n'est pas une date : écrivez-la comme 1998-05-21, ou l'année seule.") % {"date": text}
    )


def _page_range(cells: Mapping[str, str]) -> tuple[int | None, int | None]:
    first, last = (_page(cells.get(name, "")) for name in ("page_from", "page_to"))
    if (first is None) != (last is None):
        raise Refusal(_("Donnez « page_from » et « page_to » ensemble, ou aucune des deux."))
    if first and last and first > last:
        raise Refusal(
            _("Les pages vont de %(first)d à %(last)d : la première dépasse la dernière.")
            % {"first": first, "last": last}
        )
    return first, last


def _page(text: str) -> int | None:
    if not text:
        return None
    digits = _plain_digits(text)
    if not re.fullmatch(r"0*[1-9]\d{0,5}", digits, re.ASCII):
        raise Refusal(_("« %(text)s » n'est pas un numéro de page.") % {"text": text})
    return int(digits)


def _plain_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)


def _no_longer_than(longest: int, name: str, cells: Mapping[str, str]) -> str:
    text = cells.get(name, "")
    if len(text) > longest:
        raise Refusal(_("La colonne « %(name)s » dépasse %(longest)d caractères.") % {"name": name, "longest": longest})
    return text
