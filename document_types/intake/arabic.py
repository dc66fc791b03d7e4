"""Puts lam-alef right in words that a PDF gave with its two letters swapped."""

import re

# Which written forms can only be swapped ones is argued in search.folding; here the letters keep their hamza,
# because the text is shown as well as searched.
ALEF = "[اأإآ]"
WORD = re.compile("[\u0610-\u061a\u0620-\u065f\u0670-\u06d3\u06d5]+")
SWAPPED = (
    (re.compile(f"({ALEF})({ALEF})ل"), r"\1ل\2"),
    (re.compile(f"(?<=[^\\Wوؤفبكکگلاأإآٱ])({ALEF})لل"), r"ل\1ل"),
    (re.compile(f"(^(?>[وؤف]?[بكکگل]?(?:{ALEF}ل)?)\\w{{2,}})({ALEF})لت$"), r"\1ل\2ت"),
)
SWAPPED_NO = "ال"
NO = "لا"


def repair(text: str) -> str:
    """Return `text` with the words mended that have one possible reading; everything else as it was."""
    return WORD.sub(lambda match: repair_word(match[0]), text)


def repair_word(word: str) -> str:
    if word == SWAPPED_NO:
        return NO
    for swapped, repaired in SWAPPED:
        word = swapped.sub(repaired, word)
    return word
