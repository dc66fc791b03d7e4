"""The public files of the territory, with their defects, lead to the true counts."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from django.test import TestCase
from wagtail.models import Page

from document_types.models import CollectivityPage, Council, JournalEntry
from document_types.services.territory import import_table
from document_types.territory.table import read_table

SOURCES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "territory"
COLUMNS = ["code", "level", "parent_code", "name_fr", "name_ar", "type", "population"]

# The communes that have arrondissements are missing from the only public list of communes.
DIVIDED_CITIES = {
    "01.511.01.0": ("Tanger", "طنجة"),
    "03.231.01.0": ("Fès", "فاس"),
    "04.421.01.0": ("Rabat", "الرباط"),
    "04.441.01.0": ("Salé", "سلا"),
    "06.141.01.0": ("Casablanca", "الدار البيضاء"),
    "07.351.01.0": ("Marrakech", "مراكش"),
}

pytestmark = pytest.mark.skipif(not SOURCES.exists(), reason="the public files are not on this machine")


def rows(name):
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_table(records):
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(records)
    return read_table(text.getvalue().encode())


def hcp(name, **more):
    return [
        {"code": row["code"], "name_fr": row["name_fr"], "name_ar": row["name_ar"], "type": row.get("type", "")}
        | {"population": row["population_2024"], "parent_code": row.get("commune_code", "")}
        | more
        for row in rows(f"hcp_{name}_2024.csv")
    ]


def tayssir(name):
    return [
        {"code": row["id"], "name_fr": row["name"], "name_ar": row["name_ar"]} for row in rows(f"tayssir/{name}.csv")
    ]


def cities():
    return [{"code": code, "name_fr": fr, "name_ar": ar} for code, (fr, ar) in DIVIDED_CITIES.items()]


def whole_territory():
    """Everything in one file; the arrondissements as of 2024 take the place of those of 2014."""
    arrondissements = hcp("arrondissements", level="arrondissement")
    newer = {row["code"] for row in arrondissements}
    communes = [row for row in tayssir("commune") if row["code"].rstrip(".") not in newer]
    return [*hcp("regions"), *hcp("provinces"), *tayssir("circle"), *communes, *cities(), *arrondissements]


class TerritoryOfThePublicFilesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.shipped = dict(CollectivityPage.objects.values_list("code", "pk"))
        cls.table = as_table(whole_territory())
        cls.report = import_table(table=cls.table)

    def test_there_are_12_regions_75_provinces_1503_communes_and_41_arrondissements(self):
        levels = Counter(CollectivityPage.objects.values_list("level", flat=True))

        assert levels == {"region": 12, "prefecture": 13, "province": 62, "commune": 1503, "arrondissement": 41}

    def test_each_of_them_has_its_council(self):
        assert Council.objects.count() == 1631
        assert not CollectivityPage.objects.filter(council=None).exists()

    def test_communes_of_each_region_are_as_many_as_the_census_says(self):
        for row in rows("hcp_regions_2024.csv"):
            region = CollectivityPage.objects.get(code=row["code"])
            communes = CollectivityPage.objects.descendant_of(region).filter(level="commune")
            assert communes.count() == int(row["communes"]), row["name_fr"]

    def test_arrondissements_lie_under_their_six_cities(self):
        parents = Counter(
            page.get_parent().specific.name_fr for page in CollectivityPage.objects.filter(level="arrondissement")
        )

        assert parents == {"Casablanca": 16, "Fès": 6, "Rabat": 5, "Salé": 5, "Marrakech": 5, "Tanger": 4}

    def test_tree_is_sound(self):
        assert not any(Page.find_problems())

    def test_census_updates_the_shipped_units_instead_of_doubling_them(self):
        pks = dict(CollectivityPage.objects.filter(iso_code__startswith="MA-").values_list("code", "pk"))
        regions = CollectivityPage.objects.filter(level="region")

        assert pks == self.shipped
        assert sum(regions.values_list("population", flat=True)) == 36_828_330
        assert CollectivityPage.objects.get(code="02.381").name_ar == "الناضور"

    def test_prefectures_of_arrondissements_are_refused(self):
        refused = [line for line in self.report.refused if "préfecture d'arrondissements" in line.reason]

        # Eight of the census, and the same eight among the cercles of the older list, one with the code of the city.
        assert len(refused) == 8 + 8
        assert all(line.code.startswith("06.141.01.") for line in refused)

    def test_cercles_and_centres_are_refused_and_nothing_else(self):
        reasons = Counter(line.reason.split(" n'est")[0].split(" est")[0] for line in self.report.refused)

        assert reasons == {"Un cercle": 196, "Un centre": 149, "Une préfecture d'arrondissements": 16}

    def test_names_are_clean(self):
        marks = [" (", ":", "\u00a0", "\u200e", "\u202b", "  "]
        names = [name for pair in CollectivityPage.objects.values_list("name_fr", "name_ar") for name in pair]

        assert not [name for name in names if name != name.strip() or any(mark in name for mark in marks)]

    def test_second_import_changes_nothing_and_leaves_the_journal_alone(self):
        report = import_table(table=self.table)

        assert not report.has_written
        assert report.unchanged == 1631
        assert JournalEntry.objects.count() == 1

    def test_journal_tells_of_the_import_in_one_entry(self):
        payload = json.loads(JournalEntry.objects.get().payload)

        assert payload["sha256"] == self.table.sha256
        assert (payload["created"], payload["refused"]) == (1544, 361)

    def test_arrondissements_of_2014_and_of_2024_are_the_same_units(self):
        older = [row for row in tayssir("commune") if "(Arrond.)" in row["name_fr"]]

        report = import_table(table=as_table(older))

        assert (report.created, report.refused, len(older)) == (0, (), 41)

    def test_provinces_of_the_older_list_are_known_by_their_codes(self):
        report = import_table(table=as_table([*tayssir("region"), *tayssir("province")]))

        assert (report.created, report.moved, report.refused) == (0, 0, ())


class FilesWithoutOfficialCodesTests(TestCase):
    def records(self):
        with (SOURCES / "mahdiboughrous" / "communes.json").open(encoding="utf-8") as file:
            return json.load(file)["communes"]

    def import_with(self, code_of):
        return import_table(
            table=as_table(
                {"code": code_of(row), "name_fr": row["name"]["fr"], "name_ar": row["name"]["ar"], "type": row["type"]}
                for row in self.records()
            )
        )

    def test_every_row_without_a_code_is_refused_for_that_reason(self):
        report = self.import_with(lambda row: "")

        assert len(report.refused) == 881
        assert {line.reason.split(" :")[0] for line in report.refused} == {"Le code manque"}

    def test_codes_of_the_authors_own_are_refused_one_by_one(self):
        report = self.import_with(lambda row: row["id"])

        assert not report.has_written
        assert all(f"« {line.code} » n'est pas un code HCP" in line.reason for line in report.refused)
