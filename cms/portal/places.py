"""The pages of the territory: the kingdom, and each collectivity with what lies below it."""

from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Substr
from django.shortcuts import render
from django.utils.text import capfirst

from cms.portal.breadcrumbs import TOP, crumbs_above
from cms.portal.responses import public_page
from cms.portal.visibility import public_decisions, sessions_to_come
from document_types.clock import today
from document_types.enums import CouncilState
from document_types.law.levels import Level
from document_types.models import Act, CollectivityPage, Council
from document_types.names import collectivity_name
from document_types.reader import language

STEP = 4


@dataclass(frozen=True, slots=True)
class Child:
    """A collectivity in a list, with the number of acts online in it and below it."""

    page: CollectivityPage
    acts: int


@public_page
def home_page(request, page):
    levels = dict(CollectivityPage.objects.values_list("level").annotate(Count("pk")).order_by())
    context = {
        "regions": children_of(page),
        "acts": list(public_decisions().newest_first()[:10]),
        "sessions": list(sessions_to_come(today())[:5]),
        "figures": {
            "regions": levels.get(Level.REGION, 0),
            "provinces": levels.get(Level.PREFECTURE, 0) + levels.get(Level.PROVINCE, 0),
            "communes": levels.get(Level.COMMUNE, 0),
            "connected": Council.objects.connected().count(),
        },
    }
    return render(request, "portal/home.html", context)


@public_page
def territory_page(request, page):
    council = Council.objects.with_names().get(collectivity=page)
    children = children_of(page)
    levels = {child.page.level for child in children}
    context = {
        "place": page,
        "title": _title(page, language()),
        "other_title": _title(page, "fr" if language() == "ar" else "ar"),
        "territory_council": council,
        "is_connected": council.state != CouncilState.NOT_CONNECTED,
        "children": children,
        "children_are_communes": levels == {Level.COMMUNE},
        "acts": list(public_decisions().under(page).newest_first()[:8]),
        "breadcrumb": crumbs_above(page.path[:-STEP]) if len(page.path) > TOP else [],
    }
    return render(request, "portal/territory.html", context)


def _title(page, code: str) -> str:
    return capfirst(collectivity_name(page.law_level, page.name_in(code), code))


def children_of(page) -> list[Child]:
    """The collectivities one level down, by name, each with its count: two queries whatever their number."""
    length = len(page.path) + STEP
    counts = dict(
        Act.objects.online()
        .under(page)
        .annotate(place=Substr("council__page__path", 1, length))
        .order_by()
        .values_list("place")
        .annotate(Count("pk"))
    )
    name = f"name_{language()}"
    pages = CollectivityPage.objects.child_of(page).order_by(name)
    return [Child(child, counts.get(child.path, 0)) for child in pages]
