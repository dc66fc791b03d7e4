"""The text of an act as blocks to show: articles get their numbers, and one language stands in for the other."""

from dataclasses import dataclass

from document_types.law.wording import Bilingual

_FIRST = Bilingual("Article premier", "المادة الأولى")
_ONLY = Bilingual("Article unique", "مادة فريدة")
_NTH = Bilingual("Article {number}", "المادة {number}")


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
    count = sum(block.block_type == "article" for block in stream)
    number = 0
    for block in stream:
        label = ""
        if block.block_type == "article":
            number += 1
            label = article_label(number, count, language)
        yield Block(block.block_type, block.value, label)


def article_label(number: int, count: int, language: str) -> str:
    if number == 1:
        return (_ONLY if count == 1 else _FIRST).in_language(language)
    return _NTH.format(number=number).in_language(language)
