"""Folding: the one spelling under which variants of a written word meet."""

import re
import unicodedata

# Letters that Unicode keeps apart and readers do not; decomposition has already turned أ إ آ ؤ ئ to bases.
LETTERS = str.maketrans(
    {
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "ة": "ه",
        "ە": "ه",
        "ہ": "ه",
        "ٱ": "ا",
        "گ": "ك",
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ـ": None,
    }
)

# A PDF that draws lam-alef as one sign often comes out with its two letters swapped. The swap is undone only
# where the written form is no Arabic word: two alefs in a row, alef-lam-lam inside a word, a long word that
# ends in alef-lam-ta.
SWAPPED = (
    (re.compile("اال"), "الا"),
    (re.compile("(?<=[^\\Wوفبكلا])الل"), "لال"),
    (re.compile("(^(?>[وف]?[بكل]?(?:ال)?)\\w{2,})الت$"), "\\1لات"),
)
# No word begins with the hamza on its seat: after what looks like an article the two letters are swapped (لائحة).
SWAPPED_BEFORE_SEAT = re.compile("^((?>[وف]?)(?>[بكل]?)(?:ال)?)الئ(?=\\w)")
LONE_ARTICLE = "ال"
# The house of a family (آل) is a word; the article alone is a swapped "no" (لا).
HOUSE = "آل"


def fold(text: str) -> str:
    """Return `text` without accents, vowel signs, case and spelling variants; idempotent."""
    if text.isascii():
        return text.lower()
    folded = _fold_once(text)
    # Case folding may uncover a letter that decomposes again.
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def fold_word(word: str) -> str:
    """Fold one written word and put lam-alef right where only one reading is possible."""
    folded = fold(SWAPPED_BEFORE_SEAT.sub("\\1لائ", word))
    if LONE_ARTICLE not in folded:
        return folded
    if folded == LONE_ARTICLE:
        return folded if unicodedata.normalize("NFKC", word) == HOUSE else "لا"
    for swapped, repaired in SWAPPED:
        folded = swapped.sub(repaired, folded)
    return folded


def _fold_once(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(_plain(char) for char in decomposed.translate(LETTERS))


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return "" if category in {"Mn", "Me", "Cf"} else char
