"""The text of a page as it is searched and shown: cleaned, or none where its layer is garbage."""

import re
import unicodedata
from typing import Literal

from .arabic import repair
from .dictionary import known_share
from .direction import forwards

# Marks of direction and of joining, blanks of no width, and the hyphen that shows only at the end of a line.
DIRECTION_MARKS = dict.fromkeys(
    [0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)]
    + [0xFEFF]
)
# One sign for a letter in its place in the word: what some fonts leave in the layer.
SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
# Where PDFium joins the two parts of a word that was parted at the end of a line.
HYPHEN = "\ufffe"
UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd\ufffe\uffff\U000f0000-\U0010ffff]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
# Draws a letter out, and means nothing; one that stands alone is somebody's dash.
TATWEEL = re.compile("(?<=[\u0620-\u063f\u0641-\u065f])\u0640+|\u0640+(?=[\u0620-\u063f\u0641-\u065f])")
WORD = re.compile(r"[^\W\d_]+")
BLANK_LINES = re.compile(r"\n[ \t]*\n+")

MOST_UNREADABLE = 0.05
MOST_ISOLATED = 0.5
# Lists of names hold few words of a dictionary; letters of a wrong encoding, or of a shifted one, hold next to none.
LEAST_KNOWN = 0.1
# Below this many words, a list of initials would be taken for a broken layer.
FEWEST_WORDS = 20


def page_text(raw: str) -> str:
    """Return the words of one page of a PDF, line by line, or nothing where its layer cannot be trusted."""
    if is_garbage(raw):
        return ""
    return repair(clean(raw))


def clean(raw: str) -> str:
    """Drop the marks nobody sees and the signs nobody can read; lines keep their order."""
    text = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\x0c", "\n")
    text = UNREADABLE.sub("", CONTROLS.sub("", text.translate(DIRECTION_MARKS)))
    text = TATWEEL.sub("", SHAPED.sub(_plain, forwards(text)))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def _plain(shaped: re.Match) -> str:
    # A vowel sign in its shape becomes the sign behind a blank.
    return "".join(unicodedata.normalize("NFKC", each).removeprefix(" ") for each in shaped[0])


def is_garbage(raw: str) -> bool:
    """Whether the layer is noise: code points of a private font, letters that form no words, words of no language."""
    return max(_faults(raw)) > 1


def is_stamp(raw: str) -> bool:
    """Whether so few words stand in the layer that on a scanned page they are a stamp, and not its text."""
    return len(WORD.findall(raw)) < FEWEST_WORDS


def quality(raw: str) -> float:
    """How far a layer is to be trusted, from 0 (noise) to 1; below one half it is not kept as a text."""
    return round(max(0.0, 1 - max(_faults(raw)) / 2), 2)


def _faults(raw: str) -> tuple[float, float, float]:
    """Signs that nobody can read, words of one letter, words in no dictionary: each share by the most allowed."""
    signs = len(re.sub(r"\s", "", raw))
    unreadable = len(UNREADABLE.findall(raw)) + len(CONTROLS.findall(raw)) - raw.count(HYPHEN)
    words = WORD.findall(clean(raw))
    isolated = unknown = 0.0
    if len(words) >= FEWEST_WORDS:
        isolated = sum(len(word) == 1 for word in words) / len(words)
        unknown = 1 - known_share(words)
    return unreadable / (signs or 1) / MOST_UNREADABLE, isolated / MOST_ISOLATED, unknown / (1 - LEAST_KNOWN)


def language_of(text: str) -> Literal["ar", "fr", ""]:
    """Return the language of the more numerous letters; empty where there are none."""
    arabic, latin = len(ARABIC_LETTER.findall(text)), len(LATIN_LETTER.findall(text))
    if not arabic and not latin:
        return ""
    return "ar" if arabic >= latin else "fr"


def paragraphs(text: str) -> list[str]:
    """Part a text at its blank lines, or at each line where it has none."""
    cleaned = clean(text)
    parts = BLANK_LINES.split(cleaned) if BLANK_LINES.search(cleaned) else cleaned.split("\n")
    return [part.strip() for part in parts if part.strip()]
