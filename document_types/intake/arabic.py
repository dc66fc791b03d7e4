"""Puts lam-alef right in the words of a page whose file gives its two letters swapped.

Some words can only be swapped ones, whatever page they stand on; which, is argued in search.folding. Of the others the
page decides first: a file swaps all its lam-alefs or none, so that a page which has right ones is left alone. On a page
which has only swapped ones each word stands for itself or for one that the swap turns into it, and these are weighed by
how often they are written.
"""

import re
from collections.abc import Iterator

from document_types.intake.dictionary import arabic_frequency

# The letters keep their hamza, because the text is shown as well as searched.
ALEF = "[اأإآ]"
WORD = re.compile("[\u0610-\u061a\u0620-\u065f\u0670-\u06d3\u06d5]+")
SWAPPED = (
    (re.compile(f"({ALEF})({ALEF})ل"), r"\1ل\2"),
    (re.compile(f"(?<=[^\\Wوؤفبكکگلاأإآٱ])({ALEF})لل"), r"ل\1ل"),
    (re.compile(f"(^(?>[وؤف]?[بكکگل]?(?:{ALEF}ل)?)\\w{{2,}})({ALEF})لت$"), r"\1ل\2ت"),
)
# No word begins with the hamza on its seat: see search.folding.
BEFORE_SEAT = re.compile(f"^((?>[وؤف]?)(?>[بكکگل]?)(?:{ALEF}ل)?)({ALEF})لئ(?=\\w)")
SWAPPED_NO = "ال"
NO = "لا"
# A lam before a lam-alef comes out as lam-alef-lam: لالجتماع, of للاجتماع.
RIGHT = re.compile(f"ل{ALEF}(?!ل)")
PAIR = re.compile(f"{ALEF}ل")
MOST_PAIRS = 4
# How much oftener the other word must be written: a right word harmed is worse than a wrong one left.
ODDS = 10


def repair(text: str) -> str:
    """Return the text of one page with the words mended that have one likely reading; everything else as it was."""
    sure = WORD.sub(lambda match: repair_word(match[0]), text)
    if is_swapped(text):
        return WORD.sub(lambda match: likeliest(match[0]), sure)
    return sure


def repair_word(word: str) -> str:
    """The word with lam-alef put right where no other reading is possible."""
    if word == SWAPPED_NO:
        return NO
    word = BEFORE_SEAT.sub(r"\1ل\2ئ", word)
    for swapped, repaired in SWAPPED:
        word = swapped.sub(repaired, word)
    return word


def is_swapped(text: str) -> bool:
    """Whether the page has more words that can only be swapped ones than words with a right lam-alef."""
    words = WORD.findall(text)
    return sum(repair_word(word) != word for word in words) > sum(bool(RIGHT.search(word)) for word in words)


def likeliest(word: str) -> str:
    """What the word most likely was before its lam-alefs were swapped."""
    if not PAIR.search(word):
        return word
    return max(readings(word), key=lambda each: arabic_frequency(each) * (ODDS if each == word else 1))


def readings(word: str) -> Iterator[str]:
    """The word itself, and each word of which a swap makes it."""
    places = [match.start() for match in PAIR.finditer(word)][:MOST_PAIRS]
    for choice in range(2 ** len(places)):
        letters = list(word)
        for bit, place in enumerate(places):
            if choice >> bit & 1:
                letters[place], letters[place + 1] = letters[place + 1], letters[place]
        yield "".join(letters)
