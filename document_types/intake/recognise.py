"""Reads the words off the picture of a page, in Arabic and in French, each language apart.

Tesseract reads Arabic less well with both languages at once than alone. Each line is taken from the reading that is
surer of it and whose letters are those of its language; the words serve search, and are shown as read by a machine.
"""

import csv
import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pypdfium2

from document_types.intake.text import ARABIC_LETTER, LATIN_LETTER

SCRIPTS = {"ara": ARABIC_LETTER, "fra": LATIN_LETTER}
DOTS_PER_INCH = 300
# A plan of two metres is read at fewer points an inch.
MOST_POINTS = 16_000_000
# Tesseract's own sureness of a word, out of 100: below, it is noise.
LEAST_SURE = 20
WORD_LEVEL = "5"
SECONDS = 60.0
# A word and its left, top, right and bottom, in ten-thousandths of the page's width and height.
Place = tuple[str, int, int, int, int]
WHOLE = 10_000


@dataclass(frozen=True)
class Word:
    """A word, Tesseract's sureness of it out of 100, and its place in points of the picture."""

    text: str
    sure: float
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Recognised:
    """The words of a page, line by line, and how sure the machine is of them, from 0 to 1."""

    lines: list["Line"]

    @property
    def text(self) -> str:
        return "\n".join(" ".join(word.text for word in line.words) for line in self.lines)

    @property
    def confidence(self) -> float:
        sure = [word.sure for line in self.lines for word in line.words]
        return sum(sure) / len(sure) / 100 if sure else 0.0

    def places(self, width: int, height: int) -> list[list[Place]]:
        """Where each word stands, line by line, in shares of a picture of `width` by `height` points."""
        return [
            [
                (
                    word.text,
                    _share(word.left, width),
                    _share(word.top, height),
                    _share(word.right, width),
                    _share(word.bottom, height),
                )
                for word in line.words
            ]
            for line in self.lines
        ]


@dataclass
class Line:
    """A line as one reading has it; it has at least one word."""

    words: list[Word] = field(default_factory=list)

    @property
    def left(self) -> int:
        return min(word.left for word in self.words)

    @property
    def top(self) -> int:
        return min(word.top for word in self.words)

    @property
    def right(self) -> int:
        return max(word.right for word in self.words)

    @property
    def bottom(self) -> int:
        return max(word.bottom for word in self.words)

    @property
    def confidence(self) -> float:
        return sum(word.sure for word in self.words) / len(self.words)

    def score(self, script) -> float:
        """How sure the reading is, as far as it has the letters of its language."""
        letters = [each for word in self.words for each in word.text if each.isalpha()]
        # Figures are of either language.
        share = len(script.findall("".join(letters))) / len(letters) if letters else 0.5
        return self.confidence * share

    def is_same_as(self, other: "Line") -> bool:
        """Whether both readings have this line of the page; close lines overlap by their tails and marks."""
        apart = abs(self.top + self.bottom - other.top - other.bottom) / 2
        lower = min(self.bottom - self.top, other.bottom - other.top)
        width = min(self.right, other.right) - max(self.left, other.left)
        narrower = min(self.right - self.left, other.right - other.left)
        return apart < lower / 2 and width > narrower / 3


@cache
def languages() -> tuple[str, ...]:
    """Those of ours that the machine's Tesseract reads; empty where it has none."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603
    there = set((listed.stdout + listed.stderr).split())
    return tuple(each for each in SCRIPTS if each in there)


def page(path: str, number: int) -> tuple[Recognised, list[list[Place]]]:
    """The words of one page of a PDF and their places; none where nothing is written on it."""
    with tempfile.TemporaryDirectory(prefix="ocr-") as folder:
        picture = Path(folder) / "page.png"
        size = _draw(path, number, picture)
        found = merged({each: list(_lines(picture, each)) for each in languages()})
        return found, found.places(*size)


def _draw(path: str, number: int, picture: Path) -> tuple[int, int]:
    """Draw the page as it is read, turned upright, and return the width and height in points."""
    with pypdfium2.PdfDocument(path) as document:
        sheet = document[number - 1]
        width, height = sheet.get_size()
        scale = min(DOTS_PER_INCH / 72, (MOST_POINTS / max(1.0, width * height)) ** 0.5)
        drawn = sheet.render(scale=scale, grayscale=True).to_pil()
        drawn.save(picture)
        return drawn.size


def _lines(picture: Path, language: str) -> Iterator[Line]:
    program = shutil.which("tesseract") or "tesseract"
    asked = [program, str(picture), "-", "-l", language, "tsv"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=SECONDS)  # noqa: S603
    lines: dict[tuple[str, ...], Line] = {}
    for row in csv.DictReader(io.StringIO(answer.stdout), delimiter="\t", quoting=csv.QUOTE_NONE):
        word, sure = (row["text"] or "").strip(), float(row["conf"])
        if row["level"] != WORD_LEVEL or not word or sure < LEAST_SURE:
            continue
        left, top = int(row["left"]), int(row["top"])
        right, bottom = left + int(row["width"]), top + int(row["height"])
        key = row["block_num"], row["par_num"], row["line_num"]
        lines.setdefault(key, Line()).words.append(Word(word, sure, left, top, right, bottom))
    yield from lines.values()


def merged(readings: dict[str, list[Line]]) -> Recognised:
    """Of each line, the reading that scores best; no line gives way to another of its own reading."""
    scored = [(line.score(SCRIPTS[each]), each, line) for each, lines in readings.items() for line in lines]
    kept: list[tuple[str, Line]] = []
    for _score, language, line in sorted(scored, key=lambda each: -each[0]):
        if not any(other != language and line.is_same_as(better) for other, better in kept):
            kept.append((language, line))
    return Recognised(sorted((line for _language, line in kept), key=lambda line: line.top))


def _share(points: int, of: int) -> int:
    return min(WHOLE, max(0, round(points * WHOLE / of)))
