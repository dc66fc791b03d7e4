"""A question translated into Tantivy's queries."""

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur, Query

from ..question import Alike, Atom, Beginning, Phrase, Question, Term
from ..wording import Ranking

Clauses = list[tuple[Occur, Query]]
# Frequencies are read where they count for the score.
SCORED, UNSCORED = "freq", "basic"
# Levels are scored by functions that call one another: a long question shares them out.
MOST_LEVELS = 40


class Translator:
    """Translates one question for the schema of one index."""

    def __init__(self, schema: tantivy.Schema, question: Question) -> None:
        self.schema = schema
        self.question = question

    def matching(self, without: str = "") -> Query:
        """Return a query that computes no scores; `without` leaves out a facet's own filter, for its counts."""
        return Query.boolean_query(self._conditions(without))

    def ranked(self, ranking: Iterable[Ranking]) -> Query:
        return Query.boolean_query(self._conditions() + self.scores(ranking))

    def scores(self, ranking: Iterable[Ranking]) -> Clauses:
        scored = [(self._term(Term(rank.field, rank.term), SCORED), rank.weight) for rank in ranking]
        return [(Occur.Should, Query.boost_query(term, weight)) for term, weight in scored]

    def among(self, uids: Sequence[int]) -> Query:
        """Return the whole formula for these few documents alone.

        A union of scored terms is read from end to end, whatever it is asked for, while a single term leaps from one
        document to the next: so each adds its score on a level of its own. And a set of numbers is slow to look up.
        """
        chosen = [(Occur.Should, Query.term_query(self.schema, "uid", uid, UNSCORED)) for uid in uids]
        scored = Query.boolean_query([_required(Query.boolean_query(chosen)), *self._audience()])
        scores = self.scores(self.question.ranking)
        together = 1 + len(scores) // MOST_LEVELS
        for first in range(0, len(scores), together):
            scored = Query.boolean_query([(Occur.Must, scored), *scores[first : first + together]])
        return scored

    def _conditions(self, without: str = "") -> Clauses:
        asked = self.question
        musts = [
            *(self._any_of(f"facets.{name}", values) for name, values in asked.filters.items() if name != without),
            *self._days(),
            *(self._clause(clause) for clause in asked.musts),
        ]
        unwanted = [self._atom(atom) for atom in asked.must_nots]
        return [*self._audience(), *map(_required, musts), *((Occur.MustNot, query) for query in unwanted)]

    def _audience(self) -> Clauses:
        return [_required(self._any_of("audience", self.question.audiences))]

    def _clause(self, clause: Sequence[Atom]) -> Query:
        if len(clause) == 1:
            return self._atom(clause[0])
        return Query.boolean_query([(Occur.Should, self._atom(atom)) for atom in clause])

    def _atom(self, atom: Atom) -> Query:
        match atom:
            case Term():
                return self._term(atom, UNSCORED)
            case Phrase(words):
                return Query.phrase_query(self.schema, "exact", list(words))
            case Beginning(field, text):
                return Query.regex_query(self.schema, field, f"{text}.*")
            case Alike(text, distance):
                return Query.fuzzy_term_query(self.schema, "exact", text, distance=distance)

    def _days(self) -> list[Query]:
        lower, upper = self.question.date_from, self.question.date_to
        if lower is None and upper is None:
            return []
        bounds = [day.toordinal() if day else None for day in (lower, upper)]
        return [Query.range_query(self.schema, "day", tantivy.FieldType.Integer, *bounds)]

    def _any_of(self, field: str, values: Sequence[str]) -> Query:
        if not values:
            return Query.empty_query()
        if len(values) == 1:
            # A set query first marks every entry of the set, and nearly all entries are public.
            return self._term(Term(field, values[0]), UNSCORED)
        return Query.term_set_query(self.schema, field, list(values))

    def _term(self, term: Term, option: str) -> Query:
        return Query.term_query(self.schema, term.field, term.text, option)


def _required(query: Query) -> tuple[Occur, Query]:
    return Occur.Must, Query.const_score_query(query, 0.0)
