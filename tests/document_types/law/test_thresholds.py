"""Shares are counted each on its own base, and never on a number nobody gave."""

import pytest

from document_types.law.facts import Base
from document_types.law.levels import Level
from document_types.law.majorities import InvalidCount
from document_types.law.reading_table import MEMBERS_BASE
from document_types.law.readings import DEFAULT
from document_types.law.statutes import rule
from document_types.law.thresholds import NoShare, threshold

# A council of 25 seats of which three are vacant.
COUNCIL = {Base.SEATS: 25, Base.IN_OFFICE: 22}


def needed(rule_id, readings=DEFAULT):
    return threshold(rule(rule_id, Level.COMMUNE), COUNCIL, readings).needed


def test_three_requests_have_three_bases():
    assert needed("SES-8") == 8
    assert needed("AGE-7") == 13
    assert needed("SES-10") == 12


def test_the_members_may_be_read_as_all_the_seats():
    readings = DEFAULT.choosing(MEMBERS_BASE, "seats")

    assert needed("SES-10", readings) == 13
    assert needed("SES-8", readings) == 8


def test_a_threshold_says_how_many_of_what():
    asked = threshold(rule("AGE-7", Level.REGION), COUNCIL)

    assert asked.wording.fr.replace("\u00a0", " ") == "Il en faut au moins 13, sur 25 sièges du conseil."
    assert asked.is_met_by(13)
    assert not asked.is_met_by(12)


@pytest.mark.parametrize("numbers", [{}, {Base.IN_OFFICE: 0}, {Base.IN_OFFICE: None}])
def test_a_council_without_members_has_no_threshold(numbers):
    with pytest.raises(InvalidCount, match="in_office"):
        threshold(rule("SES-8", Level.COMMUNE), numbers)


def test_a_rule_without_a_share_says_so():
    with pytest.raises(NoShare, match="LEG-3"):
        threshold(rule("LEG-3", Level.COMMUNE), COUNCIL)
