"""Text to index terms, the same for every engine: tokens with offsets, and the four streams scored."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .figures import figures
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
    """The streams of one text, terms parted by spaces; `exact` and `pairs` keep the order of the words."""

    stem: str
    exact: str
    pairs: str
    pieces: str


class Stretch(NamedTuple):
    """What a stretch of text without space gives to each stream."""

    exact: str
    stem: str
    pieces: str


def tokens(text: str) -> list[Token]:
    """Return the words and the figures of a text, a figure before the words that it is made of."""
    found = words(text)
    wholes = [Token(figure.text, figure.start, figure.end) for figure in figures(text)]
    return sorted([*wholes, *found], key=lambda token: (token.start, -token.end)) if wholes else found


def words(text: str) -> list[Token]:
    return [
        Token(token.text, token.start + chunk.start(), token.end + chunk.start())
        for chunk in CHUNK.finditer(text)
        for token in TOKENS[chunk[0]]
    ]


def terms(text: str) -> Terms:
    stretches = [STRETCHES[chunk] for chunk in text.split()]
    exact, stem, pieces = map(_spaced, zip(*stretches, strict=True)) if stretches else ("", "", "")
    stems = stem.split()
    return Terms(
        stem=_spaced([stem, *(figure.text for figure in figures(text))]),
        exact=exact,
        pairs=" ".join(map(EDGE.join, zip(stems, stems[1:], strict=False))),
        pieces=pieces,
    )


def stem_of(word: str) -> str:
    """Return the stem of a folded word."""
    return STEMS[word]


def pieces_of(word: str) -> tuple[str, ...]:
    """Return the overlapping pieces of a folded word's stem, its two edges marked; a common word has none."""
    if word in STOP_WORDS:
        return ()
    marked = f"{EDGE}{STEMS[word]}{EDGE}"
    return tuple(marked[at : at + PIECE] for at in range(max(1, len(marked) - PIECE + 1)))


def _stretch(chunk: str) -> Stretch:
    found = [token.text for token in TOKENS[chunk]]
    return Stretch(
        exact=" ".join(found),
        stem=" ".join(STEMS[word] for word in found),
        pieces=" ".join(piece for word in found for piece in pieces_of(word)),
    )


def _spaced(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))


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


# No word reaches over a space, and a text has few different stretches between spaces. About 25 MB each when full.
REMEMBERED = 100_000
TOKENS = Memo(lambda chunk: tuple(_tokens(chunk)), REMEMBERED)
STEMS = Memo(stem, REMEMBERED)
STRETCHES = Memo(_stretch, REMEMBERED)
