"""Text to index terms, the same for every engine: tokens with offsets, and the four streams scored."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from .folding import fold_word
from .memo import Memo
from .stemming import stem
from .stopwords import STOP_WORDS

# Begins every indexed field, so that each engine counts the same documents and no field is ever empty.
SENTINEL = "¤"
PIECE = 4
EDGE = "_"

# Marks that belong to the letter before them: accents, vowel signs, the invisible signs of mixed directions.
MARKS = "\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u06ff"
    "\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
)
LETTER = f"[^\\W{ARABIC}]"
PART = f"{LETTER}+(?:[{MARKS}]+{LETTER}*)*"
APOSTROPHES = "'\u2018\u2019\u02bc\u00b4\uff07"
WORD = re.compile(
    f"(?P<arabic>[{ARABIC}][{ARABIC}{MARKS}]*)"
    f"|(?:(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[{APOSTROPHES}](?={LETTER}))?"
    f"(?P<word>{PART}(?P<joined>(?:[./\\-\u2010\u2011]{PART})+)?)"
)
CHUNK = re.compile(r"\S+")
SEPARATOR = re.compile("[./\\-\u2010\u2011]")
# Decrees are cited as 2.17.306 and as 2-17-306, laws as 113-14 and as 113.14.
JOINER = "-"


class Token(NamedTuple):
    """A folded word, and the place of the written word (its article or elision included) in the text."""

    text: str
    start: int
    end: int


class Terms(NamedTuple):
    """The streams of one text; `stem`, `exact` and `pairs` keep the order of the words."""

    stem: list[str]
    exact: list[str]
    pairs: list[str]
    pieces: list[str]


def tokens(text: str) -> list[Token]:
    return [
        Token(token.text, token.start + chunk.start(), token.end + chunk.start())
        for chunk in CHUNK.finditer(text)
        for token in _tokens_of(chunk[0])
    ]


def terms(text: str) -> Terms:
    exact = list(chain.from_iterable(_words_of(chunk) for chunk in text.split()))
    stems = [STEMS[word] for word in exact]
    pairs = [f"{left}{EDGE}{right}" for left, right in zip(stems, stems[1:], strict=False)]
    return Terms(stems, exact, pairs, list(chain.from_iterable([PIECES[word] for word in exact])))


def stem_of(word: str) -> str:
    """Return the stem of a folded word."""
    return STEMS[word]


def pieces_of(word: str) -> tuple[str, ...]:
    """Return the overlapping pieces of a folded word's stem, its two edges marked; a common word has none."""
    return PIECES[word]


def _pieces(word: str) -> tuple[str, ...]:
    if word in STOP_WORDS:
        return ()
    marked = f"{EDGE}{STEMS[word]}{EDGE}"
    return tuple(marked[at : at + PIECE] for at in range(max(1, len(marked) - PIECE + 1)))


def _tokens_of(chunk: str) -> tuple[Token, ...]:
    """Return the tokens of a stretch without space, placed inside it: no token reaches over a space."""
    return TOKENS[chunk] if len(chunk) <= LONGEST_CHUNK else tuple(_tokens(chunk))


def _words_of(chunk: str) -> tuple[str, ...]:
    return WORDS[chunk] if len(chunk) <= LONGEST_CHUNK else _words(chunk)


def _words(chunk: str) -> tuple[str, ...]:
    return tuple(token.text for token in _tokens(chunk))


def _tokens(text: str) -> Iterator[Token]:
    for match in WORD.finditer(text):
        arabic, word, joined = match.groups()
        if joined:
            yield from _joined(match)
        else:
            start, end = match.span()
            for folded in folded_words(arabic or word):
                yield Token(folded, start, end)


def _joined(match: re.Match[str]) -> Iterator[Token]:
    """Yield the parts of a joined word; where it is an act's number, first the whole of it as one term."""
    parts = SEPARATOR.split(match["word"])
    if any(char.isdigit() for char in match["word"]):
        whole = JOINER.join(word for part in parts for word in folded_words(part))
        yield Token(whole, *match.span())
    start, begin = match.start(), match.start("word")
    for part in parts:
        end = begin + len(part)
        for word in folded_words(part):
            yield Token(word, start, end)
        start = begin = end + 1


def folded_words(raw: str) -> tuple[str, ...]:
    """Fold one written word; a sign such as ﷺ stands for several, a lone mark for none."""
    return tuple(_letters(word) for word in fold_word(raw).split() if _letters(word))


def _letters(word: str) -> str:
    return "".join(char for char in word if char.isalnum())


# About 20 MB each when full. Longer stretches are rarely words and would cost more.
REMEMBERED = 100_000
LONGEST_CHUNK = 40
TOKENS = Memo(lambda chunk: tuple(_tokens(chunk)), REMEMBERED)
WORDS = Memo(_words, REMEMBERED)
STEMS = Memo(stem, REMEMBERED)
PIECES = Memo(_pieces, REMEMBERED)
