"""A CSV file of territorial units: its bytes into lines that are read, and lines that are refused with a reason."""

import csv
import hashlib
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from document_types.errors import Refusal

from .line import COLUMNS, read_unit
from .unit import Unit

REQUIRED = ("code", "name_fr")
_OTHER_HEADINGS = {"parent code": "parent_code", "parent": "parent_code"}


class UnreadableTable(Refusal):
    """The file as a whole cannot be read; none of it was taken."""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class RefusedLine:
    number: int
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    sha256: str
    lines: tuple[Line, ...]
    refused: tuple[RefusedLine, ...]
    ignored_columns: tuple[str, ...]


def read_table(content: bytes) -> Table:
    """Read the whole file before anything is written; the number of a line is that of the file."""
    reader = _reader(content)
    headings = _headings(reader)
    lines, refused = [], []
    for number, cells in _rows(reader):
        record = dict(zip(headings, cells, strict=False))
        try:
            _require_width(cells, headings)
            lines.append(Line(number, read_unit(record)))
        except Refusal as refusal:
            refused.append(RefusedLine(number, record.get("code", "").strip(), str(refusal)))
    agreed, contradicted = _without_contradictions(lines)
    return Table(
        sha256=hashlib.sha256(content).hexdigest(),
        lines=tuple(agreed),
        refused=tuple(sorted(refused + contradicted, key=lambda line: line.number)),
        ignored_columns=tuple(heading for heading in headings if heading and heading not in COLUMNS),
    )


def _reader(content: bytes):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableTable(
            _("Ce fichier n'est pas en UTF-8 (octet %(position)d). Enregistrez-le en « CSV UTF-8 ».")
            % {"position": error.start + 1}
        ) from error
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _headings(reader) -> list[str]:
    headings = [_heading(cell) for cell in _next_row(reader) or []]
    missing = [name for name in REQUIRED if name not in headings]
    if missing:
        raise UnreadableTable(_("Colonnes absentes de la première ligne : %(names)s.") % {"names": ", ".join(missing)})
    twice = sorted({name for name in headings if name in COLUMNS and headings.count(name) > 1})
    if twice:
        raise UnreadableTable(_("Colonnes en double : %(names)s.") % {"names": ", ".join(twice)})
    return headings


def _heading(cell: str) -> str:
    name = " ".join(cell.split()).lower()
    return _OTHER_HEADINGS.get(name, name)


def _rows(reader) -> Iterator[tuple[int, list[str]]]:
    number = reader.line_num + 1
    while (cells := _next_row(reader)) is not None:
        if any(cell.strip() for cell in cells):
            yield number, cells
        number = reader.line_num + 1


def _next_row(reader) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise UnreadableTable(
            _("Ce fichier n'est pas un CSV lisible : le texte après la ligne %(number)d ne se découpe pas.")
            % {"number": reader.line_num}
        ) from error


def _require_width(cells: list[str], headings: list[str]) -> None:
    if any(cell.strip() for cell in cells[len(headings) :]):
        raise Refusal(_("Cette ligne a plus de valeurs que le fichier n'a de colonnes : un séparateur est de trop."))


def _without_contradictions(lines: list[Line]) -> tuple[list[Line], list[RefusedLine]]:
    """Part the lines that agree from those that give the same code differently: nothing tells which one is right."""
    by_code = defaultdict(list)
    for line in lines:
        by_code[line.unit.code].append(line)
    contradicted = {code for code, group in by_code.items() if len({line.unit for line in group}) > 1}
    agreed = [line for line in lines if line.unit.code not in contradicted]
    return agreed, [
        RefusedLine(line.number, line.unit.code, _contradiction(by_code[line.unit.code]))
        for line in lines
        if line.unit.code in contradicted
    ]


def _contradiction(group: list[Line]) -> str:
    return _(
        "Les lignes %(numbers)s donnent le même code à des unités différentes (%(names)s) : corrigez le fichier."
    ) % {
        "numbers": ", ".join(str(line.number) for line in group),
        "names": ", ".join(dict.fromkeys(line.unit.name_fr for line in group)),
    }
