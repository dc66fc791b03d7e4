"""The whole result of a search as a file: CSV for a spreadsheet, JSON for a program, Atom for a reader of news."""

import csv
import json
import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from itertools import chain, islice

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.portal.addresses import absolute
from cms.portal.asking import asked_of
from cms.portal.filters import Filters
from document_types.reader import language
from search.engine import SearchUnavailable, get_engine
from search.results import Hit

logger = logging.getLogger(__name__)

FORMATS = ("csv", "json", "atom")
# A spreadsheet holds no more, and nobody reads on.
MOST_ROWS = 100_000
MOST_NEWS = 50
COLUMNS = ("number", "date", "kind", "council", "matter", "force", "title_fr", "title_ar", "url")


class _Echo:
    """What csv writes to: it gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


@require_safe
def export(request, form: str):
    """Send every hit of the address's question; by date, the newest first, where no other order is asked for."""
    if form not in FORMATS:
        raise Http404
    query, filters = asked_of(request)
    try:
        hits = get_engine().every(query)
        # The first is asked for here, while an index that is missing can still be said.
        first = list(islice(hits, 1))
    except SearchUnavailable as error:
        logger.error("A result cannot be exported: %s", error)
        return HttpResponse(_("La recherche est interrompue. Réessayez dans quelques minutes."), status=503)
    every = islice(chain(first, hits), MOST_ROWS)
    if form == "atom":
        return _feed(request, filters, every)
    lines, kind = (_csv(every), "text/csv") if form == "csv" else (_json(every), "application/json")
    response = StreamingHttpResponse(lines, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="majaliss.{form}"'
    return response


def values(hit: Hit) -> dict[str, str | None]:
    """A hit as a flat row; a field of several values would be one too many for a spreadsheet."""
    facets = {name: (hit.facets.get(name) or [None])[0] for name in ("council", "matter", "force")}
    return facets | {
        "number": hit.number,
        "date": hit.date.isoformat() if hit.date else None,
        "kind": hit.kind,
        "title_fr": hit.titles.get("fr"),
        "title_ar": hit.titles.get("ar"),
        "url": absolute(f"/{language()}/{hit.url}"),
    }


def _csv(hits: Iterable[Hit]) -> Iterator[str]:
    table = csv.DictWriter(_Echo(), COLUMNS)
    # A spreadsheet takes the file for UTF-8 by this mark alone.
    yield "\ufeff"
    yield table.writeheader()
    for hit in hits:
        yield table.writerow({name: _harmless(value) for name, value in values(hit).items()})


def _harmless(value: str | None) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{value}" if value and value[0] in "=+-@\t\r" else value or ""


def _json(hits: Iterable[Hit]) -> Iterator[str]:
    yield "["
    for place, hit in enumerate(hits):
        row = values(hit)
        yield (",\n" if place else "\n") + json.dumps({name: row[name] for name in COLUMNS}, ensure_ascii=False)
    yield "\n]\n"


def _feed(request, filters: Filters, hits: Iterable[Hit]) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    feed = Atom1Feed(
        title=f"Majaliss : {words}" if words else "Majaliss",
        link=absolute(f"{reverse('search')}{filters.address_with()}"),
        description="",
        language=language(),
        feed_url=absolute(request.get_full_path()),
    )
    for hit in islice(hits, MOST_NEWS):
        row = values(hit)
        day = timezone.make_aware(datetime.combine(hit.date, time())) if hit.date else None
        title = hit.titles.get(language()) or next(iter(hit.titles.values()), hit.number)
        feed.add_item(
            title=f"{hit.number} — {title}",
            link=row["url"],
            description=title,
            unique_id=row["url"],
            pubdate=day,
            updateddate=day,
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response
