"""How an entry lies in a Tantivy index: its schema and its documents."""

import tantivy

from ..entry import Entry
from ..stored import dump
from ..streams import newest_first, oldest_first, streams

# Only the exact words have phrases, so only they pay for positions.
STREAMS = {"stem": "freq", "exact": "position", "pairs": "freq", "pieces": "freq", "title": "freq"}
SORTS = {"newest": newest_first, "oldest": oldest_first}


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("audience", tokenizer_name="raw", index_option="basic")
    builder.add_json_field("facets", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("day", indexed=True, fast=True)
    for name in SORTS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name, option in STREAMS.items():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    builder.add_bytes_field("payload", stored=True)
    return builder.build()


def build_document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("key", entry.key)
    for audience in sorted(set(entry.audiences)):
        document.add_text("audience", audience)
    # A value given twice would be counted twice.
    document.add_json("facets", {name: sorted(set(values)) for name, values in entry.facets.items() if values})
    if entry.date:
        document.add_integer("day", entry.date.toordinal())
    for name, sort_key in SORTS.items():
        document.add_text(name, sort_key(entry))
    for name, text in streams(entry).items():
        document.add_text(name, text)
    document.add_bytes("payload", dump(entry).encode())
    return document
