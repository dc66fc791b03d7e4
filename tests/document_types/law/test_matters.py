"""Matters, the visas and majorities they need, and who acts."""

import pytest

from document_types.law.actors import (
    Office,
    controller,
    court_referrer,
    suspension_referrer,
    visa_authority,
)
from document_types.law.levels import Level
from document_types.law.majorities import Majority
from document_types.law.matters import (
    MATTER_GROUPS,
    MATTERS,
    Need,
    UnknownMatter,
    majority_rule,
    required_majority,
    visa_requirement,
)

MEMBERS = Majority.MEMBERS_IN_OFFICE


@pytest.mark.parametrize("matter", MATTERS.values(), ids=lambda matter: matter.code)
def test_every_matter_has_two_levels_and_both_labels(matter):
    assert matter.code.count(".") == 1
    assert matter.group in MATTER_GROUPS
    assert matter.label.fr
    assert matter.label.ar


def test_every_group_of_matters_is_used():
    assert {matter.group for matter in MATTERS.values()} == set(MATTER_GROUPS)


@pytest.mark.parametrize(
    ("matter", "level", "need", "office", "rule_id"),
    [
        ("finance.budget", Level.COMMUNE, Need.NEEDED, Office.GOVERNOR, "VIS-2"),
        ("finance.budget", Level.REGION, Need.NEEDED, Office.INTERIOR, "VIS-2"),
        ("programme.action", Level.PROVINCE, Need.NEEDED, Office.GOVERNOR, "VIS-1"),
        ("property.disposal", Level.COMMUNE, Need.NEEDED, Office.GOVERNOR, "VIS-4"),
        ("services.delegated", Level.COMMUNE, Need.NEEDED, Office.INTERIOR, "VIS-9"),
        ("companies.creation", Level.PREFECTURE, Need.NEEDED, Office.INTERIOR, "VIS-10"),
        ("services.creation", Level.COMMUNE, Need.NEEDED, Office.GOVERNOR, "VIS-8"),
        ("services.creation", Level.PROVINCE, Need.DOUBTFUL, Office.GOVERNOR, "VIS-4"),
        ("programme.land_use", Level.REGION, Need.NEEDED, Office.INTERIOR, "VIS-11"),
        ("culture.association_grants", Level.COMMUNE, Need.DOUBTFUL, Office.GOVERNOR, "VIS-4"),
    ],
)
def test_the_visa_follows_the_matter_and_the_level(matter, level, need, office, rule_id):
    requirement = visa_requirement(matter, level)

    assert (requirement.need, requirement.office, requirement.rule.id) == (need, office, rule_id)


@pytest.mark.parametrize(
    ("matter", "level"),
    [
        ("naming.honour", Level.PROVINCE),
        ("naming.ordinary", Level.COMMUNE),
        ("council.motion", Level.REGION),
        ("council.internal_regulations", Level.COMMUNE),
        ("programme.land_use", Level.COMMUNE),
    ],
)
def test_a_matter_no_rule_lists_needs_no_visa(matter, level):
    requirement = visa_requirement(matter, level)

    assert requirement.need is Need.NOT_NEEDED
    assert requirement.rule is None
    assert visa_authority(matter, level) is None


@pytest.mark.parametrize(
    ("matter", "level", "majority"),
    [
        ("programme.action", Level.COMMUNE, MEMBERS),
        ("companies.capital", Level.PROVINCE, MEMBERS),
        ("cooperation.private", Level.REGION, MEMBERS),
        ("programme.land_use", Level.REGION, MEMBERS),
        ("programme.land_use", Level.COMMUNE, Majority.VOTES_CAST),
        ("finance.budget", Level.COMMUNE, Majority.VOTES_CAST),
        ("council.designation", Level.COMMUNE, Majority.RELATIVE),
    ],
)
def test_the_majority_follows_the_matter_and_the_level(matter, level, majority):
    assert required_majority(matter, level) is majority


def test_the_majority_names_its_row():
    assert majority_rule("finance.budget", Level.REGION).id == "VOT-3"
    assert majority_rule("finance.budget", Level.REGION).citation.article == 46


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("matter", MATTERS)
def test_every_matter_has_an_answer_at_every_level(matter, level):
    assert visa_requirement(matter, level).need in Need
    assert required_majority(matter, level) in Majority


@pytest.mark.parametrize("ask", [visa_requirement, required_majority])
def test_an_unknown_matter_is_refused(ask):
    with pytest.raises(UnknownMatter, match="fishing"):
        ask("fishing", Level.COMMUNE)


@pytest.mark.parametrize(
    ("level", "controls", "refers"),
    [
        (Level.COMMUNE, Office.GOVERNOR, Office.GOVERNOR),
        (Level.PREFECTURE, Office.GOVERNOR, Office.GOVERNOR),
        (Level.PROVINCE, Office.GOVERNOR, Office.GOVERNOR),
        (Level.REGION, Office.WALI, Office.INTERIOR),
        (Level.ARRONDISSEMENT, Office.GOVERNOR, Office.GOVERNOR),
    ],
)
def test_control_and_referral_are_two_roles(level, controls, refers):
    assert controller(level) is controls
    assert court_referrer(level) is refers
    assert suspension_referrer(level) is refers


def test_the_visa_authority_can_be_another_than_the_controller():
    assert controller(Level.COMMUNE) is Office.GOVERNOR
    assert visa_authority("services.delegated", Level.COMMUNE) is Office.INTERIOR
