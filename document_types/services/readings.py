"""The readings of the law chosen for this site: where the text is silent or ambiguous (law.md 15)."""

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.law.reading_table import Reading
from document_types.law.readings import READINGS, Readings
from document_types.models import ReadingChoice
from document_types.services.journal import record


def chosen_readings() -> Readings:
    """Those the administrator changed; each other one keeps its cautious default."""
    chosen = dict(ReadingChoice.objects.values_list("reading", "option"))
    return Readings({key: option for key, option in chosen.items() if _is_known(key, option)})


def _is_known(key: str, option: str) -> bool:
    """A reading that a later release settled otherwise is no longer there to be chosen."""
    return key in READINGS and option in [each.key for each in READINGS[key].options]


@transaction.atomic
def choose_reading(*, reading: Reading, option: str, user=None) -> ReadingChoice:
    """Read the law so from now on; delays that run keep the date that was notified."""
    if reading.is_fixed:
        raise Refusal(_("Cette lecture ne se change pas : une seule est appliquée."))
    if option not in [each.key for each in reading.options]:
        raise Refusal(_("Choisissez l'une des lectures proposées."))
    before = chosen_readings().choice(reading)
    choice, _created = ReadingChoice.objects.update_or_create(reading=reading.key, defaults={"option": option})
    if option != before:
        record(
            council=None,
            event=JournalEvent.READING_CHOSEN,
            payload={"reading": reading.key, "reference": reading.id, "before": before, "after": option},
            user=user,
        )
    return choice
