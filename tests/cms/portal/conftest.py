"""What the tests of the portal share: a day to stand on, an index that follows, and acts in the states that matter."""

from datetime import date

import pytest

from search import index
from tests.factories import TITLES, at, held_session, post, sign_both, transmit
from workflows import deadlines
from workflows.enums import OppositionGround
from workflows.services import review
from workflows.services.decision import Decision

TODAY = date(2026, 5, 8)


@pytest.fixture(autouse=True)
def _today(settings):
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def session(town):
    """Three deliberations adopted; none is posted."""
    session, _acts = held_session(town, TITLES)
    return session


@pytest.fixture
def acts(town):
    """A budget awaiting its visa, a motion in its delay of opposition, tax rates that are only adopted."""
    _session, [budget, motion, rates] = held_session(town, TITLES)
    for act in (budget, motion):
        sign_both(act)
    post(budget, motion)
    transmit(budget, motion, on=date(2026, 5, 8))
    return {"budget": budget, "motion": motion, "rates": rates}


@pytest.fixture
def opposed(acts):
    review.oppose(
        act=acts["motion"],
        ground=OppositionGround.BREACH_OF_LAW,
        decision=Decision(reference="77", reasons_fr="Hors attributions.", at=at(date(2026, 5, 11))),
    )
    acts["motion"].refresh_from_db()
    return acts["motion"]


@pytest.fixture
def in_force(acts):
    deadlines.run(date(2026, 5, 14))
    acts["motion"].refresh_from_db()
    return acts["motion"]


@pytest.fixture
def indexed(clean_index):
    """Bring the index up to date: transactions of tests never commit."""
    return index.flush
