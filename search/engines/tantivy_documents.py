"""How a document lies in a Tantivy index."""

import tantivy

from ..document import SORTS, STREAMS, Document

RAW = {"tokenizer_name": "raw", "index_option": "basic"}


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, **RAW)
    builder.add_text_field("mark", **RAW)
    builder.add_unsigned_field("uid", indexed=True, fast=True)
    builder.add_text_field("audience", **RAW)
    builder.add_json_field("facets", fast=True, **RAW)
    builder.add_text_field("number", **RAW)
    builder.add_integer_field("day", indexed=True, fast=True)
    for name in SORTS:
        builder.add_text_field(f"by_{name}", fast=True, **RAW)
    for name, option in STREAMS.items():
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    builder.add_bytes_field("payload", stored=True)
    return builder.build()


def build_document(written: Document) -> tantivy.Document:
    made = tantivy.Document()
    made.add_text("key", written.key)
    made.add_text("mark", written.mark)
    made.add_unsigned("uid", written.uid)
    for audience in written.audiences:
        made.add_text("audience", audience)
    for number in written.numbers:
        made.add_text("number", number)
    made.add_json("facets", {name: list(values) for name, values in written.facets.items()})
    if written.day is not None:
        made.add_integer("day", written.day)
    for name, order in written.sorts.items():
        made.add_text(f"by_{name}", order)
    for name, text in written.streams.items():
        made.add_text(name, text)
    made.add_bytes("payload", written.payload.encode())
    return made
