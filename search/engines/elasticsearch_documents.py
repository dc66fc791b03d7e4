"""How a document lies in an Elasticsearch index: explicit, nothing guessed, and only what a row shows kept."""

from typing import Any

from elasticsearch_dsl import Mapping

from ..document import SORTS, STREAMS, Document

# What Elasticsearch calls what a stream keeps of its terms.
OPTIONS = {"freq": "freqs", "position": "positions", "basic": "docs"}
SETTINGS = {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "1s"}


def mapping() -> Mapping:
    made = Mapping()
    made.meta("dynamic", "strict")
    # The terms are never shown, so they are not kept a second time.
    made.meta("_source", includes=["payload"])
    made.meta("dynamic_templates", [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}])
    for name in ("key", "audience", "number", *(f"by_{name}" for name in SORTS)):
        made.field(name, "keyword")
    made.field("mark", "keyword")
    made.field("uid", "long")
    made.field("day", "integer")
    made.field("facets", "object", dynamic=True)
    for name, option in STREAMS.items():
        # Terms alone: their number counts for the score only where their frequency does.
        made.field(name, "text", analyzer="whitespace", index_options=OPTIONS[option])
    made.field("payload", "keyword", index=False, doc_values=False)
    return made


def build_document(written: Document) -> dict[str, Any]:
    return {
        "key": written.key,
        "mark": written.mark,
        "uid": written.uid,
        "audience": written.audiences,
        "number": written.numbers,
        "facets": written.facets,
        "day": written.day,
        "payload": written.payload,
        **{f"by_{name}": order for name, order in written.sorts.items()},
        **written.streams,
    }
