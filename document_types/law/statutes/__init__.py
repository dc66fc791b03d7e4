"""THE table: every rule of law the product enforces, computes or tells, gathered from its chapters."""

from ..table import NoSuchRule, OverlappingRules, Table
from .agenda import AGENDA
from .attendance import ATTENDANCE
from .budget import BUDGET
from .committees import COMMITTEES
from .compulsory_items import COMPULSORY_ITEMS
from .convocation import CONVOCATION
from .executory import EXECUTORY
from .extraordinary import EXTRAORDINARY
from .minutes import MINUTES
from .opposition import OPPOSITION
from .petitions import PETITIONS
from .publicity import PUBLICITY
from .quorum import QUORUM
from .sessions import SESSIONS
from .time import TIME
from .transmission import TRANSMISSION
from .visa import VISA
from .voting import VOTING

# In the order of the chapters of the reference table.
CHAPTERS = (
    (*SESSIONS, *EXTRAORDINARY, *ATTENDANCE),
    (*AGENDA, *COMPULSORY_ITEMS),
    CONVOCATION,
    QUORUM,
    VOTING,
    PUBLICITY,
    MINUTES,
    TRANSMISSION,
    OPPOSITION,
    (*VISA, *BUDGET),
    EXECUTORY,
    (*PETITIONS, *COMMITTEES),
    TIME,
)

TABLE = Table(row for chapter in CHAPTERS for row in chapter)

rule = TABLE.rule
rules = TABLE.rules

__all__ = ["CHAPTERS", "TABLE", "NoSuchRule", "OverlappingRules", "rule", "rules"]
