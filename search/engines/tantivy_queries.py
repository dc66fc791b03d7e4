"""A question translated into Tantivy's queries."""

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur

from ..analysis import stem_of
from ..query import Query
from ..wording import Wording

Clauses = list[tuple[Occur, tantivy.Query]]


class Translator:
    """Translates one question; `without` leaves a facet's own filter out, for that facet's counts."""

    def __init__(self, schema: tantivy.Schema, query: Query, wording: Wording) -> None:
        self.schema = schema
        self.query = query
        self.wording = wording

    @property
    def sort(self) -> str:
        """The field to sort by, or nothing where the score decides."""
        if self.query.sort != "relevance":
            return self.query.sort
        return "" if self.wording.wanted else "newest"

    def ranked(self) -> tantivy.Query:
        return tantivy.Query.boolean_query(self._conditions() + self._ranking())

    def matching(self, without: str = "") -> tantivy.Query:
        """Return a query for the same entries that computes no scores."""
        return tantivy.Query.boolean_query(self._conditions(without))

    def _conditions(self, without: str = "") -> Clauses:
        musts = [
            self._any_of("audience", self.query.audiences),
            *(self._any_of(f"facets.{name}", values) for name, values in self._filters(without)),
            *self._days(),
            *(self._phrase(words) for words in self.wording.phrases),
            *self._wanted(),
        ]
        clauses = [(Occur.Must, tantivy.Query.const_score_query(query, 0.0)) for query in musts]
        return clauses + [(Occur.MustNot, self._excluded(words)) for words in self.wording.excluded]

    def _ranking(self) -> Clauses:
        return [
            (Occur.Should, tantivy.Query.boost_query(self._term(rank.field, rank.term, "freq"), rank.weight))
            for rank in self.wording.ranking
        ]

    def _filters(self, without: str) -> Iterable[tuple[str, Sequence[str]]]:
        return [(name, values) for name, values in self.query.filters.items() if values and name != without]

    def _wanted(self) -> list[tantivy.Query]:
        if self.query.match == "all":
            return [self._one_of(group) for group in self.wording.groups]
        return [self._one_of(self.wording.wanted)] if self.wording.wanted else []

    def _one_of(self, stems: Sequence[str]) -> tantivy.Query:
        terms = [self._term("stem", stem, "basic") for stem in stems]
        return terms[0] if len(terms) == 1 else tantivy.Query.boolean_query([(Occur.Should, term) for term in terms])

    def _phrase(self, words: Sequence[str]) -> tantivy.Query:
        if len(words) == 1:
            return self._term("exact", words[0], "basic")
        return tantivy.Query.phrase_query(self.schema, "exact", list(words))

    def _excluded(self, words: Sequence[str]) -> tantivy.Query:
        if len(words) == 1:
            return self._term("stem", stem_of(words[0]), "basic")
        return self._phrase(words)

    def _days(self) -> list[tantivy.Query]:
        lower, upper = self.query.date_from, self.query.date_to
        if lower is None and upper is None:
            return []
        bounds = [day.toordinal() if day else None for day in (lower, upper)]
        return [tantivy.Query.range_query(self.schema, "day", tantivy.FieldType.Integer, *bounds)]

    def _any_of(self, field: str, values: Sequence[str]) -> tantivy.Query:
        if not values:
            return tantivy.Query.empty_query()
        if len(values) == 1:
            # A set query first marks every entry of the set, and nearly all entries are public.
            return self._term(field, values[0], "basic")
        return tantivy.Query.term_set_query(self.schema, field, list(values))

    def _term(self, field: str, term: str, option: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, term, option)
