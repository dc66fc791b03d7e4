"""The law's time as this site reckons it: the closing days entered here, the readings chosen here."""

from document_types.law.reckoner import Reckoner
from document_types.services.calendar import working_calendar
from document_types.services.readings import chosen_readings


def reckoner() -> Reckoner:
    """Two queries; ask for it once for a whole page."""
    return Reckoner(working_calendar(), chosen_readings())
