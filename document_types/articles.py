"""The numbers of the articles of an act, which follow from their places in the text."""

from collections.abc import Iterator

from document_types.law.wording import Bilingual

_ONLY = Bilingual("Article unique", "مادة فريدة")
_FIRST = Bilingual("Article premier", "المادة الأولى")
_NTH = Bilingual("Article {number}", "المادة {number}")


def numbered(body, language: str) -> Iterator[tuple[str, object]]:
    """Yield each block of a text with its article's title, empty for what is no article."""
    count = sum(block.block_type == "article" for block in body)
    number = 0
    for block in body:
        is_article = block.block_type == "article"
        number += is_article
        yield (title(number, count, language) if is_article else ""), block


def title(number: int, count: int, language: str) -> str:
    """Return "Article premier", "Article 2", or "Article unique" where there is but one."""
    if number == 1:
        return (_ONLY if count == 1 else _FIRST).in_language(language)
    return _NTH.format(number=number).in_language(language)
