"""The receipt that a code stands on, so that anybody may see that it was given and what it is for."""

from document_types import codes
from workflows.models.transmissions import Transmission


def find(typed: str) -> Transmission | None:
    slips = Transmission.objects.select_related("council__collectivity", "council__page", "authority")
    return slips.filter(code__in=codes.readings(typed)).first()
