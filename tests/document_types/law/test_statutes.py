"""The table itself: complete, unambiguous, in force."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from document_types.law.calendar import WorkingCalendar
from document_types.law.citation import Law
from document_types.law.coverage import CHAPTERS as COVERAGE
from document_types.law.coverage import coverage
from document_types.law.deadlines import due
from document_types.law.facts import VisaFor
from document_types.law.levels import Level
from document_types.law.nomenclature import MATTERS
from document_types.law.rule import Direction, Status
from document_types.law.statutes import NoSuchRule, OverlappingRules, rule, rules
from document_types.law.table import Table
from document_types.law.units import Unit

REFERENCE = Path(__file__).resolve().parents[4] / "shared" / "reference" / "law.md"

ORGANIC_LAWS = {Law.COMMUNES, Law.PREFECTURES_AND_PROVINCES, Law.REGIONS}
# Of these only the text as a whole is known, not the article.
CITED_WHOLE = {
    Law.PUBLIC_HOLIDAYS,
    Law.UNITY_DAY,
    Law.HANDOVER_IN_REGIONS,
    Law.HANDOVER_IN_PREFECTURES_AND_PROVINCES,
    Law.INTERNAL_REGULATIONS,
}
COMMUNES, PROVINCES = {Level.COMMUNE}, {Level.PREFECTURE, Level.PROVINCE}
NOT_EVERYWHERE = {
    "SES-22": COMMUNES,
    "MIN-9": PROVINCES,
    "TRA-2": COMMUNES,
    "TRA-6": set(),
    "LEG-9": COMMUNES,
    "LEG-10": COMMUNES,
    "VIS-6": COMMUNES,
    "VIS-8": COMMUNES,
    "VIS-11": {Level.REGION},
    "PET-3": COMMUNES | PROVINCES,
    "COMM-9": COMMUNES | {Level.REGION},
    "ARR-1": set(),
}

# Prefectures share the rows of provinces, as a test of its own holds.
ROWS = [row for row in rules() if row.level is not Level.PREFECTURE]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}-{row.level}")
def test_every_row_has_an_id_its_article_and_both_languages(row):
    known = {each for chapter in COVERAGE for each in chapter.ids}

    assert row.id in known
    assert row.citation.articles or row.citation.law in CITED_WHOLE
    assert row.citation.law == row.level.law or row.citation.law not in ORGANIC_LAWS
    assert re.search(r"[a-zéè]", row.wording.fr)
    assert re.search(r"[\u0621-\u064a]", row.wording.ar)
    assert not re.search(r"[\u0621-\u064a{]", row.wording.fr)
    assert not re.search(r"[a-z{]", row.wording.ar)


def test_every_delay_says_from_what_how_much_and_in_which_direction():
    for row in rules():
        parts = [row.trigger, row.amount, row.unit, row.direction]

        assert all(part is not None for part in parts) or all(part is None for part in parts), row.name


def test_every_row_of_the_reference_is_in_the_table():
    covered = list(coverage())

    assert [each.left_out for each in covered] == [{}] * 13
    assert sum(len(each.computes) + len(each.informs) for each in covered) == 187


def test_the_coverage_counts_the_rows_of_the_reference_itself():
    if not REFERENCE.exists():
        pytest.skip("../shared/reference/law.md is not beside the project")
    text = REFERENCE.read_text(encoding="utf-8")
    chapters = re.split(r"^## (\d+)\. ", text, flags=re.MULTILINE)
    written = {
        int(number): set(re.findall(r"^\| ([A-Z]+-\d+a?) \|", body, flags=re.MULTILINE))
        for number, body in zip(chapters[1::2], chapters[2::2], strict=True)
    }

    assert {chapter.number: set(chapter.ids) for chapter in COVERAGE} == {
        number: ids for number, ids in written.items() if number in range(1, 14)
    }


@pytest.mark.parametrize("level", [Level.REGION, Level.PREFECTURE, Level.PROVINCE, Level.COMMUNE])
def test_a_level_lacks_only_what_its_law_does_not_say(level):
    everything = {each for chapter in COVERAGE for each in chapter.ids}
    absent = {row for row, levels in NOT_EVERYWHERE.items() if level not in levels}

    assert everything - {row.id for row in rules(level)} == absent


def test_rules_of_one_level_only_stay_there():
    assert {row.level for row in rules() if row.id == "ARR-1"} == {Level.ARRONDISSEMENT}
    assert {row.level for row in rules() if row.id == "VIS-11"} == {Level.REGION}
    assert {row.level for row in rules() if row.id == "VIS-6"} == {Level.COMMUNE, Level.ARRONDISSEMENT}


@pytest.mark.parametrize(
    ("rule_id", "amounts"),
    [
        ("CON-2", {"commune": 10, "province": 7, "region": 7}),
        ("SES-6", {"commune": 7, "province": 15, "region": 15}),
        ("SES-10", {"commune": 15, "province": 15, "region": 30}),
        ("SES-11", {"commune": 7, "province": 7, "region": 7, "arrondissement": 3}),
        ("MIN-7", {"commune": 8, "province": 10, "region": 10}),
        ("TRA-1", {"commune": 15, "province": 10, "region": 10}),
        ("LEG-3", {"commune": 3, "province": 3, "region": 3}),
        ("VIS-20", {"commune": 20, "province": 20, "region": 20}),
    ],
)
def test_the_amounts_that_differ_by_level_are_those_of_the_texts(rule_id, amounts):
    assert {level: rule(rule_id, Level(level)).amount for level in amounts} == amounts


@pytest.mark.parametrize(
    ("rule_id", "level", "article"),
    [
        ("LEG-3", Level.COMMUNE, 117),
        ("LEG-3", Level.PROVINCE, 108),
        ("LEG-3", Level.REGION, 114),
        ("TRA-1", Level.COMMUNE, 116),
        ("QUO-2", Level.PREFECTURE, 43),
        ("VIS-20", Level.REGION, 115),
    ],
)
def test_each_level_cites_its_own_article(rule_id, level, article):
    assert rule(rule_id, level).citation.article == article


def test_an_extension_counts_working_days_in_communes_and_plain_ones_in_provinces():
    assert rule("SES-6", Level.COMMUNE).unit is Unit.CONSECUTIVE_WORKING_DAYS
    assert rule("SES-6", Level.PROVINCE).unit is Unit.CONSECUTIVE_DAYS


def test_prefecture_and_province_share_every_rule():
    shared = [(row.id, row.citation, row.amount, row.office) for row in rules(Level.PREFECTURE)]

    assert shared == [(row.id, row.citation, row.amount, row.office) for row in rules(Level.PROVINCE)]


def test_a_communal_rule_taken_by_the_arrondissement_cites_what_makes_it_apply():
    row = rule("QUO-2", Level.ARRONDISSEMENT)

    assert row.citation.articles == (42, 225, 226)
    assert row.status is Status.VERIFIED


def test_a_rule_the_texts_do_not_extend_to_arrondissements_is_marked_as_a_reading():
    assert rule("SES-5", Level.ARRONDISSEMENT).status is Status.READING


def test_visa_rows_name_matters_of_the_nomenclature():
    facts = [row.fact for row in rules() if isinstance(row.fact, VisaFor)]

    assert set().union(*(fact.matters | fact.possible for fact in facts)) <= set(MATTERS)


def test_an_unknown_rule_is_refused_with_its_name():
    with pytest.raises(NoSuchRule, match="XYZ-1 for the level commune"):
        rule("XYZ-1", Level.COMMUNE)


def test_a_rule_has_no_row_before_its_law_was_published():
    with pytest.raises(NoSuchRule, match="2015-07-22"):
        rule("LEG-3", Level.COMMUNE, date(2015, 7, 22))


def test_two_rows_for_the_same_days_are_refused():
    row = rule("LEG-3", Level.COMMUNE)

    with pytest.raises(OverlappingRules, match="LEG-3"):
        Table([row, row])


def test_an_amended_rule_answers_by_date_and_without_one_as_of_today():
    tomorrow = date.today() + timedelta(days=1)
    old = replace(rule("LEG-3", Level.COMMUNE), in_force_to=date.today())
    new = replace(old, amount=5, in_force_from=tomorrow, in_force_to=None)
    table = Table([new, old])

    assert table.rule("LEG-3", Level.COMMUNE, date.today()).amount == 3
    assert table.rule("LEG-3", Level.COMMUNE, tomorrow).amount == 5
    assert table.rule("LEG-3", Level.COMMUNE).amount == 3


def test_an_act_received_before_an_amendment_keeps_the_old_delay():
    old = replace(rule("LEG-3", Level.COMMUNE), in_force_to=date(2027, 6, 30))
    new = replace(old, amount=5, in_force_from=date(2027, 7, 1), in_force_to=None)
    table = Table([old, new])

    def opposed_until(received_on):
        return due(table.rule("LEG-3", Level.COMMUNE, received_on), received_on, WorkingCalendar()).due_on

    assert opposed_until(date(2027, 6, 30)) == date(2027, 7, 5)
    assert opposed_until(date(2027, 7, 1)) == date(2027, 7, 8)


def test_only_an_authority_is_answered_by_silence():
    silent = [row for row in rules() if row.silence]

    assert {row.party.value for row in silent} == {"authority"}
    assert {row.direction for row in silent} == {Direction.WITHIN}
