"""Puts the letters of an Arabic page in the order in which they are read, by their places on the page.

PDFium goes by the order in which a file draws its letters, and gives some words backwards, some in two parts, and the
letters of a ligature turned round: LibreOffice's lam-alef comes out as alef-lam. The places leave no doubt: what is
further right is read first, and an alef and a lam drawn as one sign are a lam-alef, for there is no sign for alef-lam.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from ctypes import c_double
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from document_types.intake.direction import read_from_right

# Letters of their own and in their shapes, and the vowel signs.
ARABIC = re.compile("[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
SWAPPED = re.compile("([اأإآٱ])(ل)")
UNSWAPPED = re.compile("ل[اأإآٱ]")
# In widths of a letter: a distance that is none, a gap between two words, one between two columns.
NOWHERE, BLANK, COLUMN = 0.02, 0.4, 2.5
# Signs of no meaning that stand only inside words, behind letters that join the next: with these LibreOffice draws
# letters out to fill a line. A letter of which the meaning is lost would also stand elsewhere.
UNKNOWN = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd]")
MOSTLY = 0.9
JOINING = "ئبتثجحخسشصضطظعغفقكلمنهيـ"


@dataclass(slots=True, eq=False)
class Sign:
    """What is drawn at one place: a letter, or those of a ligature. Lengths in points."""

    text: str
    left: float
    right: float
    # Drawn to the right of what PDFium gives before it.
    is_backwards: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def is_mark(self) -> bool:
        return unicodedata.category(self.text[0]) == "Mn"


@dataclass(slots=True)
class Line:
    """A line as PDFium parts them; without `signs` it is kept as PDFium gives it."""

    text: str
    baseline: float = 0.0
    signs: list[Sign] = field(default_factory=list)

    @property
    def width(self) -> float:
        return median(sign.width for sign in self.signs)

    def goes_on_in(self, other: "Line") -> bool:
        """Whether both are parts of one line, no further apart than words are."""
        if not self.signs or not other.signs or abs(self.baseline - other.baseline) > self.width / 3:
            return False
        first, second = ([min(s.left for s in each), max(s.right for s in each)] for each in (self.signs, other.signs))
        return max(first[0], second[0]) - min(first[1], second[1]) < COLUMN * self.width


def page_layer(page: pypdfium2.PdfTextPage) -> str:
    """The text of a page, line by line, each line of Arabic in the order of reading."""
    layer = page.get_text_range(errors="replace")
    if not ARABIC.search(layer):
        return layer
    lines = list(_joined(_lines(page)))
    _turn_ligatures(sign for line in lines for sign in line.signs)
    return _not_drawn_out("\n".join(in_reading_order(line.signs) if line.signs else line.text for line in lines))


def _not_drawn_out(text: str) -> str:
    for sign in set(UNKNOWN.findall(text)):
        inside = re.compile(f"(?<=[{JOINING}]){re.escape(sign)}+(?=[\u0620-\u064a])")
        if sum(map(len, inside.findall(text))) >= MOSTLY * text.count(sign):
            text = inside.sub("", text)
    return text


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    letters: list[tuple[int, str]] = []
    for rank in range(page.count_chars()):
        letter = _letter(pdfium.FPDFText_GetUnicode(page, rank))
        if letter == "\n":
            yield _line(page, letters)
            letters = []
        elif letter != "\r":
            letters.append((rank, letter))
    yield _line(page, letters)


def _letter(code: int) -> str:
    # Nothing, or half of a pair: no letter.
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


def _line(page: pypdfium2.PdfTextPage, letters: list[tuple[int, str]]) -> Line:
    text = "".join(letter for _rank, letter in letters)
    arabic = [rank for rank, letter in letters if ARABIC.match(letter)]
    if len(arabic) <= len(LATIN.findall(text)) or abs(pdfium.FPDFText_GetCharAngle(page, arabic[0])) > 0.1:
        return Line(text)
    baseline = _place(page, arabic[0])[2]
    return Line(text, baseline, _signs(page, letters))


def _signs(page: pypdfium2.PdfTextPage, letters: list[tuple[int, str]]) -> list[Sign]:
    signs: list[Sign] = []
    for rank, letter in letters:
        left, right, _baseline = _place(page, rank)
        if letter.isspace() and left >= right:
            # Not in the file: PDFium parts with it what it takes for words.
            continue
        last = signs[-1] if signs else None
        if last and abs(left - last.left) <= NOWHERE * last.width and ARABIC.match(letter) and ARABIC.match(last.text):
            last.text += letter
            last.right = max(last.right, right)
        else:
            signs.append(Sign(letter, left, right, last is not None and left > last.left))
    return signs


def _place(page: pypdfium2.PdfTextPage, rank: int) -> tuple[float, float, float]:
    """Where a letter begins on the line, where it ends, and how high the line is."""
    x, y, box = c_double(), c_double(), pdfium.FS_RECTF()
    # Not the left of its box: a tail reaches below the next letter.
    pdfium.FPDFText_GetCharOrigin(page, rank, x, y)
    pdfium.FPDFText_GetLooseCharBox(page, rank, box)
    return x.value, box.right, y.value


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    last = None
    for line in lines:
        if last and last.goes_on_in(line):
            last.signs += line.signs
            continue
        if last:
            yield last
        last = line
    if last:
        yield last


def _turn_ligatures(signs: Iterable[Sign]) -> None:
    """Give the letters of each ligature the order of the word.

    Where PDFium turned a word round, it turned them too; whether it did where the word is right, the lam-alefs of the
    page tell, of which only one order exists.
    """
    ligatures = [sign for sign in signs if len(sign.text) > 1 and not sign.is_mark]
    straight = [sign for sign in ligatures if not sign.is_backwards]
    swapped, right = (sum(bool(each.search(sign.text)) for sign in straight) for each in (SWAPPED, UNSWAPPED))
    for sign in ligatures:
        if sign.is_backwards or swapped > right:
            sign.text = sign.text[::-1]
        sign.text = SWAPPED.sub(r"\2\1", sign.text).replace("هلل", "لله")


def in_reading_order(signs: list[Sign]) -> str:
    """The words of one line of Arabic, from its signs in any order."""
    whole = sorted(_with_marks(signs), key=lambda sign: -sign.left)
    gap = BLANK * median(sign.width for sign in whole)
    parts = [whole[0].text]
    for sign, following in pairwise(whole):
        parts += [" ", following.text] if sign.left - following.right > gap else [following.text]
    return read_from_right(re.sub(" {2,}", " ", "".join(parts)))


def _with_marks(signs: list[Sign]) -> list[Sign]:
    """Each vowel sign behind the nearer of the two letters it was given between."""
    letters = [sign for sign in signs if not sign.is_mark]
    given = 0
    for sign in signs:
        if not sign.is_mark:
            given += 1
        elif beside := letters[max(0, given - 1) : given + 1]:
            nearest = min(beside, key=lambda other: abs(other.left + other.right - sign.left - sign.right))
            nearest.text += sign.text
    return letters or signs
