"""The best passages of a text for a question, with the whole written words marked."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from .analysis import REMEMBERED as STRETCHES_REMEMBERED
from .analysis import STRETCHES, stem_of, tokens, words
from .memo import Memo
from .results import Fragment

WIDTH = 260
LEAD = 60
REMEMBERED = 20_000
SHORTEST_FIGURE = 4
ELLIPSIS = "…"
# What the memory of stretches holds as one text, apart.
STEMS_IN = Memo(lambda stretch: tuple(STRETCHES[stretch].stem.split()), STRETCHES_REMEMBERED)
SPACES = re.compile(r"\s+")
# A cut may part an opening direction mark from its closing one and turn the rest of the page round.
DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Marks:
    """What is marked: words of these stems, and words that begin so; for the texts of one answer."""

    def __init__(self, stems: Collection[str] = (), beginnings: tuple[str, ...] = ()) -> None:
        self.stems = frozenset(stems)
        self.beginnings = beginnings
        # A date or an amount may run over several words.
        self.has_figures = any(len(stem) >= SHORTEST_FIGURE and stem[0].isdigit() for stem in self.stems)
        # The texts of one answer share most of their words.
        self.in_stretch = Memo(self._in_stretch, REMEMBERED)
        self._bare: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self.stems or self.beginnings)

    def sign(self, word: str) -> str:
        """Return what a folded word is marked for: its stem, or how it begins; empty where it is not."""
        stem = stem_of(word)
        if stem in self.stems:
            return stem
        return next((each for each in self.beginnings if word.startswith(each)), "")

    def held(self, stretches: set[str]) -> list[str]:
        """Those of the stretches of text that hold something to mark; most were met before, and hold nothing."""
        held = [stretch for stretch in stretches - self._bare if self._is_held_by(stretch)]
        if len(self._bare) < REMEMBERED:
            self._bare |= stretches.difference(held)
        return held

    def _is_held_by(self, stretch: str) -> bool:
        """As its terms tell, without a look at its words."""
        if not self.stems.isdisjoint(STEMS_IN[stretch]):
            return True
        # Most texts are asked for no beginning.
        return bool(self.beginnings) and any(f" {each}" in f" {STRETCHES[stretch].exact}" for each in self.beginnings)

    def _in_stretch(self, stretch: str) -> list["Span"]:
        """Return what is marked in a stretch of text without space."""
        found = ((token, self.sign(token.text)) for token in words(stretch))
        return [Span(token.start, token.end, sign) for token, sign in found if sign]


def marks_for(written: str) -> Marks:
    """What marks these words wherever they stand, in any of their forms."""
    return Marks({stem_of(token.text) for token in tokens(written)})


class Span(NamedTuple):
    start: int
    end: int
    sign: str


class Window(NamedTuple):
    """A stretch of the text; the more different signs, then the more matches, the better."""

    signs: int
    matches: int
    spans: tuple[Span, ...]


def spans(text: str, marks: Marks) -> list[Span]:
    """Return where a word to be marked stands."""
    if marks.has_figures:
        found = ((token, marks.sign(token.text)) for token in tokens(text))
        return [Span(token.start, token.end, sign) for token, sign in found if sign]
    # Most stretches of a text hold nothing to mark: only those that do are looked for.
    held = marks.held(set(text.split()))
    if not held:
        return []
    return [
        Span(at.start() + start, at.start() + end, sign)
        for at in re.finditer(rf"(?<!\S)(?:{'|'.join(map(re.escape, held))})(?!\S)", text)
        for start, end, sign in marks.in_stretch[at[0]]
    ]


def mark(text: str, marks: Marks) -> tuple[Fragment, ...]:
    """Return the whole of a short text, its matches marked."""
    return _pieces(text, 0, len(text), spans(text, marks))


def best_window(found: list[Span]) -> Window | None:
    """Return the best stretch of at most WIDTH characters, the first of equals."""
    return max(_windows(found), key=lambda window: window[:2], default=None)


def fragments(text: str, window: Window) -> tuple[Fragment, ...]:
    """Cut the window out of its text, at words' edges, and mark its matches."""
    start = _cut_before(text, max(0, window.spans[0].start - LEAD))
    end = _cut_after(text, max(window.spans[-1].end, min(len(text), start + WIDTH)))
    before = (Fragment(f"{ELLIPSIS} ", False),) if start else ()
    after = (Fragment(f" {ELLIPSIS}", False),) if end < len(text) else ()
    return before + _pieces(text, start, end, window.spans) + after


def _pieces(text: str, start: int, end: int, found: Iterable[Span]) -> tuple[Fragment, ...]:
    pieces = []
    at = start
    for first, last in _merged(found):
        pieces += [Fragment(text[at:first], False), Fragment(text[first:last], True)]
        at = last
    pieces.append(Fragment(text[at:end], False))
    return tuple(Fragment(_tidy(piece.text), piece.is_match) for piece in pieces if piece.text)


def _windows(found: list[Span]) -> Iterator[Window]:
    last = 0
    for first, span in enumerate(found):
        while last < len(found) and found[last].end - span.start <= WIDTH - LEAD:
            last += 1
        inside = tuple(found[first : max(last, first + 1)])
        yield Window(len({each.sign for each in inside}), len(inside), inside)


def _merged(found: Iterable[Span]) -> list[tuple[int, int]]:
    """Join spans that overlap, as a number and its parts do."""
    merged: list[tuple[int, int]] = []
    for span in found:
        if merged and span.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged


def _cut_before(text: str, at: int) -> int:
    """Move back from the middle of a word, unless the text has no spaces there."""
    space = max(text.rfind(" ", max(0, at - LEAD), at), text.rfind("\n", max(0, at - LEAD), at))
    return space + 1 if space >= 0 else (0 if at <= LEAD else at)


def _cut_after(text: str, at: int) -> int:
    spaces = [place for place in (text.find(" ", at, at + LEAD), text.find("\n", at, at + LEAD)) if place >= 0]
    return min(spaces, default=len(text) if len(text) - at <= LEAD else at)


def _tidy(text: str) -> str:
    return SPACES.sub(" ", DIRECTION_MARKS.sub("", text))
