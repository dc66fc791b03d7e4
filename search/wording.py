"""The terms of a question: what must match, and what ranks."""

from dataclasses import dataclass
from typing import NamedTuple

from .analysis import EDGE, JOINER, Token, pieces_of, stem_of, tokens
from .stopwords import STOP_WORDS

WEIGHTS = {"stem": 1.0, "title": 1.0, "exact": 0.3, "pairs": 0.3, "pieces": 0.2}
# Enough to choose the best few hundred by: on every set measured, ranking the best 200 of these by all the terms
# gave the same first hits as ranking everything.
DRAFT = frozenset({"stem", "title"})


class Ranking(NamedTuple):
    """A term that ranks: the field it stands in and what a match there counts."""

    field: str
    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Wording:
    """`ranking` holds the distinct terms that rank; `wanted` the stems of which one must match."""

    ranking: tuple[Ranking, ...]
    wanted: tuple[str, ...]

    @property
    def marked(self) -> frozenset[str]:
        """The stems that a highlight marks."""
        return frozenset(self.wanted)

    @property
    def draft(self) -> tuple[Ranking, ...]:
        """The few terms that find the best hits; to put these in order takes the whole ranking."""
        return tuple(rank for rank in self.ranking if rank.field in DRAFT and rank.term in self.wanted)


def wording(text: str) -> Wording:
    found = tokens(text)
    return Wording(
        ranking=_ranking([token.text for token in found]),
        wanted=_wanted(found),
    )


def _ranking(words: list[str]) -> tuple[Ranking, ...]:
    stems = [stem_of(word) for word in words]
    telling = _telling(words)
    terms = {
        "stem": stems,
        # Titles and pieces are where a common word (de, the "what is" of a question) misleads.
        "title": [stem_of(word) for word in telling],
        "exact": [word for word in words if word not in STOP_WORDS],
        "pairs": [f"{left}{EDGE}{right}" for left, right in zip(stems, stems[1:], strict=False)],
        "pieces": [piece for word in telling for piece in pieces_of(word)],
    }
    return tuple(
        Ranking(field, term, weight) for field, weight in WEIGHTS.items() for term in dict.fromkeys(terms[field])
    )


def _wanted(found: list[Token]) -> tuple[str, ...]:
    """Return the stems of which one must match: who asks for act 12/2026 does not ask for every 2026."""
    wholes = [token for token in found if JOINER in token.text]
    words = [token.text for token in found if not any(_is_part(token, whole) for whole in wholes)]
    return tuple(dict.fromkeys(stem_of(word) for word in _telling(words)))


def _telling(words: list[str]) -> list[str]:
    """Leave the common words out, but for a question made of nothing else: it still deserves an answer."""
    return [word for word in words if word not in STOP_WORDS] or words


def _is_part(token: Token, whole: Token) -> bool:
    return token is not whole and whole.start <= token.start and token.end <= whole.end
