"""THE table: every rule of law the product enforces or computes, gathered from its chapters."""

from ..table import NoSuchRule, OverlappingRules, Table
from .executory import EXECUTORY
from .minutes import MINUTES
from .opposition import OPPOSITION
from .preparation import PREPARATION
from .quorum import QUORUM
from .sessions import SESSIONS
from .visa import VISA
from .voting import VOTING

TABLE = Table((*SESSIONS, *PREPARATION, *QUORUM, *VOTING, *MINUTES, *OPPOSITION, *VISA, *EXECUTORY))

rule = TABLE.rule
rules = TABLE.rules

__all__ = ["TABLE", "NoSuchRule", "OverlappingRules", "rule", "rules"]
