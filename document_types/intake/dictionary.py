"""How often words are written in Arabic and in French: counts of a spelling dictionary."""

import re
from collections.abc import Sequence
from functools import cache

from spellchecker import SpellChecker

# What is written together with a word, at most one of each place. The article stands with every other noun; any other
# particle or ending with about one word in twenty.
JOINED = re.compile(
    "^(?P<first>[وف])?(?P<second>[بكس](?!ال)|ل(?!ا))?(?P<article>[بك]?ال|لل)?(?P<stem>.{3,}?)"
    "(?P<last>ها?|هما?|هن|نا|كم)?$"
)
WITH_ARTICLE, WITH_OTHER = 0.5, 0.05
# Names are in no dictionary: a page may hold little else.
NAME = re.compile("[A-ZÀ-ÖØ-Þ](?=[a-zà-öø-ÿ]*[aeiouyàâéèêëîïôöûü])[a-zà-öø-ÿ]+|[A-Z]+")
FEWEST = 5
MARKS = re.compile("[\u064b-\u065f\u0670]")


@cache
def _counts(language: str) -> dict[str, int]:
    return SpellChecker(language=language).word_frequency.dictionary


def arabic_frequency(word: str) -> float:
    """How often the word is written, in itself or, at a discount, without what is joined to it; 0 where unknown."""
    known = _counts("ar")
    parts = JOINED.match(word)
    # The ending of the indefinite accusative and the article exclude each other.
    if not parts or (parts["article"] and word.endswith("لا")):
        return known[word]
    others = sum(bool(parts[name]) for name in ("first", "second", "last")) + (parts["article"] not in {None, "ال"})
    discount = WITH_OTHER**others * (WITH_ARTICLE if parts["article"] else 1)
    return max(known[word], known[parts["stem"]] * discount)


def known_share(words: Sequence[str]) -> float:
    """The share, from 0 to 1, of the words of three letters and more, names apart, that are Arabic or French.

    1 where there are too few to tell.
    """
    whole = [plain.lower() for word in words if len(plain := MARKS.sub("", word)) > 2 and not NAME.fullmatch(plain)]
    return sum(_is_known(word) for word in whole) / len(whole) if len(whole) >= FEWEST else 1.0


def _is_known(word: str) -> bool:
    return arabic_frequency(word) > 0 if word > "\u0600" else word in _counts("fr")
