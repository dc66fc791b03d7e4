"""The back-planning of a session: from what is known of it to every date the law sets around it."""

from .plan import ImpossiblePlan, Plan, PlannedSession, Requester, Step
from .planner import plan_session

__all__ = ["ImpossiblePlan", "Plan", "PlannedSession", "Requester", "Step", "plan_session"]
