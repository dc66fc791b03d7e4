"""The names of what figures are counted by, and how an address names it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from document_types.models import CollectivityPage, Council
from workflows.follow_up.enums import Awaited, Lateness


def names_by(by: str, keys: Iterable) -> dict:
    """Each key of the column `by` with its name and what its address says; without those that are no longer there."""
    return {"council": _councils, "awaited": _awaited}.get(by, _places)(list(keys))


def _councils(keys: list) -> dict:
    councils = Council.objects.filter(pk__in=keys).with_names()
    return {council.pk: (council.name, {"conseil": council.code}) for council in councils}


def _awaited(keys: list) -> dict:
    late = {"retard": Lateness.TODAY.value, "annee": ""}
    return {key: (str(Awaited(key).label) if key else _("Visa par silence"), late) for key in keys}


def _places(keys: list) -> dict:
    """Regions, prefectures and provinces by their paths; the path of a region's own council names that council."""
    pages = CollectivityPage.objects.filter(path__in=keys)
    names = {page.path: (page.name, {"lieu": page.code}) for page in pages}
    if missing := set(keys) - set(names):
        councils = Council.objects.filter(page__path__in=missing).with_names()
        names |= {each.page.path: (_("Conseil de la région"), {"conseil": each.code}) for each in councils}
    return names
