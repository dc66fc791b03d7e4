"""Names of units as they should read: without the marks and mentions that files leave around them."""

import re
import unicodedata
from dataclasses import dataclass

from .vocabulary import WORDS, folded

_ARABIC_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")  # tatweel and vowel signs
_LETTERS = str.maketrans({"ک": "ك", "ی": "ي", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_MENTIONS = (
    re.compile(r"^(?P<mention>[^:()]{1,40}?) ?: ?(?P<text>.+)$"),
    re.compile(r"^(?P<text>.+?) ?\((?P<mention>[^()]{1,40})\)$"),
    re.compile(r"^(?P<mention>pr[ée]fecture d'arrondissements?|عمالة مقاطعات) (?P<text>.+)$", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class CleanName:
    text: str
    mention: str = ""


def clean_name(text: str) -> CleanName:
    """Return the name, and the mention of a level that stood before or after it ("Province:", "(Mun.)").

    Letters are kept as the council writes them, ڭ and ݣ included; vowel signs, invisible marks, presentation forms
    and the Persian kaf and yeh that keyboards give are not part of a name.
    """
    text = _plain(text)
    for pattern in _MENTIONS:
        if (match := pattern.match(text)) and folded(match["mention"]) in WORDS:
            return CleanName(match["text"], match["mention"])
    return CleanName(text)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    text = " ".join(_ARABIC_MARKS.sub("", text).split())
    return re.sub(r" ?- ?", "-", text)
