"""The text of a page as it is searched and shown: cleaned, or none where its layer is garbage."""

import re
import unicodedata
from typing import Literal

from .arabic import repair

DIRECTION_MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
# One sign for a letter in its place in the word: what some fonts leave in the layer.
SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd\ufffe\uffff\U000f0000-\U0010ffff]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
WORD = re.compile(r"[^\W\d_]+")
BLANK_LINES = re.compile(r"\n[ \t]*\n+")

MOST_UNREADABLE = 0.05
MOST_ISOLATED = 0.5
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
    text = SHAPED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def is_garbage(raw: str) -> bool:
    """Whether the layer is noise: code points of a private font, or letters that form no words."""
    unreadable, isolated = _faults(raw)
    return unreadable > MOST_UNREADABLE or isolated > MOST_ISOLATED


def quality(raw: str) -> float:
    """How far a layer is to be trusted, from 0 (noise) to 1; below one half it is not kept as a text."""
    unreadable, isolated = _faults(raw)
    worst = max(unreadable / MOST_UNREADABLE, isolated / MOST_ISOLATED)
    return round(max(0.0, 1 - worst / 2), 2)


def _faults(raw: str) -> tuple[float, float]:
    """The share of signs that nobody can read, and of words of one letter."""
    signs = len(re.sub(r"\s", "", raw))
    unreadable = len(UNREADABLE.findall(raw)) + len(CONTROLS.findall(raw))
    words = WORD.findall(raw)
    isolated = sum(len(word) == 1 for word in words) if len(words) >= FEWEST_WORDS else 0
    return unreadable / (signs or 1), isolated / (len(words) or 1)


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
