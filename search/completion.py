"""What may be meant by the beginning of a question: titles and numbers of what one may see, never more."""

from collections.abc import Iterator
from typing import NamedTuple

from .analysis import words
from .engine import SearchEngine
from .folding import fold
from .question import Beginning, Question, Term, number_term
from .results import Hit

SHORTEST = 2
# Among so many of the newest, titles that say the same are shown once.
LOOKED_AT = 40


class Completion(NamedTuple):
    """A title or number to choose instead of what was typed so far, and what it leads to."""

    text: str
    hit: Hit


def complete(engine: SearchEngine, typed: str, audiences: tuple[str, ...], size: int = 8) -> list[Completion]:
    """Return the newest titles that hold all the words typed, the last of them perhaps unfinished, then numbers.

    What begins with a figure is looked for among the numbers first.
    """
    found: dict[str, Completion] = {}
    for question, is_number in _questions(typed, audiences):
        for hit in engine.hits(question):
            text = hit.number if is_number else _title(hit, typed)
            if text:
                found.setdefault(fold(text), Completion(text, hit))
    return list(found.values())[:size]


def _questions(typed: str, audiences: tuple[str, ...]) -> Iterator[tuple[Question, bool]]:
    found = [token.text for token in words(typed)]
    if not found or len(typed.strip()) < SHORTEST:
        return
    number = number_term(typed)
    if number[:1].isdigit():
        clause = (Beginning("number", number),)
        yield Question(audiences, musts=(clause,), sort="number", rows=LOOKED_AT), True
    *whole, last = found
    if len(last) >= SHORTEST or whole:
        clauses = ((Term("names", word),) for word in whole)
        yield Question(audiences, musts=(*clauses, (Beginning("names", last),)), sort="newest", rows=LOOKED_AT), False


def _title(hit: Hit, typed: str) -> str:
    """Return the title, of those in several languages, that holds the words typed."""
    *whole, last = (token.text for token in words(typed))
    for title in hit.titles.values():
        held = [token.text for token in words(title)]
        if all(word in held for word in whole) and any(word.startswith(last) for word in held):
            return title
    return ""
