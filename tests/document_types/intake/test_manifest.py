"""The list of an archive: what its lines may say, and why a line is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine

from document_types.errors import Refusal
from document_types.intake.manifest import Line, UnreadableManifest, read_date, read_lines, read_row
from document_types.intake.numbers import read_number

HEADINGS = "collectivity_code,kind,number,date,title_fr,title_ar,file"
GOOD = {
    "": "",
    "collectivity_code": "09.273.01.05",
    "kind": "deliberation",
    "number": "12",
    "date": "1998-05-21",
    "title_fr": "Budget",
    "title_ar": "",
    "file": "a.pdf",
}


def row(**cells):
    return read_row(Line(2, GOOD | cells), Path("/archive"))


def refusal_of(**cells):
    with pytest.raises(Refusal) as caught:
        row(**cells)
    return str(caught.value)


def test_lines_keep_the_numbers_of_the_file():
    lines, ignored = read_lines(f'\ufeff{HEADINGS},cote\r\n1,"a\nb",,,,,\n\n2,,,,,,\n'.encode())

    assert [(line.number, line.cells["collectivity_code"]) for line in lines] == [(2, "1"), (5, "2")]
    assert ignored == ["cote"]


def test_semicolons_and_spaced_headings_are_understood():
    lines, _ignored = read_lines((HEADINGS.replace(",", " ; ").upper() + "\n1;b;;;;;\n").encode())

    assert lines[0].cells["kind"] == "b"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"kind,number\n", "collectivity_code"),
        (f"{HEADINGS},kind\n".encode(), "double"),
        ("délibération".encode("latin-1"), "UTF-8"),
        (f'{HEADINGS}\n"a"b,c\n'.encode(), "CSV"),
        (b"", "collectivity_code"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_as_a_whole(content, reason):
    with pytest.raises(UnreadableManifest, match=reason):
        read_lines(content)


def test_a_good_line_becomes_a_row():
    read = row(kind=" Minutes ".strip(), page_from="3", page_to="٤", reference="B 12")

    assert (read.kind, read.year, read.dated_on) == ("minutes", 1998, date(1998, 5, 21))
    assert (read.page_from, read.page_to, read.reference) == (3, 4, "B 12")
    assert read.file == Path("/archive/a.pdf")


def test_an_absolute_path_stays():
    assert row(file="/elsewhere/a.pdf").file == Path("/elsewhere/a.pdf")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"title_fr": ""}, "objet manque"),
        ({"file": ""}, "fichier manque"),
        ({"kind": "arrêté"}, "nature"),
        ({"date": ""}, "date"),
        ({"date": "31/02/1998"}, "date"),
        ({"date": "1420"}, "grégorien"),
        ({"date": "2999"}, "à venir"),
        ({"page_from": "3"}, "ensemble"),
        ({"page_from": "4", "page_to": "3"}, "dépasse"),
        ({"page_from": "0", "page_to": "3"}, "numéro de page"),
        ({"reference": "x" * 121}, "120"),
        ({"number": "x" * 60}, "numéro"),
        ({"": "reste"}, "séparateur"),
    ],
)
def test_a_wrong_line_says_what_to_mend(cells, reason):
    assert reason in refusal_of(**cells)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1998-05-21", (1998, date(1998, 5, 21))),
        ("21/05/1998", (1998, date(1998, 5, 21))),
        ("1998-05-21 00:00:00", (1998, date(1998, 5, 21))),
        ("١٩٩٨", (1998, None)),
        ("1998", (1998, None)),
    ],
)
def test_dates_of_registers(text, read):
    assert read_date(text) == read


@time_machine.travel("2026-11-23 12:00:00+00:00", tick=False)
def test_today_is_past_and_tomorrow_is_not():
    assert read_date("2026-11-23")[1] == date(2026, 11, 23)
    with pytest.raises(Refusal):
        read_date(str(date(2026, 11, 23) + timedelta(days=1)))


@pytest.mark.parametrize(
    ("text", "value", "label", "slug"),
    [
        ("12", 12, "12/1998", "12"),
        ("012", 12, "012/1998", "12"),
        ("12 bis", 12, "12 bis/1998", "12-bis"),
        ("12 مكرر", 12, "12 مكرر/1998", "12-bis"),
        ("١٢", 12, "١٢/1998", "12"),
        ("12/1998", 12, "12/1998", "12"),
        ("1998/12", 12, "1998/12", "12"),
        ("N° 7", 7, "7/1998", "7"),
        ("A-3", None, "A-3/1998", "a-3"),
        ("0000071216", 71216, "0000071216/1998", "71216"),
        ("99999999999", None, "99999999999/1998", "99999999999"),
        ("S-4", None, "S-4/1998", "n-s-4"),
        ("", None, "", ""),
    ],
)
def test_numbers_of_registers(text, value, label, slug):
    number = read_number(text, 1998)

    assert (number.value, number.label, number.slug) == (value, label, slug)
