"""The readings of the law chosen for this site: where the text is silent or ambiguous (law.md 15)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import JournalEvent
from document_types.errors import Refusal
from document_types.law.reading_table import Reading
from document_types.law.readings import READINGS, Readings
from document_types.models import ReadingChoice
from document_types.services.journal import locked_head, record
from search.prepared import prepared


def chosen_readings() -> Readings:
    """Those the administrator changed; each other one keeps its cautious default."""
    return readings_of(choices())


def choices() -> tuple[tuple[str, str], ...]:
    """What was chosen here: a reading and its option, by their keys."""
    return tuple(_choices())


def readings_of(chosen: Iterable[tuple[str, str]]) -> Readings:
    # A reading that a later release settled otherwise is no longer there to be chosen.
    return Readings({key: option for key, option in chosen if key in READINGS and READINGS[key].has(option)})


@prepared
def _choices():
    return ReadingChoice.objects.order_by().values_list("reading", "option")


@transaction.atomic
def choose_reading(*, reading: Reading, option: str, user=None) -> None:
    """Read the law so from now on; delays that run keep the date that was notified."""
    if reading.is_fixed:
        raise Refusal(_("Cette lecture ne se change pas : une seule est appliquée."))
    if not reading.has(option):
        raise Refusal(_("Choisissez l'une des lectures proposées."))
    # The journal first: what was chosen before is read behind its lock.
    locked_head(None)
    before = chosen_readings().choice(reading)
    if option == before:
        return
    # The default leaves no row: where a later release is more cautious, so is this site.
    if option == reading.default:
        ReadingChoice.objects.filter(reading=reading.key).delete()
    else:
        ReadingChoice.objects.update_or_create(reading=reading.key, defaults={"option": option})
    record(
        council=None,
        event=JournalEvent.READING_CHOSEN,
        payload={"reading": reading.key, "reference": reading.id, "before": before, "after": option},
        user=user,
    )
