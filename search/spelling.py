"""Did you mean: for a word that stands nowhere, the likest word that does, among what one may see."""

from collections import Counter
from functools import partial

from .analysis import Token, stem_of, words
from .engine import SearchEngine
from .memo import Memo
from .parser import parse
from .query import Query
from .question import Alike, Question, Term
from .stopwords import STOP_WORDS

SHORTEST = 4
LONG = 8
LOOKED_AT = 30
MOST_WORDS = 6
REMEMBERED = 20_000


def did_you_mean(engine: SearchEngine, query: Query) -> str:
    """Return the text of the query with its unknown words replaced, or nothing where none can be.

    A word is unknown when nothing that `query.audiences` may see bears its stem.
    """
    parsed = parse(query.text)
    replaced = query.text
    unknown = {token.text: token for token in words(parsed.words) if _may_be_mistyped(token.text)}
    for word, token in list(unknown.items())[:MOST_WORDS]:
        if better := _better(engine, word, query.audiences):
            written = parsed.words[token.start : token.end]
            replaced = replaced.replace(written, better)
    return replaced if replaced != query.text else ""


def _may_be_mistyped(word: str) -> bool:
    return len(word) >= SHORTEST and word not in STOP_WORDS and not any(char.isdigit() for char in word)


def _better(engine: SearchEngine, word: str, audiences: tuple[str, ...]) -> str:
    """Return the word that differs by the fewest letters, of these the one that most of the newest entries bear."""
    known = Question(audiences, musts=((Term("stem", stem_of(word)),),), rows=1, sort="newest")
    if engine.find(known).total:
        return ""
    for distance in (1, 2) if len(word) >= LONG else (1,):
        asked = Question(audiences, musts=((Alike(word, distance),),), sort="newest", rows=LOOKED_AT)
        # The texts of one archive share most of their words: each is compared once.
        compared = Memo(partial(_alike, word=word, distance=distance), REMEMBERED)
        alike = Counter(
            written
            for text in engine.texts(asked)
            for written in {each for stretch in set(text.split()) for each in compared[stretch]}
        )
        if alike:
            return max(alike, key=lambda each: (alike[each], each))
    return ""


def _alike(stretch: str, *, word: str, distance: int) -> list[str]:
    """Return the words of a stretch without space, in small letters as written, that differ by so many letters."""
    if len(stretch) < len(word) - distance:
        return []
    return [
        _bare(stretch, token)
        for token in words(stretch)
        if abs(len(token.text) - len(word)) <= distance and differences(word, token.text, distance) <= distance
    ]


def _bare(text: str, token: Token) -> str:
    """Return the written word without its elision."""
    return text[token.start : token.end].casefold().replace("’", "'").rpartition("'")[2]


def differences(one: str, other: str, most: int) -> int:
    """Count the letters to change, add, drop or swap with their neighbour; more than `most` is not counted on."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        following = [at]
        for place, char in enumerate(other, start=1):
            cost = min(row[place] + 1, following[-1] + 1, row[place - 1] + (letter != char))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == char:
                cost = min(cost, before[place - 2] + 1)
            following.append(cost)
        if min(following) > most:
            return most + 1
        before, row = row, following
    return row[-1]
