"""What two texts share and where they part: by paragraph, then by word, in both directions of writing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import groupby

# The marks that Arabic and Latin letters carry stay with their letter.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
# A figure whole, with its separators and the spaces of its thousands: an amount that changes is read as one.
_NUMBER = "(?<!\\d)\\d{1,3}(?:[ \u00a0\u202f]\\d{3})+(?!\\d)(?:[.,\u066b]\\d+)?|\\d+(?:[.,/\u066b\u066c-]\\d+)*"
_TOKEN = re.compile(
    rf"(?:{_NUMBER}|(?:[^\W\d][{_MARKS}]*)+['\u2019]?|\S)\s*|\s+",
    re.DOTALL,
)
_FIGURE = re.compile(_NUMBER)
# Of two paragraphs that share fewer of their words, one was taken away and the other added.
ALIKE = 0.34
# Beyond so many pairs, paragraphs are set side by side by their places.
MOST_PAIRS = 40_000
# Of a paragraph of more words than these, the commonest tie nothing together.
LONG = 4_000


class Mark(StrEnum):
    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph, with what became of them."""

    mark: Mark
    text: str

    @property
    def is_of_figures(self) -> bool:
        """Without a letter: a reference or an amount, which reads from left to right in every text."""
        return any(each.isdigit() for each in self.text) and not any(each.isalpha() for each in self.text)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`label` says where it stands: the number of its article, for one."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class Row:
    """A paragraph in both texts, or in one of them."""

    old: Paragraph | None
    new: Paragraph | None

    @property
    def kind(self) -> str:
        if self.old is None or self.new is None:
            return "added" if self.old is None else "removed"
        return "same" if self.old.text == self.new.text else "changed"

    @property
    def is_renumbered(self) -> bool:
        return bool(self.old and self.new and self.old.label != self.new.label)

    @property
    def is_untouched(self) -> bool:
        return self.kind == "same" and not self.is_renumbered

    @property
    def label(self) -> str:
        return (self.new or self.old).label

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """In reading order; where words were replaced, the old ones come first."""
        return tuple(words(self.old.text if self.old else "", self.new.text if self.new else ""))

    @property
    def before(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.mark != Mark.INSERTED]

    @property
    def after(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.mark != Mark.DELETED]

    @property
    def figures(self) -> tuple[list[str], list[str]]:
        """The figures that only the old text has, and those that only the new one has."""
        return self._figures(Mark.DELETED), self._figures(Mark.INSERTED)

    def _figures(self, mark: Mark) -> list[str]:
        return [figure for piece in self.pieces if piece.mark == mark for figure in _FIGURE.findall(piece.text)]


def compare(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Row]:
    """Return the rows of both texts in reading order: each paragraph of either stands in exactly one."""
    matcher = SequenceMatcher(None, [each.text for each in old], [each.text for each in new], autojunk=False)
    rows: list[Row] = []
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            rows += [Row(before, after) for before, after in zip(old[i1:i2], new[j1:j2], strict=True)]
        else:
            rows += _paired(old[i1:i2], new[j1:j2])
    return rows


def changed_figures(rows: Sequence[Row]) -> list[tuple[str, list[str], list[str]]]:
    """Where figures are not the same before and after: the paragraph's label, then the ones and the others."""
    found = ((row.label, *row.figures) for row in rows if row.kind != "same")
    return [(label, before, after) for label, before, after in found if sorted(before) != sorted(after)]


def _paired(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Row]:
    """Set each paragraph beside the one it most likely became, never crossing."""
    pairs = _by_place(old, new) if len(old) * len(new) > MOST_PAIRS else _by_likeness(old, new)
    rows, i, j = [], 0, 0
    for at_old, at_new in [*pairs, (len(old), len(new))]:
        rows += [Row(each, None) for each in old[i:at_old]]
        rows += [Row(None, each) for each in new[j:at_new]]
        if at_old < len(old) and at_new < len(new):
            rows.append(Row(old[at_old], new[at_new]))
        i, j = at_old + 1, at_new + 1
    return rows


def _by_place(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[tuple[int, int]]:
    return [(place, place) for place in range(min(len(old), len(new)))]


def _by_likeness(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """The pairs, in order, whose likenesses add up to the most."""
    alike = _likenesses(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likenesses(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[list[float]]:
    """The share of words in common, nothing below `ALIKE`; the same place in the text makes up for few words."""
    others = [(frozenset(_words_of(each.text)), each.label) for each in new]
    table = []
    for each in old:
        mine = frozenset(_words_of(each.text))
        row = []
        for theirs, label in others:
            share = 2 * len(mine & theirs) / (len(mine) + len(theirs) or 1)
            row.append(share if share >= ALIKE else ALIKE / 2 if each.label and each.label == label else 0.0)
        table.append(row)
    return table


def _words_of(text: str) -> Iterator[str]:
    return (token.strip().casefold() for token in _tokens(text))


def words(old: str, new: str) -> Iterator[Piece]:
    """Yield the pieces of two paragraphs: kept and deleted ones make the old text, kept and inserted ones the new."""
    chunks = _joined(_chunks(old, new))
    if sum(len(kept) for kept, _before, _after in chunks) < ALIKE * min(len(old), len(new)):
        # What they share is chance: nobody reads a text in crumbs.
        chunks = [("", old, new)]
    for chunk in chunks:
        for mark, text in zip(Mark, chunk, strict=True):
            if text:
                yield Piece(mark, text)


def _chunks(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """(kept, deleted, inserted), of which either the first or the others are empty."""
    before, after = _tokens(old), _tokens(new)
    matcher = SequenceMatcher(None, [t.rstrip() for t in before], [t.rstrip() for t in after], len(before) > LONG)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            yield from _kept(before[i1:i2], after[j1:j2])
        else:
            yield "", "".join(before[i1:i2]), "".join(after[j1:j2])


def _kept(before: list[str], after: list[str]) -> Iterator[tuple[str, str, str]]:
    """The same words, between which the spaces may not be the same."""
    run = ""
    for old, new in zip(before, after, strict=True):
        if old == new:
            run += old
            continue
        word = old.rstrip()
        yield run + word, "", ""
        yield "", old[len(word) :], new[len(word) :]
        run = ""
    yield run, "", ""


def _tokens(text: str) -> list[str]:
    """Each word with the space behind it: spaces of their own would tie any text to any other."""
    return _TOKEN.findall(text)


def _joined(chunks: Iterator[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Kept words that touch are one run, and so are changes, but for the space at their end that both have."""
    found: list[tuple[str, str, str]] = []
    for is_kept, run in groupby(filter(any, chunks), key=lambda chunk: bool(chunk[0])):
        kept, deleted, inserted = ("".join(texts) for texts in zip(*run, strict=True))
        space = "" if is_kept else _common_end(deleted, inserted)
        end = -len(space) or None
        found += [(kept, "", "")] if is_kept else [("", deleted[:end], inserted[:end]), (space, "", "")]
    return found


def _common_end(deleted: str, inserted: str) -> str:
    spaces = [each[len(each.rstrip()) :] for each in (deleted, inserted)]
    return min(spaces, key=len) if spaces[0].endswith(spaces[1]) or spaces[1].endswith(spaces[0]) else ""
