"""Light stems: what stays of a folded word when its grammar is taken away."""

import re
import threading

import Stemmer

from .folding import fold_word
from .lexical import FINAL_HEM, FINAL_TA, INITIAL_LAM, INITIAL_WAW, WHOLE_WORDS
from .plurals import PLURALS

ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7]")
LATIN = re.compile("[a-z]")

CONJUNCTION = "و"
# Each with the fewest letters that must follow it: وكالات is no "and like the ...".
ARTICLES = (
    ("وبال", 3),
    ("فبال", 3),
    ("وكال", 3),
    ("وال", 2),
    ("بال", 2),
    ("كال", 2),
    ("فال", 2),
    ("ولل", 2),
    ("فلل", 3),
    ("ال", 2),
    ("لل", 2),
)
# Before a word without article, ب and ل are prefixes for certain only where no root begins so: in front of
# مـ, تـ or another ب, and of the verbal nouns افتعال, انفعال, استفعال and إفعال.
PREPOSITION = re.compile(r"[بل](?=[تم]\w{2}|ا\wت\w{2}|ان\w{3}|ا\w\wا\w)|ب(?=ب\w{2})")
PRONOUNS = ("هما", "ها", "هم", "هن")
PLURALS_AND_DUALS = (("ان", 3), ("ات", 2), ("ون", 3), ("ين", 3))
SHORTEST = 2
SOUND = 3

PLURAL = re.compile("(?<=[a-z]{3})(?<!s)s$")
PARTICIPLE = re.compile("(?<=[a-z]{3})ee$")
FEMININE = re.compile("(?<=[a-z]{2})(?:(?<=[gi])|(?<=ll))ere$")

# A Snowball stemmer keeps state between calls and may not be shared by threads.
_local = threading.local()


def stem(word: str) -> str:
    """Return the stem of one folded word; its script tells its language, and numbers are their own stem."""
    found = _stem(word)
    return IRREGULAR.get(found, found)


def _stem(word: str) -> str:
    if ARABIC.search(word):
        return _arabic(word)
    if LATIN.match(word):
        return _french(word)
    return word


def _french(word: str) -> str:
    """Snowball on the masculine singular: without accents it does not know adoptée, and it never knew lois."""
    singular = PLURAL.sub("", word)
    masculine = FEMININE.sub("er", PARTICIPLE.sub("e", singular))
    if not hasattr(_local, "french"):
        _local.french = Stemmer.Stemmer("french")
    return _local.french.stemWord(masculine)


def _arabic(word: str) -> str:
    if word in WHOLE_WORDS:
        return WHOLE_WORDS[word]
    bare = _without_article(word)
    if bare != word:
        return _whole_or_cut(bare)
    found = _without_ending(word)
    if word.startswith(CONJUNCTION) and found not in WAW_STEMS and len(word) > SOUND:
        found = _whole_or_cut(word.removeprefix(CONJUNCTION))
    return PREPOSITION.sub("", found, count=1) if PREPOSITION.match(found) else found


def _whole_or_cut(word: str) -> str:
    return WHOLE_WORDS.get(word) or _without_ending(word)


def _without_article(word: str) -> str:
    for article, least in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= least:
            bare = word.removeprefix(article)
            if article.endswith("لل") and _without_ending(f"ل{bare}") in LAM_STEMS:
                return f"ل{bare}"
            # The article before a word that itself begins with those two letters: الالتزام, الإلغاء.
            return _cut_start(bare, "ال", SOUND) if article.endswith("ال") else bare
    return word


def _without_ending(word: str) -> str:
    word = _without_case(word)
    word = _without_pronoun(word)
    for suffix, least in PLURALS_AND_DUALS:
        shorter = _cut(word, suffix, least)
        if shorter != word:
            word = _without_open_ta(shorter) if suffix in {"ان", "ين"} else shorter
    word = _cut(_cut(_cut(word, "يه", SHORTEST), "ه", SHORTEST), "ي", SHORTEST)
    word = _cut(word, "ء", SOUND)
    # The hamza of أعضاء is written on a letter of its own kind in أعضائه and أعضاؤه.
    return _cut(word, word[-1], SOUND) if word.endswith(("او", "اي")) else word


def _without_case(word: str) -> str:
    """Take off the alef of the accusative (مجلسا, قانونا) and the ending of verbs in the plural."""
    if word.endswith("وا"):
        return _cut(word, "وا", SOUND)
    if word.endswith(("ها", "نا")) and not word.endswith("ونا") and word[:-1] not in FINAL_HEM:
        return word
    if word.endswith("هما") and word[:-1] not in FINAL_HEM:
        return word
    return _cut(word, "ا", 4)


def _without_pronoun(word: str) -> str:
    if word in FINAL_HEM:
        return word
    if word.endswith("ته"):
        return word[:-1] if word.endswith("اته") else _without_open_ta(word[:-1])
    for pronoun in PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= (SHORTEST if pronoun == "ها" else SOUND):
            return _without_open_ta(word.removesuffix(pronoun))
    return word


def _without_open_ta(word: str) -> str:
    """Take off the ending of a feminine that a pronoun or the dual has opened: مداولة, مداولته, مداولتين."""
    if word.endswith("ات") or word in FINAL_TA:
        return word
    return _cut(word, "ت", SOUND)


def _cut(word: str, suffix: str, least: int) -> str:
    return word.removesuffix(suffix) if len(word) - len(suffix) >= least else word


def _cut_start(word: str, prefix: str, least: int) -> str:
    return word.removeprefix(prefix) if len(word) - len(prefix) >= least else word


WAW_STEMS = frozenset(_without_ending(word) for word in INITIAL_WAW)
LAM_STEMS = frozenset(_without_ending(word) for word in INITIAL_LAM)
IRREGULAR = {_stem(fold_word(plural)): _stem(fold_word(singular)) for plural, singular in PLURALS}
