"""The table itself: complete, unambiguous, in force."""

import re
from dataclasses import replace
from datetime import date

import pytest

from document_types.law.facts import VisaFor
from document_types.law.levels import Level
from document_types.law.nomenclature import MATTERS
from document_types.law.rule import Direction, Status
from document_types.law.statutes import NoSuchRule, OverlappingRules, rule, rules
from document_types.law.table import Table
from document_types.law.units import Unit

REFERENCE_ID = re.compile(r"^(SES|AGE|CON|QUO|VOT|MIN|TRA|LEG|VIS|EXE|BUD|ARR)-\d{1,2}a?$")

EVERYWHERE = {
    *(f"SES-{number}" for number in (1, 2, 5, 6, 8, 9, 10, 11, 13, 14, 21)),
    *("AGE-2", "AGE-3", "CON-2", "CON-5", "QUO-2", "QUO-3", "QUO-4"),
    *("VOT-3", "VOT-4", "VOT-4a", "VOT-5", "VOT-6"),
    *("MIN-1", "MIN-3", "MIN-6", "MIN-7", "TRA-1"),
    *(f"LEG-{number}" for number in range(1, 9)),
    *("VIS-1", "VIS-2", "VIS-3", "VIS-4", "VIS-5", "VIS-7", "VIS-9", "VIS-10", "VIS-20", "VIS-21", "VIS-22"),
    *("EXE-1", "EXE-2"),
}
BUDGET = {"VOT-9", "TRA-5", "BUD-3", "BUD-4", "BUD-6", "BUD-7"}

every_row = pytest.mark.parametrize("row", rules(), ids=lambda row: f"{row.id}-{row.level}")


@every_row
def test_every_row_has_both_wordings_an_article_and_an_id_of_the_reference(row):
    assert re.search(r"[a-zéè]", row.wording.fr)
    assert re.search(r"[\u0621-\u064a]", row.wording.ar)
    assert row.citation.article > 0
    assert row.citation.law == row.level.law
    assert REFERENCE_ID.match(row.id)


@every_row
def test_no_wording_keeps_an_unfilled_placeholder(row):
    assert "{" not in row.wording.fr + row.wording.ar


@every_row
def test_every_delay_says_from_what_how_much_and_in_which_direction(row):
    parts = [row.trigger, row.amount, row.unit, row.direction]

    assert all(part is not None for part in parts) or all(part is None for part in parts)


@every_row
def test_no_wording_mixes_the_two_scripts(row):
    assert not re.search(r"[\u0621-\u064a]", row.wording.fr)
    assert not re.search(r"[a-z]", row.wording.ar)


@pytest.mark.parametrize("level", Level)
def test_every_level_has_the_rules_of_the_life_of_a_decision(level):
    assert {row.id for row in rules(level)} >= EVERYWHERE


@pytest.mark.parametrize("level", [Level.REGION, Level.PREFECTURE, Level.PROVINCE, Level.COMMUNE])
def test_every_level_with_a_budget_has_its_calendar(level):
    assert {row.id for row in rules(level)} >= BUDGET


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


def test_an_amended_rule_answers_by_date_and_by_default_with_the_latest():
    old = replace(rule("LEG-3", Level.COMMUNE), in_force_to=date(2027, 6, 30))
    new = replace(old, amount=5, in_force_from=date(2027, 7, 1), in_force_to=None)
    table = Table([new, old])

    assert table.rule("LEG-3", Level.COMMUNE, date(2027, 6, 30)).amount == 3
    assert table.rule("LEG-3", Level.COMMUNE, date(2027, 7, 1)).amount == 5
    assert table.rule("LEG-3", Level.COMMUNE).amount == 5


def test_only_an_authority_is_answered_by_silence():
    silent = [row for row in rules() if row.silence]

    assert {row.party.value for row in silent} == {"authority"}
    assert {row.direction for row in silent} == {Direction.WITHIN}
