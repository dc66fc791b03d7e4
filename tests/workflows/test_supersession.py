"""An act that replaces another does so while it is in force, and no longer."""

from datetime import date

import pytest

from document_types.enums import ActState, ForceKind, LinkKind
from document_types.force import force_on
from document_types.models import Act
from document_types.services import links
from tests.factories import (
    TITLES,
    add_items,
    adopt,
    at,
    convene,
    on_paper,
    open_session,
    received_act,
    scan_for,
    sign_both,
    sit,
    transmit,
)
from workflows import deadlines
from workflows.enums import ProceedingKind
from workflows.services import proceedings, review
from workflows.services.decision import Decision

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2026, 5, 14), date(2026, 10, 15)


def replace(town) -> tuple[Act, Act]:
    """An act in force since May, and one of October that replaces it, received on a Friday."""
    earlier = received_act(town, TITLES[1:2], on=date(2026, 5, 8))
    confirm(town, earlier, FIRST)
    session = open_session(town, date(2026, 10, 5))
    [item] = add_items(session, TITLES[1:2])
    links.link(later=item.act, earlier=earlier, kind=LinkKind.REPLACES, user=town.clerk)
    convene(town, session)
    later = adopt(town, item, sit(town, session))
    sign_both(later)
    transmit(later, on=date(2026, 10, 9))
    return earlier, later


def confirm(town, act, on):
    deadlines.run(on)
    if town.council.is_authority_on_paper:
        review.confirm_silence(clock=act.clocks.get(), user=town.clerk)


def state(act) -> str:
    act.refresh_from_db()
    return act.state


def force(act, on):
    return force_on(act.journal_entries.all(), at(on, 23)).kind


def test_the_earlier_act_is_replaced_the_day_the_later_one_is_in_force(town):
    earlier, _later = replace(town)
    assert state(earlier) == ActState.EXECUTORY

    deadlines.run(SECOND)

    assert state(earlier) == ActState.REPLACED
    assert force(earlier, date(2026, 10, 14)) is ForceKind.IN_FORCE
    assert force(earlier, SECOND) is ForceKind.REPLACED


def test_a_later_act_annulled_by_the_court_gives_way_to_the_earlier_one(town):
    earlier, later = replace(town)
    deadlines.run(SECOND)
    facts = {"is_paper": True, "reference": "TA-1"}
    proceedings.seek_nullity(act=later, decision=Decision(decided_on=date(2026, 10, 20), **facts))
    proceedings.rule_on(
        act=later, outcome=ProceedingKind.ANNULLED, decision=Decision(decided_on=date(2026, 11, 10), **facts)
    )

    assert state(later) == ActState.ANNULLED
    assert state(earlier) == ActState.EXECUTORY
    assert force(earlier, date(2026, 11, 10)) is ForceKind.IN_FORCE


def test_a_force_taken_back_gives_the_earlier_act_its_own_again(town):
    earlier, later = replace(on_paper(town))
    confirm(town, later, SECOND)
    assert state(earlier) == ActState.REPLACED

    review.oppose(
        act=later,
        ground="breach_of_law",
        decision=Decision(
            user=town.clerk,
            reference="9",
            reasons_fr="Motif.",
            is_paper=True,
            decided_on=date(2026, 10, 13),
            scan=scan_for(town.council),
        ),
    )

    assert state(later) == ActState.OPPOSED
    assert state(earlier) == ActState.EXECUTORY
