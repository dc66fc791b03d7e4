"""The way from the kingdom down to a page."""

from dataclasses import dataclass

from cms.portal.addresses import page_address
from document_types.models import CollectivityPage
from document_types.reader import language

# The site's root and its home page take the first two steps of a path.
TOP = 8


@dataclass(frozen=True, slots=True)
class Crumb:
    title: str
    url: str


def crumbs_above(path: str) -> list[Crumb]:
    """One query: the collectivities whose place is above or at `path`."""
    paths = [path[:length] for length in range(TOP + 4, len(path) + 1, 4)]
    pages = CollectivityPage.objects.filter(path__in=paths).order_by("path")
    return [Crumb(page.name_in(language()), page_address(page)) for page in pages]


def council_crumbs(council) -> list[Crumb]:
    above = crumbs_above(council.page.path[:-4])
    return [*above, Crumb(council.name_in(language()), page_address(council.page))]
