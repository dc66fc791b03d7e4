"""The search page: one question to the index, its answer with facets, and the acts behind the hits."""

import logging
from dataclasses import dataclass

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cms.portal.asking import asked_of
from cms.portal.completing import councils_named
from cms.portal.exporting import FORMATS
from cms.portal.filters import ONE_LANGUAGE, SORTS, Filters
from cms.portal.paging import Paging
from cms.portal.responses import public_page
from cms.portal.visibility import public_rows
from document_types.enums import ActKind
from document_types.models import Council
from document_types.reader import language
from search import parser
from search.engine import SearchUnavailable, get_engine
from search.prepared import prepared
from search.query import Query
from search.results import Hit, Results
from search.spelling import did_you_mean
from workflows.force import Tag, tag_of

logger = logging.getLogger(__name__)

# With fewer hits than this a mistyped word is likelier than a rare one.
FEW = 3
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
SORT_WORDS = {"": _("Pertinence"), "recent": _("Récents"), "ancien": _("Anciens"), "numero": _("Numéro")}
IGNORED = {
    parser.UNCLOSED_QUOTE: _("Un guillemet n'est pas fermé : les mots sont cherchés un par un."),
    parser.EMPTY_PHRASE: _("Des guillemets vides sont laissés de côté."),
    parser.LONE_MINUS: _("Un tiret isolé est laissé de côté."),
    parser.LONE_OR: _("« OR » relie deux demandes : isolé, il est laissé de côté."),
    parser.SHORT_BEGINNING: _("« %(written)s » est trop court pour chercher un début de mot."),
    parser.UNKNOWN_FIELD: _("« %(written)s » n'est pas un champ connu : ses mots sont cherchés tels quels."),
    parser.UNKNOWN_VALUE: _("« %(written)s » ne correspond à rien de connu : cette condition est laissée de côté."),
    parser.TOO_LONG: _("La demande est très longue : seul son début est cherché."),
    parser.NO_WORD: _("La demande ne contient aucun mot à chercher."),
}


@dataclass(frozen=True)
class Row:
    """A hit with what the index does not hold: the council's name and the act's force."""

    hit: Hit
    kind: str
    title: tuple
    title_language: str
    council: str
    tag: Tag | None
    is_exact: bool


@public_page
def search_page(request):
    query, filters = asked_of(request)
    sort = request.GET.get("tri", "")
    context = {"query": query.text, "filters": filters, "sort": sort if sort in SORTS else ""}
    try:
        results = get_engine().search(query)
        meant = _meant(query, results)
    except SearchUnavailable as error:
        logger.error("The portal's search cannot be answered: %s", error)
        return render(request, "portal/search_unavailable.html", context, status=503)
    paging = Paging(query.page, results.pages)
    context |= {
        "results": results,
        "paging": paging,
        "rows": [] if paging.is_out_of_range else rows_of(results.hits, query.text),
        "groups": filters.groups(results.facets),
        "applied": filters.applied(),
        "cleared": filters.address_cleared(),
        "sorts": [(key, words, filters.address_with(tri=key)) for key, words in SORT_WORDS.items()],
        "ignored": [IGNORED[each.code] % {"written": each.written} for each in results.ignored],
        "one_language": filters.address_with(langues=ONE_LANGUAGE),
        "both_languages": filters.address_with(langues="") if not filters.is_across_languages else "",
        "meant": meant,
        "meant_address": filters.address_with(q=meant),
        "councils": councils_named(query.text) if query.page == 1 else [],
        "exports": [(name, filters.address_with()) for name in FORMATS] if results.total else [],
        # Counted only where the end of the list tells of it.
        "connected": Council.objects.connected().count,
    }
    return render(request, "portal/search.html", context | _turns(filters, paging))


def _meant(query: Query, results: Results) -> str:
    return did_you_mean(get_engine(), query) if query.text and results.total < FEW else ""


def _turns(filters: Filters, paging: Paging) -> dict:
    """The addresses of the pages one may turn to."""

    def turn(number):
        return filters.address_with(page=str(number) if number > 1 else "")

    return {
        "first_page": turn(1),
        "previous_page": turn(paging.previous) if paging.previous else "",
        "next_page": turn(paging.following) if paging.following else "",
        "page_links": [(number, turn(number) if number else "") for number in paging.numbers],
    }


def rows_of(hits: tuple[Hit, ...], text: str) -> list[Row]:
    """Join the hits with their acts, in one query; what the index knows already is not asked again."""
    keys = [int(hit.key.partition(":")[2]) for hit in hits if hit.key.startswith("act:")]
    acts = {act.key: act for act in _rows(acts=keys)}
    number = text.translate(DIGITS).casefold()
    return [_row(hit, acts.get(hit.key), number) for hit in hits]


@prepared
def _rows(acts):
    return public_rows().filter(pk__in=acts)


def _row(hit: Hit, act, number: str) -> Row:
    written_in = language() if language() in hit.titles else next(iter(hit.titles), language())
    return Row(
        hit=hit,
        kind=str(ActKind(hit.kind).label) if hit.kind in ActKind.values else "",
        title=hit.marked_titles.get(written_in, ()),
        title_language=written_in,
        council=act.council.name_in(language()) if act else "",
        tag=tag_of(act) if act else None,
        is_exact=bool(number) and hit.number.casefold() == number,
    )
