"""When a decision is to be posted: the text gives the delay and not its start (law.md 15.12)."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from .levels import Level
from .reading_table import POSTING_START
from .readings import Readings
from .rule import Rule
from .statutes import rule
from .triggers import Trigger

_STARTS = {
    "adoption": Trigger.ADOPTION,
    "session_closing": Trigger.SESSION_CLOSING,
    "executory": Trigger.EXECUTORY,
}


def posting_rule(level: Level, readings: Readings, on: date | None = None) -> Rule:
    """MIN-7 with the start that was chosen: its `trigger` says from which event to count."""
    return _posting_rule(level, readings.choice(POSTING_START), on or date.today())


@lru_cache(maxsize=512)
def _posting_rule(level: Level, start: str, on: date) -> Rule:
    return replace(rule("MIN-7", level, on), trigger=_STARTS[start])
