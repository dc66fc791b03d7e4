"""The terms of a question: what must match, and what ranks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .analysis import EDGE, JOINER, Token, pieces_of, stem_of, words
from .figures import Figure, figures
from .glossary import translations
from .stopwords import STOP_WORDS

WEIGHTS = {"stem": 1.0, "title": 1.0, "exact": 0.3, "pairs": 0.3, "pieces": 0.2}
# What was asked for comes before what only means the same: a translation is never quite the word.
TRANSLATED = 0.5
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
    """`ranking` holds the distinct terms that rank; each of `groups` is a wanted stem and those that mean the same."""

    ranking: tuple[Ranking, ...]
    groups: tuple[tuple[str, ...], ...]

    @property
    def wanted(self) -> tuple[str, ...]:
        """The stems of which one must match; where all words are asked for, one of each group."""
        return tuple(dict.fromkeys(stem for group in self.groups for stem in group))

    @property
    def marked(self) -> frozenset[str]:
        """The stems that a highlight marks."""
        return frozenset(self.wanted)

    @property
    def draft(self) -> tuple[Ranking, ...]:
        """The few terms that find the best hits; to put these in order takes the whole ranking."""
        wanted = self.marked
        return tuple(rank for rank in self.ranking if rank.field in DRAFT and rank.term in wanted)


def wording(text: str, across_languages: bool = False) -> Wording:
    """Return the terms of a question; `across_languages` adds what the glossaries know in the other language."""
    found = words(text)
    whole = list(figures(text))
    asked = Wording(
        ranking=_ranking([token.text for token in found], [figure.text for figure in whole]),
        groups=tuple((stem,) for stem in _wanted(found, whole)),
    )
    return _translated(asked, found) if across_languages else asked


def _ranking(words: Sequence[str], figures: Sequence[str] = (), factor: float = 1.0) -> tuple[Ranking, ...]:
    stems = [stem_of(word) for word in words]
    telling = _telling(words)
    terms = {
        "stem": [*stems, *figures],
        # Titles and pieces are where a common word (de, the "what is" of a question) misleads.
        "title": [*(stem_of(word) for word in telling), *figures],
        "exact": [word for word in words if word not in STOP_WORDS],
        "pairs": [f"{left}{EDGE}{right}" for left, right in zip(stems, stems[1:], strict=False)],
        "pieces": [piece for word in telling for piece in pieces_of(word)],
    }
    return tuple(
        Ranking(field, term, weight * factor)
        for field, weight in WEIGHTS.items()
        for term in dict.fromkeys(terms[field])
    )


def _translated(asked: Wording, found: Sequence[Token]) -> Wording:
    """Add the translations; of a notion of several words each may stand for the whole."""
    stems = [stem_of(token.text) for token in found if token.text not in STOP_WORDS]
    ranking = list(asked.ranking)
    groups = {group[0]: list(group) for group in asked.groups}
    for start, end, other in translations(stems):
        ranking += _ranking(other, factor=TRANSLATED)
        for stem in stems[start:end]:
            groups.get(stem, []).extend(stem_of(word) for word in _telling(other))
    return replace(
        asked,
        ranking=_first_of_each(ranking),
        groups=tuple(tuple(dict.fromkeys(group)) for group in groups.values()),
    )


def _first_of_each(ranking: Iterable[Ranking]) -> tuple[Ranking, ...]:
    kept: dict[tuple[str, str], Ranking] = {}
    for rank in ranking:
        kept.setdefault((rank.field, rank.term), rank)
    return tuple(kept.values())


def _wanted(found: Sequence[Token], whole: Sequence[Figure]) -> tuple[str, ...]:
    """Return the stems of which one must match.

    Who asks for act 12/2026 does not ask for every 2026, nor who asks for 12 mai 2026 for every May.
    """
    found = [token for token in found if not any(_is_spent(token, figure) for figure in whole)]
    joined = [token for token in found if JOINER in token.text]
    kept = [token for token in found if not any(_is_part(token, whole) for whole in joined)]
    dates_and_amounts = [Token(figure.text, figure.start, figure.end) for figure in whole if figure.is_whole]
    telling = [token for token in kept if token.text not in STOP_WORDS] + dates_and_amounts
    # A question made of common words alone still deserves an answer.
    in_order = sorted(telling or kept or found, key=lambda token: token.start)
    return tuple(dict.fromkeys(stem_of(token.text) for token in in_order))


def _telling(words: Sequence[str]) -> Sequence[str]:
    """Leave the common words out, but for a question made of nothing else."""
    return [word for word in words if word not in STOP_WORDS] or words


def _is_spent(token: Token, figure: Figure) -> bool:
    """Tell whether a figure says all that this token of it says: the digits of a date, the word before a number."""
    inside = figure.start <= token.start and token.end <= figure.end
    return inside and (figure.is_whole or not token.text[0].isdigit())


def _is_part(token: Token, whole: Token) -> bool:
    return token is not whole and whole.start <= token.start and token.end <= whole.end
