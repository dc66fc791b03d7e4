"""The counts that a question asks of Elasticsearch, and its answer as ours."""

from typing import Any

from elasticsearch_dsl import Search

from ..engine import Row
from ..question import Question
from ..results import Facet, ordered
from .elasticsearch_queries import counted, filtered, values_of


def counting(search: Search, question: Question) -> Search:
    """Add the facets' filters and their counts; without a filter no count needs one."""
    if question.filters:
        search = search.post_filter(filtered(question))
    for name in question.facets:
        if question.filters:
            search.aggs.bucket(name, counted(question)[name]).bucket("values", values_of(name))
        else:
            search.aggs.bucket(name, values_of(name))
    return search


def facets_of(answer: dict[str, Any], question: Question) -> dict[str, tuple[Facet, ...]]:
    found = {name: answer["aggregations"][name] for name in question.facets}
    buckets = {name: each.get("values", each)["buckets"] for name, each in found.items()}
    return {name: ordered((each["key"], each["doc_count"]) for each in held) for name, held in buckets.items()}


def total_of(answer: dict[str, Any]) -> int:
    return answer["hits"]["total"]["value"]


def row_of(hit: dict[str, Any]) -> Row:
    return Row(hit["_score"] or 0.0, hit["_source"]["payload"])
