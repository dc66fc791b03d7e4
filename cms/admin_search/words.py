"""What Wagtail asks for, as our index reads it; and words found at the beginning of words, whatever their spelling."""

from collections.abc import Iterable
from functools import lru_cache

from wagtail.search.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search.folding import fold
from search.parser import LONGEST


def text_of(query: SearchQuery) -> str:
    """Wagtail's tree of a question as one line of our query language: words, "phrases", -without."""
    match query:
        case MatchAll():
            return ""
        case Phrase():
            return f'"{query.query_string}"'
        case And() | Or():
            return " ".join(filter(None, map(text_of, query.subqueries)))
        case Not():
            return " ".join(f"-{word}" for word in text_of(query.subquery).split())
        case Boost():
            return text_of(query.subquery)
        case _:
            return getattr(query, "query_string", "")


def is_any(query: SearchQuery) -> bool:
    """Whether one of the words is enough."""
    return isinstance(query, Or) or (isinstance(query, PlainText) and query.operator == "or")


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a question or a title, without accents, vowel signs and variants of a letter."""
    return _folded(text[:LONGEST])


@lru_cache(maxsize=50_000)
def _folded(text: str) -> tuple[str, ...]:
    spaced = "".join(char if char.isalnum() else " " for char in fold(text))
    return tuple(spaced.split())


def begins_words(asked: Iterable[str], *labels: str) -> bool:
    """Whether each asked word begins a word of one of the labels."""
    words = [word for label in labels for word in folded_words(label)]
    return all(any(word.startswith(part) for word in words) for part in asked)
