"""A question translated into Elasticsearch's queries."""

from collections.abc import Iterable, Sequence
from typing import Any

from elasticsearch_dsl import A, Q
from elasticsearch_dsl.aggs import Agg
from elasticsearch_dsl.query import Bool, Query

from ..question import Alike, Atom, Beginning, Phrase, Question, Term
from ..wording import Ranking

# The server's own limit of buckets in one answer is 65,536.
MOST_VALUES = 65_000


def matching(question: Question) -> Bool:
    """Return a query that computes no scores, the facets' filters aside."""
    conditions = [
        Q("terms", audience=list(question.audiences)),
        *_days(question),
        *(_clause(clause) for clause in question.musts),
    ]
    return Bool(filter=conditions, must_not=[_atom(atom) for atom in question.must_nots])


def ranked(question: Question, ranking: Iterable[Ranking]) -> Bool:
    """Return the same query, its matches worth the sum of what their terms weigh."""
    query = matching(question)
    return Bool(filter=query.filter, must_not=query.must_not, should=_scores(ranking), minimum_should_match=0)


def among(question: Question, keys: Sequence[str]) -> Bool:
    """Return the whole formula for these documents alone."""
    return Bool(filter=[Q("ids", values=list(keys))], should=_scores(question.ranking), minimum_should_match=0)


def filtered(question: Question, without: str = "") -> Bool:
    """Return the facets' filters; `without` leaves out a facet's own, for its counts."""
    chosen = {name: list(values) for name, values in question.filters.items() if name != without}
    return Bool(filter=[Q("terms", **{f"facets.{name}": values}) for name, values in chosen.items()])


def counted(question: Question) -> dict[str, Agg]:
    """Return each facet's counts, made as if it had no filter of its own."""
    return {name: A("filter", filtered(question, without=name)) for name in question.facets}


def values_of(name: str) -> Agg:
    return A("terms", field=f"facets.{name}", size=MOST_VALUES)


def _scores(ranking: Iterable[Ranking]) -> list[Query]:
    return [Q("term", **{rank.field: {"value": rank.term, "boost": rank.weight}}) for rank in ranking]


def _clause(clause: Sequence[Atom]) -> Query:
    return _atom(clause[0]) if len(clause) == 1 else Bool(should=[_atom(atom) for atom in clause])


def _atom(atom: Atom) -> Query:
    match atom:
        case Term(field, text):
            return Q("term", **{field: text})
        case Phrase(words):
            # Each word is a term already; the mapping's analyser parts them at the spaces again.
            return Q("match_phrase", exact=" ".join(words))
        case Beginning(field, text):
            return Q("prefix", **{field: text})
        case Alike(text, distance):
            asked = {"value": text, "fuzziness": distance, "rewrite": "constant_score"}
            return Q("fuzzy", exact=asked)


def _days(question: Question) -> list[Query]:
    bounds: dict[str, Any] = {
        name: day.toordinal() for name, day in (("gte", question.date_from), ("lte", question.date_to)) if day
    }
    return [Q("range", day=bounds)] if bounds else []
