"""The back-planning of a session: every date the law sets around it, from its agenda to the force of its acts.

What is not known yet is supposed, on the cautious side and said so: a duty runs from the earliest day it can, and
the authority has the acts on the last day they may be sent (law.md 15.28).
"""

from datetime import date

from ..calendar import WorkingCalendar
from ..readings import DEFAULT, Readings
from ..statutes import NoSuchRule
from . import words as say
from .after import After
from .before import Before
from .checks import cautions_of, require_possible
from .plan import ImpossiblePlan, Plan, PlannedSession


def plan_session(
    session: PlannedSession, calendar: WorkingCalendar, readings: Readings = DEFAULT, *, today: date | None = None
) -> Plan:
    """Every date around the session in the order of its life; without `today`, nothing is said to be too late.

    Raises ImpossiblePlan where the dates contradict each other or no rule was in force.
    """
    require_possible(session)
    try:
        halves = (half(session, calendar, readings) for half in (Before, After))
        steps = tuple(step for half in halves for step in half.steps())
    except NoSuchRule as missing:
        raise ImpossiblePlan(say.NO_RULE.format(rule=missing.name, level=missing.level.definite_label)) from missing
    return Plan(session, steps, tuple(cautions_of(session, steps, calendar, readings, today)))
