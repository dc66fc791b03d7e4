"""A file of units, read without a database."""

import hashlib

import pytest

from document_types.law.levels import Level
from document_types.territory.table import UnreadableTable, read_table

HEADINGS = "code,level,parent_code,name_fr,name_ar,type,seats,population"


def read(*lines, headings=HEADINGS):
    return read_table("\n".join([headings, *lines]).encode())


def only_unit(*lines, **options):
    table = read(*lines, **options)
    assert table.refused == ()
    (line,) = table.lines
    return line.unit


def only_refusal(*lines, **options):
    table = read(*lines, **options)
    assert table.lines == ()
    (refused,) = table.refused
    return refused


def test_every_column_is_read():
    unit = only_unit("09.273.01.01,commune,09.273,Aït Melloul,أيت ملول,,35,171847")

    assert (unit.code, unit.level, unit.parent_code) == ("09.273.01.01", Level.COMMUNE, "09.273")
    assert (unit.name_fr, unit.name_ar, unit.seats, unit.population) == ("Aït Melloul", "أيت ملول", 35, 171847)


@pytest.mark.parametrize("heading", ["parent", "parent code", "Parent Code", "parent_code"])
def test_parent_column_has_several_names(heading):
    unit = only_unit("01.511.01.05,Mghogha,01.511.01.0,arrondissement", headings=f"code,name_fr,{heading},level")

    assert unit.parent_code == "01.511.01.0"


def test_semicolons_and_a_byte_order_mark_are_read_too():
    table = read_table("\ufeffcode;name_fr;population\r\n09;Souss-Massa;3 020 431\r\n".encode())

    assert [(line.unit.name_fr, line.unit.population) for line in table.lines] == [("Souss-Massa", 3020431)]


def test_the_table_bears_the_fingerprint_of_the_file():
    content = b"code,name_fr\n09,Souss-Massa\n"

    assert read_table(content).sha256 == hashlib.sha256(content).hexdigest()


def test_unknown_columns_are_ignored_and_named():
    assert read("09,Souss-Massa,1", headings="code,name_fr,households_2024").ignored_columns == ("households_2024",)


def test_empty_lines_are_passed_over_and_numbers_are_those_of_the_file():
    table = read('09,"Souss-\nMassa"', ",", "10,Guelmim", headings="code,name_fr")

    assert [line.number for line in table.lines] == [2, 5]


def test_trailing_dots_of_a_code_are_dropped():
    assert only_unit("01.051.01.01.,Al Hoceima (Mun.)", headings="code,name_fr").code == "01.051.01.01"


def test_iso_code_stands_for_the_hcp_code():
    unit = only_unit("MA-INE,Inezgane-Aït Melloul", headings="code,name_fr")

    assert (unit.code, unit.level, unit.iso_code) == ("09.273", Level.PREFECTURE, "MA-INE")


@pytest.mark.parametrize(
    ("line", "level", "parent"),
    [
        ("09,Souss-Massa,", Level.REGION, ""),
        ("09.273,Inezgane,", Level.PREFECTURE, "09"),
        ("09.999,Nouvelle,Province", Level.PROVINCE, "09"),
        ("09.999,Préfecture: Nouvelle,", Level.PREFECTURE, "09"),
        ("01.051.01.01,Al Hoceima,", Level.COMMUNE, "01.051"),
        ("01.051.05.03,Bni Abdallah,rural", Level.COMMUNE, "01.051"),
        ("06.141.01.01,Anfa (Arrond.),", Level.ARRONDISSEMENT, "06.141.01.0"),
        ("06.141.01.01,Anfa (Arrond.),urbain", Level.ARRONDISSEMENT, "06.141.01.0"),
        ("06.141.01.0,Casablanca,", Level.COMMUNE, "06.141"),
    ],
)
def test_level_and_parent_are_told_by_type_mention_or_code(line, level, parent):
    unit = only_unit(line, headings="code,name_fr,type")

    assert (unit.level, unit.parent_code) == (level, parent)


def test_commune_given_under_its_cercle_belongs_to_the_province():
    unit = only_unit("01.051.03.01,commune,01.051.03.,Bni Boufrah,بني بوفراح,,,")

    assert unit.parent_code == "01.051"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("01.051.03,,,Bni Boufrah,,,,", "cercle"),
        ("01.051.03.01,,,Cercle : Bni Boufrah,,,,", "cercle"),
        ("01.051.05.03.4.,,,Sidi Bouafif,,,,", "Un centre"),
        ("06.141.01.10,,,Al-Fida-Mers-Sultan,,prefecture_of_arrondissements,,", "préfecture d'arrondissements"),
        ("09.273.01.01,,,Annexe,,caïdat,,", "autorité locale"),
        (",,,Aglif,أغليف,rural,,", "Le code manque"),
        ("COM_0001,,,Aglif,أغليف,rural,,", "« COM_0001 » n'est pas un code HCP"),
        ("1.51,,,Tanger,,,,", "« 1.51 » n'est pas un code HCP"),
        ("09.273,commune,,Inezgane,,,,", "ne peut pas être celui d'une unité de niveau « commune »"),
        ("09.999,,,Nouvelle,,,,", "Le niveau manque"),
        ("06.141.01.01,,,Anfa,,,,", "Le niveau manque"),
        ("09,pays,,Souss-Massa,,,,", "« pays » n'est pas un niveau"),
        ("09,,,,سوس-ماسة,,,", "Le nom en français manque"),
        ("09,,,Souss-Massa,,,57 sièges,", "« 57 sièges » n'est pas un nombre entier"),
        ("09,,,Souss-Massa,,,-1,", "« -1 » n'est pas un nombre entier"),
        ("09,,,Souss-Massa,,,,1,2", "plus de valeurs"),
        (f"09,,,{'a' * 121},,,,", "dépasse 120"),
    ],
)
def test_refused_line_says_why(line, sentence):
    refused = only_refusal(line)

    assert refused.number == 2
    assert sentence in refused.reason


def test_a_refused_line_does_not_stop_the_others():
    table = read("X,,,Nulle part,,,,", "09,,,Souss-Massa,,,,")

    assert [line.unit.code for line in table.lines] == ["09"]
    assert [line.code for line in table.refused] == ["X"]


def test_same_code_with_two_names_is_refused_on_both_lines():
    table = read("09,,,Souss-Massa,,,,", "10,,,Guelmim-Oued Noun,,,,", "09.,,,Souss,,,,")

    assert [line.unit.code for line in table.lines] == ["10"]
    assert [line.number for line in table.refused] == [2, 4]
    assert all("2, 4" in line.reason and "Souss-Massa, Souss" in line.reason for line in table.refused)


def test_a_line_repeated_without_a_difference_is_no_fault():
    table = read("09,,,Souss-Massa,,,,", "09.,,, Souss-Massa\u200e,,,,")

    assert table.refused == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("code,name_fr\n09,Fès".encode("latin-1"), "pas en UTF-8 (octet 18)"),
        (b'code,name_fr\n09,"Souss"Massa"\n', "pas un CSV lisible"),
        (b'code,name_fr\n09,"Souss-Massa\n', "pas un CSV lisible"),
        (b"", "code, name_fr"),
        (b"id,name\n1,Souss\n", "code, name_fr"),
        (b"code,name_fr,parent,parent code\n", "en double : parent_code"),
    ],
)
def test_unreadable_file_is_refused_as_a_whole(content, sentence):
    with pytest.raises(UnreadableTable) as caught:
        read_table(content)

    assert sentence in str(caught.value)
