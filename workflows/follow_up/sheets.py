"""Rows as a file for a spreadsheet, written as they come: memory does not grow with their number.

CSV is separated by semicolons, as the spreadsheets set to French or to the Arabic of Morocco expect, and begins with
the mark by which they know UTF-8. XLSX is written here: openpyxl takes some fifteen times as long, and holds the whole
file back.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import chain, islice
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

BATCH = 500
BOM = "\ufeff"
# What a spreadsheet would take for a formula; from the authority's or the council's words, it must stay words.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Value = str | int | date | None


def as_csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write(BOM)
    for batch in _batches(chain([head], rows)):
        writer.writerows([[_plain(value) for value in row] for row in batch])
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()


def _plain(value: Value) -> str:
    """A day as 2026-05-08; words that look like a formula are kept from being one."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return "" if value is None else str(value)


def as_xlsx(head: Sequence[str], rows: Iterable[Sequence[Value]], *, name: str, is_rtl: bool) -> Iterator[bytes]:
    """One sheet; words are typed as words, so that none is ever a formula, and days are days."""
    stream = _Stream()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in _PARTS.items():
            archive.writestr(path, content.replace("{name}", _words(name)))
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(_SHEET.format(rtl=' rightToLeft="1"' if is_rtl else "").encode())
            for batch in _batches(chain([head], rows)):
                sheet.write("".join(_row(row) for row in batch).encode())
                yield stream.taken()
            sheet.write(b"</sheetData></worksheet>")
    yield stream.taken()


class _Stream:
    """What the archive writes into, handed on piece by piece; it cannot be rewound."""

    def __init__(self):
        self.pieces: list[bytes] = []

    def write(self, piece) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        piece, self.pieces = b"".join(self.pieces), []
        return piece


def _batches(rows: Iterable) -> Iterator[list]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _row(values: Sequence[Value]) -> str:
    return f"<row>{''.join(map(_cell, values))}</row>"


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{_words(value)}</t></is></c>' if value else "<c/>"
    if isinstance(value, date):
        return f'<c s="1"><v>{value.toordinal() - _FIRST_DAY}</v></c>'
    return "<c/>" if value is None else f"<c><v>{value}</v></c>"


# Day 1 of a spreadsheet is 1 January 1900, in a year that it believes to be a leap year.
_FIRST_DAY = date(1899, 12, 30).toordinal()
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _words(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NS = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_NS}/spreadsheetml/2006/main"'
_SHEET = (
    f'{_HEAD}<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0"{{rtl}}>'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
)
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_REL = f"{_NS}/officeDocument/2006/relationships"
_PARTS = {
    "[Content_Types].xml": (
        f'{_HEAD}<Types xmlns="{_NS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_HEAD}<Relationships xmlns="{_NS}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'{_HEAD}<workbook {_MAIN} xmlns:r="{_REL}"><sheets>'
        '<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_HEAD}<Relationships xmlns="{_NS}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_REL}/styles" Target="styles.xml"/></Relationships>'
    ),
    # Style 1: a day, as the reader's own country writes it.
    "xl/styles.xml": (
        f'{_HEAD}<styleSheet {_MAIN}><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}
