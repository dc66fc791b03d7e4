"""Which State office controls a council, visas its decisions and refers to the court."""

from datetime import date

from .levels import Level
from .matters import visa_requirement
from .offices import Office
from .statutes import NoSuchRule, rule

__all__ = ["Office", "controller", "court_referrer", "suspension_referrer", "visa_authority"]


def controller(level: Level, on: date | None = None) -> Office:
    """Who receives the decisions and may oppose them."""
    return _office("LEG-1", level, on)


def court_referrer(level: Level, on: date | None = None) -> Office:
    """Who asks the court to declare a decision null, at any time."""
    return _office("LEG-2", level, on)


def suspension_referrer(level: Level, on: date | None = None) -> Office:
    """Who refers to the urgent-applications judge a decision maintained after an opposition."""
    return _office("LEG-5", level, on)


def visa_authority(matter: str, level: Level, on: date | None = None) -> Office | None:
    """Who grants the visa; None where no rule asks for one."""
    return visa_requirement(matter, level, on).office


def _office(rule_id: str, level: Level, on: date | None) -> Office:
    row = rule(rule_id, level, on)
    if row.office is None:
        raise NoSuchRule(f"{rule_id}/office", level, on)
    return row.office
