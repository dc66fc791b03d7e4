"""Light stems: what stays of a folded word when its grammar is taken away."""

import re
import threading

import Stemmer

ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7]")
LATIN = re.compile("[a-z]")

PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "ال", "لل")
CONJUNCTION = "و"
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
SHORTEST = 2

# A Snowball stemmer keeps state between calls and may not be shared by threads.
_local = threading.local()


def stem(word: str) -> str:
    """Return the stem of one folded word; its script tells its language, and numbers are their own stem."""
    if ARABIC.search(word):
        return _arabic(word)
    if LATIN.match(word):
        return _french().stemWord(word)
    return word


def _arabic(word: str) -> str:
    word = _without_prefix(word)
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST:
            word = word.removesuffix(suffix)
    return word


def _without_prefix(word: str) -> str:
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
            return word.removeprefix(prefix)
    if word.startswith(CONJUNCTION) and len(word) > SHORTEST + 1:
        return word.removeprefix(CONJUNCTION)
    return word


def _french() -> Stemmer.Stemmer:
    if not hasattr(_local, "french"):
        _local.french = Stemmer.Stemmer("french")
    return _local.french
