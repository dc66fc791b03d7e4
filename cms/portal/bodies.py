"""The text of an act as blocks to show: articles get their numbers, and one language stands in for the other."""

from dataclasses import dataclass

from document_types.articles import numbered


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    value: object
    label: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """`language` is the one the text really is in, which may not be the one that is being read."""

    language: str
    blocks: tuple[Block, ...]
    is_fallback: bool
    is_translation: bool


def body_of(act, page, wanted: str) -> Body | None:
    """The text in the language wanted, else in the other; None where there is only a title and a file."""
    other = "fr" if wanted == "ar" else "ar"
    for language in (wanted, other):
        stream = page.body_in(language)
        if len(stream):
            is_translation = language != act.authentic_language
            return Body(language, tuple(_blocks(stream, language)), language != wanted, is_translation)
    return None


def _blocks(stream, language: str):
    return (Block(block.block_type, block.value, label) for label, block in numbered(stream, language))
