"""The units that come with the product."""

import csv
from collections import Counter
from pathlib import Path

import pycountry
import pytest

from document_types.law.levels import Level
from document_types.territory.units import shipped_by_code, shipped_units

SOURCES = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "territory"

# Where we keep the spelling that the collectivity itself uses.
OWN_ARABIC_NAMES = {"02.381": "الناظور", "10.071": "أسا-الزاك"}
OWN_FRENCH_NAMES = {"07.191": "El Kelâa des Sraghna"}


def test_there_are_12_regions_13_prefectures_and_62_provinces():
    levels = Counter(unit.level for unit in shipped_units())

    assert levels == {Level.REGION: 12, Level.PREFECTURE: 13, Level.PROVINCE: 62}


def test_every_iso_code_of_morocco_has_its_hcp_code():
    iso = {subdivision.code for subdivision in pycountry.subdivisions.get(country_code="MA")}

    assert {unit.iso_code for unit in shipped_units()} == iso


def test_no_name_carries_a_remark_of_the_iso_list():
    assert not [unit for unit in shipped_units() if "(" in unit.name_fr or "EH" in unit.name_fr]


def test_region_above_comes_from_the_hcp_code_and_not_from_iso():
    chtouka = shipped_by_code()["MA-CHT"]

    assert pycountry.subdivisions.get(code="MA-CHT").parent_code == "MA-06"
    assert (chtouka.code, chtouka.parent_code) == ("09.163", "09")


def test_a_unit_is_found_by_either_code():
    units = shipped_by_code()

    assert units["MA-INE"] is units["09.273"]
    assert (units["09.273"].name_fr, units["09.273"].name_ar) == ("Inezgane-Aït Melloul", "إنزكان-آيت ملول")


def test_codes_levels_and_names_agree_with_the_census():
    if not SOURCES.exists():
        pytest.skip("the files of the census are not on this machine")
    census = {row["code"]: row for name in ("regions", "provinces") for row in _rows(f"hcp_{name}_2024.csv")}

    for unit in shipped_units():
        row = census[unit.code]
        assert unit.level == row.get("type", "region")
        assert unit.name_fr == OWN_FRENCH_NAMES.get(unit.code, row["name_fr"])
        assert unit.name_ar == OWN_ARABIC_NAMES.get(unit.code, row["name_ar"])


def _rows(name):
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
