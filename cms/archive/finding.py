"""The acts that answer: from the index with its passages, by exact number or without an index from the table."""

import logging
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property

from cms.archive.asked import Asked, Choice
from cms.archive.base import row_of
from document_types.indexing import act_of
from document_types.law.terms import days_of
from document_types.models import Act
from document_types.number_search import of_number
from document_types.reader import LANGUAGES, language
from search.engine import SearchUnavailable, get_engine
from search.query import DEEPEST
from search.results import Hit, Results

ROWS = 25
# Without an index, so many of the newest are listed and no more.
MOST_WITHOUT_INDEX = 1_000

logger = logging.getLogger(__name__)


class HitPages(Paginator):
    """Pages that the index has already turned."""

    def __init__(self, results: Results):
        super().__init__((), results.size)
        self.results = results

    @cached_property
    def count(self) -> int:
        return self.results.total

    @cached_property
    def num_pages(self) -> int:
        return max(self.results.pages, 1)


@dataclass(frozen=True)
class Found:
    page: Page
    rows: list[dict]
    choices: list[Choice] = field(default_factory=list)
    is_index_down: bool = False
    is_too_many: bool = False


def find(asked: Asked, page: int) -> Found:
    """One page of acts; a number is looked up in the table, where nothing is ever late."""
    if asked.number:
        return _from_table(asked, _numbered(asked), page)
    try:
        return _from_index(asked, page)
    except SearchUnavailable as error:
        logger.error("The archives are read without their index: %s", error)
        return _from_table(asked, _in_table(asked), page, is_index_down=True)


def _from_index(asked: Asked, page: int) -> Found:
    results = get_engine().search(asked.query(page, ROWS))
    if not results.hits and 0 < results.pages < results.page:
        results = get_engine().search(asked.query(results.pages, ROWS))
    acts = Act.objects.with_council().in_bulk([act_of(hit.key) for hit in results.hits])
    pairs = [(acts[key], hit) for hit in results.hits if (key := act_of(hit.key)) in acts]
    number = min(results.page, max(results.pages, 1))
    return Found(
        page=Page([act for act, _hit in pairs], number, HitPages(results)),
        rows=[row_of(act) | _marks(hit) for act, hit in pairs],
        choices=asked.choices(results.facets),
        is_too_many=results.total > DEEPEST,
    )


def _marks(hit: Hit) -> dict:
    """The subject with what was looked for, in the reader's language or the one it is written in, and passages."""
    written_in = language() if language() in hit.marked_titles else next(iter(hit.marked_titles), language())
    return {
        "subject": hit.marked_titles.get(written_in, ()),
        "subject_language": written_in,
        "passages": hit.passages,
    }


def _from_table(asked: Asked, acts: QuerySet, page: int, *, is_index_down: bool = False) -> Found:
    keys = list(acts.values_list("pk", flat=True)[:MOST_WITHOUT_INDEX])
    shown = Paginator(keys, ROWS).get_page(page)
    by_key = Act.objects.with_council().in_bulk(list(shown.object_list))
    shown.object_list = [by_key[key] for key in shown.object_list]
    return Found(
        page=shown,
        rows=[row_of(act) for act in shown.object_list],
        choices=asked.choices({}),
        is_index_down=is_index_down,
        is_too_many=len(keys) == MOST_WITHOUT_INDEX,
    )


def _numbered(asked: Asked) -> QuerySet:
    number = of_number(asked.number)
    acts = _chosen(asked).filter(number) if number is not None else Act.objects.none()
    return acts.order_by("-year", "kind", "pk")


def _in_table(asked: Asked) -> QuerySet:
    in_either = [
        reduce(lambda left, right: left | right, [Q(**{f"subject_{each}__icontains": word}) for each in LANGUAGES])
        for word in asked.text.split()
    ]
    acts = _chosen(asked)
    return (acts.filter(reduce(and_, in_either)) if in_either else acts).order_by("-dated_on", "-pk")


def _chosen(asked: Asked) -> QuerySet:
    acts = Act.objects.filter(council__in=[council.pk for council in asked.councils], **asked.in_table())
    if term := asked.chosen.get("term"):
        first, following = days_of(int(term))
        dated = Q(dated_on__gte=first) & (Q(dated_on__lt=following) if following else Q())
        # Known by its year alone, an act belongs to the term that ran on 1 January.
        years = Q(dated_on=None, year__gt=first.year) & (Q(year__lte=following.year) if following else Q())
        acts = acts.filter(dated | years)
    return acts
