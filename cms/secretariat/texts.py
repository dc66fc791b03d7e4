"""The text of an act in each language it is written in, with its articles numbered, for reading in the admin."""

from collections.abc import Iterator
from dataclasses import dataclass

from document_types.articles import numbered
from document_types.models import Act, ActPage
from document_types.services import pages


@dataclass(frozen=True)
class Part:
    """One block of the text; `title` is that of a numbered article."""

    block: object
    title: str = ""


@dataclass(frozen=True)
class Text:
    language: str
    subject: str
    parts: tuple[Part, ...]
    is_authentic: bool


def texts_of(act: Act, page: ActPage | None = None) -> list[Text]:
    """The authentic language first; a language in which nothing is written is left out."""
    page = page or pages.text_of(act)
    languages = ("ar", "fr") if act.authentic_language == "ar" else ("fr", "ar")
    found = (
        Text(
            language,
            getattr(page, f"subject_{language}"),
            tuple(parts_of(page.body_in(language), language)),
            language == act.authentic_language,
        )
        for language in languages
    )
    return [text for text in found if text.subject or text.parts]


def parts_of(body, language: str) -> Iterator[Part]:
    """The blocks of a text in one language, each article with its title."""
    for title, block in numbered(body, language):
        heading = block.value["heading"] if title else ""
        yield Part(block, f"{title}. {heading}" if heading else title)
