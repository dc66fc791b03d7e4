"""The text of an act as plain blocks that a shape can set: titles, paragraphs, lists and tables."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Protocol

from document_types.articles import numbered

_BOLD = {"b", "strong"}
_LISTS = {"ul", "ol"}


class Text(Protocol):
    """An act's page, or what stands for it."""

    def body_in(self, language: str): ...


def blocks_of(text: Text, language: str) -> list[dict]:
    """The body in `language`, or in the other one where only that was written."""
    return blocks_in(text, language) or blocks_in(text, "fr" if language == "ar" else "ar")


def blocks_in(text: Text, language: str) -> list[dict]:
    """The body in `language` alone."""
    return list(_blocks(text, language))


def plain_blocks(text: str) -> list[dict]:
    """One paragraph for each group of lines."""
    return [_paragraph([(part, False)]) for part in text.split("\n\n") if part.strip()]


def _blocks(text: Text, language: str) -> Iterator[dict]:
    for title, block in numbered(text.body_in(language), language):
        if title:
            heading = block.value["heading"]
            yield {"kind": "title", "text": f"{title}. {heading}" if heading else title}
            yield from _rich(block.value["text"].source)
        elif block.block_type == "paragraph":
            yield from _rich(block.value.source)
        elif block.block_type == "table":
            rows = [[str(cell.value) for cell in row] for row in block.value.rows]
            yield {"kind": "table", "head": [column["heading"] for column in block.value.columns], "rows": rows}
        else:
            yield _paragraph([(block.value, False)])


def _paragraph(runs: list[tuple[str, bool]]) -> dict:
    return {"kind": "text", "runs": [{"text": text, "bold": bold} for text, bold in runs]}


def _rich(html: str) -> list[dict]:
    reader = _RichText()
    reader.feed(html)
    reader.close()
    return reader.finished()


class _RichText(HTMLParser):
    """The little HTML that an editor of acts may produce: paragraphs, lists, bold."""

    def __init__(self):
        super().__init__()
        self.blocks: list[dict] = []
        self.runs: list[tuple[str, bool]] = []
        self.bold = 0
        self.list: dict | None = None

    def handle_starttag(self, tag, attrs):
        if tag in _BOLD:
            self.bold += 1
        elif tag in _LISTS:
            self.end_paragraph()
            self.list = {"kind": "list", "is_ordered": tag == "ol", "items": []}
            self.blocks.append(self.list)
        elif tag == "br":
            self.runs.append(("\n", False))
        elif tag in {"p", "li"}:
            self.end_paragraph()

    def handle_endtag(self, tag):
        if tag in _BOLD:
            self.bold = max(self.bold - 1, 0)
        elif tag in {"p", "li"}:
            self.end_paragraph()
        elif tag in _LISTS:
            self.end_paragraph()
            self.list = None

    def handle_data(self, data):
        if data.strip() or self.runs:
            self.runs.append((data, self.bold > 0))

    def end_paragraph(self):
        if any(text.strip() for text, _bold in self.runs):
            block = _paragraph(self.runs)
            if self.list is None:
                self.blocks.append(block)
            else:
                self.list["items"].append(block["runs"])
        self.runs = []

    def finished(self) -> list[dict]:
        self.end_paragraph()
        return self.blocks
