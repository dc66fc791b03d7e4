"""What may be meant by what is typed so far: councils by their names, titles and numbers of what is online."""

import logging

from django.http import JsonResponse

from cms.portal.addresses import page_address
from cms.portal.responses import public_page
from document_types.models import Council
from document_types.reader import language
from document_types.search_fields import places
from search.completion import complete
from search.engine import SearchUnavailable, get_engine
from search.entry import PUBLIC
from search.folding import fold
from search.parser import LONGEST
from search.prepared import prepared

MOST = 6
MOST_COUNCILS = 3
SHORTEST = 3

logger = logging.getLogger(__name__)


@public_page
def completions(request):
    """Answer `{"completions": [{"text", "kind", "url"}]}`; nothing where the index cannot be asked."""
    typed = request.GET.get("q", "").strip()[:LONGEST]
    found = [
        {"text": council.name, "kind": "council", "url": page_address(council.page)}
        for council in councils_named(typed)
    ]
    try:
        acts = complete(get_engine(), typed, (PUBLIC,), MOST - len(found))
    except SearchUnavailable as error:
        logger.error("Nothing can be completed: %s", error)
        acts = []
    found += [{"text": each.text, "kind": "act", "url": f"/{language()}/{each.hit.url}"} for each in acts]
    return JsonResponse({"completions": found})


def councils_named(typed: str) -> list[Council]:
    """Return the councils of the places whose name has a word that begins with what was typed, whole names first."""
    asked = fold(typed).strip()
    if len(asked) < SHORTEST:
        return []
    ranks = {code: rank for code, names in places().items() if (rank := _rank(asked, names))}
    best = sorted(ranks, key=lambda code: (ranks[code], code))[:MOST_COUNCILS]
    if not best:
        return []
    return sorted(_councils(codes=best), key=lambda council: best.index(council.code))


@prepared
def _councils(codes):
    return Council.objects.with_names().select_related("page").filter(collectivity__code__in=codes)


def _rank(asked: str, names: tuple[str, ...]) -> int:
    """Return 1 for the name itself, 2 for its beginning, 3 for that of one of its words, 0 for none."""
    if asked in names:
        return 1
    if any(name.startswith(asked) for name in names):
        return 2
    return 3 if any(f" {asked}" in name for name in names) else 0
