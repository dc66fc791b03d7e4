"""The back-planning of a session: from what is known of it to every date the law sets around it."""

from .checks import opening_cautions
from .plan import Caution, ImpossiblePlan, Plan, PlannedSession, Requester, Step
from .planner import plan_session

__all__ = [
    "Caution",
    "ImpossiblePlan",
    "Plan",
    "PlannedSession",
    "Requester",
    "Step",
    "opening_cautions",
    "plan_session",
]
