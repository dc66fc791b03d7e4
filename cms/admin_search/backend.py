"""Wagtail's search backend over the archive's index: the index proposes, the queryset given decides.

Wagtail's stock backend keeps a second copy of every text in the database and answers a common word in seconds. Here
acts are asked of the project's own engine, with the audiences of the user; pages without an act, files and images are
compared by title. Nothing that the queryset does not hold is ever returned, and nothing is stored.
"""

import logging
from collections.abc import Iterator
from functools import cached_property

from django.db.models import Count, QuerySet
from wagtail.models import Page
from wagtail.search.backends.base import BaseSearchBackend, BaseSearchQueryCompiler, BaseSearchResults
from wagtail.search.query import MatchAll

from cms.admin_search import asker, titles
from cms.admin_search.words import is_any, text_of
from document_types.models import Act, ActPage
from search.engine import SearchUnavailable, get_engine
from search.query import LARGEST_PAGE, Query

# A list of hits is read by a person: after so many, another word is the way to go on.
MOST_HITS = 2 * LARGEST_PAGE

logger = logging.getLogger(__name__)


class Compiler(BaseSearchQueryCompiler):
    """Finds the keys of the rows that answer, the best first, once for a listing, its count and its facets."""

    is_typing = False

    def check(self):
        """Any filter and order will do: the database applies them."""

    @property
    def is_everything(self) -> bool:
        return isinstance(self.query, MatchAll)

    @cached_property
    def plain(self) -> QuerySet:
        """The queryset without what only its rows need."""
        return self.queryset.prefetch_related(None).order_by()

    @cached_property
    def text(self) -> str:
        return text_of(self.query).strip()

    @cached_property
    def keys(self) -> list[int]:
        found = list(dict.fromkeys(self._candidates()))
        allowed = set(self.plain.filter(pk__in=found).values_list("pk", flat=True))
        return [key for key in found if key in allowed]

    def _candidates(self) -> Iterator[int]:
        model = self.queryset.model
        if not issubclass(model, Page):
            yield from titles.rows_titled(self.plain, self.text)
            return
        councils = list(asker.councils_inside())
        if is_of_acts := model is Page or issubclass(model, ActPage):
            yield from titles.acts_numbered(councils, self.text)
        if not issubclass(model, ActPage):
            yield from titles.pages_titled(self.plain, self.text)
        if is_of_acts:
            yield from self._acts(councils)

    def _acts(self, councils: list[int]) -> Iterator[int]:
        try:
            for audiences in asker.rounds():
                yield from _pages_of_acts(self._hits(audiences))
        except SearchUnavailable as error:
            logger.error("The administration's search reads titles alone: %s", error)
            asker.tell_that_the_index_is_down()
            yield from titles.pages_of_acts_titled(self.plain, self.text)
        if self.is_typing:
            yield from titles.acts_titled(councils, self.text)

    def _hits(self, audiences: tuple[str, ...]) -> list[str]:
        """The keys of the acts that the index finds for these audiences, page after page up to the most."""
        match = "any" if is_any(self.query) and not self.is_typing else "all"
        return asker.once((self.text, audiences, match), lambda: self._asked(audiences, match))

    def _asked(self, audiences: tuple[str, ...], match: str) -> list[str]:
        found: list[str] = []
        for page in range(1, MOST_HITS // LARGEST_PAGE + 1):
            query = Query(text=self.text, audiences=audiences, page=page, size=LARGEST_PAGE, match=match, passages=0)
            results = get_engine().search(query)
            found += [hit.key for hit in results.hits]
            if page >= results.pages:
                break
        return found


class CompilerWhileTyping(Compiler):
    """The last word may be but begun."""

    is_typing = True


def _pages_of_acts(keys: list[str]) -> list[int]:
    acts = [int(key.partition(":")[2]) for key in keys]
    pages = dict(Act.objects.filter(pk__in=acts).values_list("pk", "page_id"))
    return [pages[act] for act in acts if act in pages]


class Results(BaseSearchResults):
    supports_facet = True

    def _do_search(self):
        compiler = self.query_compiler
        if compiler.is_everything:
            return self._rows(compiler.queryset)[self.start : self.stop]
        if not compiler.order_by_relevance:
            return self._rows(compiler.queryset.filter(pk__in=compiler.keys))[self.start : self.stop]
        wanted = compiler.keys[self.start : self.stop]
        rows = {row.pk: row for row in self._rows(compiler.queryset.filter(pk__in=wanted))}
        return [rows[key] for key in wanted if key in rows]

    def _rows(self, queryset: QuerySet) -> QuerySet:
        return queryset.prefetch_related(*self.prefetch_related) if self.prefetch_related else queryset

    def _matching(self) -> QuerySet:
        compiler = self.query_compiler
        return compiler.plain if compiler.is_everything else compiler.plain.filter(pk__in=compiler.keys)

    def _do_count(self):
        compiler = self.query_compiler
        total = compiler.plain.count() if compiler.is_everything else len(compiler.keys)
        window = total - self.start if self.stop is None else min(total, self.stop) - self.start
        return max(window, 0)

    def facet(self, field_name):
        counts = self._matching().values_list(field_name).annotate(n=Count("pk")).order_by("-n", field_name)
        return dict(counts)


class SearchBackend(BaseSearchBackend):
    query_compiler_class = Compiler
    autocomplete_query_compiler_class = CompilerWhileTyping
    results_class = Results
