"""Where things are found on the site, in the language that is being read."""

from django.conf import settings
from django.urls import reverse

from document_types.reader import LANGUAGES


def page_address(page) -> str:
    """The address of a page of the tree, without asking the database where the site's root lies."""
    return reverse("wagtail_serve", args=[page.url_path.split("/", 2)[2]])


def act_address(act) -> str:
    """The permanent address of a numbered act; nothing where it has no number yet."""
    if not act.number_slug:
        return ""
    return reverse("act", args=[act.council.code, act.kind, act.year or 0, act.number_slug])


def version_address(act, version) -> str:
    """Where one version of an act's text is read."""
    return f"{act_address(act)}versions/{version.rank}/"


def comparison_address(act, old, new) -> str:
    """Where two versions of an act are compared."""
    return f"{act_address(act)}comparaison/{old.rank}-{new.rank}/"


def linked_comparison_address(act, other) -> str:
    """Where an act is compared with one that it is tied to."""
    return f"{act_address(act)}comparaison/acte/{other.pk}/"


def in_language(path: str, wanted: str) -> str:
    """The same address in the other language: a swap of the prefix, the home page where there is none."""
    _, current, *rest = path.split("/", 2)
    if current not in LANGUAGES:
        return f"/{wanted}/"
    return f"/{wanted}/{''.join(rest)}"


def absolute(path: str) -> str:
    return f"{settings.BASE_URL.rstrip('/')}{path}"
