"""The law's time as this site reckons it: the closing days entered here, the readings chosen here."""

from functools import lru_cache

from document_types.law.reckoner import Reckoner
from document_types.services.calendar import announced_days, calendar_of
from document_types.services.readings import choices, readings_of


def reckoner() -> Reckoner:
    """Two queries; ask for it once for a whole page."""
    return _reckoner_of(announced_days(), choices())


# The same rows give the same reckoner, which keeps what it has reckoned; other rows another.
@lru_cache(maxsize=4)
def _reckoner_of(announced: tuple, chosen: tuple) -> Reckoner:
    return Reckoner(calendar_of(announced), readings_of(chosen))
