"""The public's question that an address asks: the page, its exports and its feed ask the same."""

from django.http import HttpRequest

from cms.portal.filters import FACETS, SORTS, Filters
from cms.portal.paging import page_asked
from search.entry import PUBLIC
from search.parser import LONGEST
from search.query import Query

SIZE = 20


def asked_of(request: HttpRequest) -> tuple[Query, Filters]:
    """Return the question, and the filters it was made with."""
    filters = Filters(request.GET)
    filters.read_places()
    query = Query(
        text=request.GET.get("q", "").strip()[: LONGEST + 1],
        filters=filters.as_query(),
        audiences=(PUBLIC,),
        sort=SORTS.get(request.GET.get("tri", ""), "relevance"),
        page=page_asked(request.GET.get("page", "1")),
        size=SIZE,
        facets=tuple(FACETS.values()),
        passages=1,
    )
    return query, filters
