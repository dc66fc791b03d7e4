"""The terms of a question: what must match, what only ranks, what must not."""

from dataclasses import dataclass

from .analysis import EDGE, JOINER, Token, pieces_of, stem_of, tokens
from .stopwords import STOP_WORDS

TITLE = 1.0
WEIGHTS = {"stem": 1.0, "exact": 0.3, "pairs": 0.3, "pieces": 0.2}


@dataclass(frozen=True, slots=True)
class Wording:
    """`streams` holds the distinct terms that rank, by stream; `wanted` the stems of which one must match."""

    streams: dict[str, tuple[str, ...]]
    wanted: tuple[str, ...]

    @property
    def marked(self) -> frozenset[str]:
        """The stems that a highlight marks."""
        return frozenset(self.wanted)


def wording(text: str) -> Wording:
    found = tokens(text)
    words = [token.text for token in found]
    stems = [stem_of(word) for word in words]
    streams = {
        "stem": stems,
        "exact": [word for word in words if word not in STOP_WORDS],
        "pairs": [f"{left}{EDGE}{right}" for left, right in zip(stems, stems[1:], strict=False)],
        "pieces": [piece for stem in stems for piece in pieces_of(stem)],
    }
    return Wording(
        streams={name: tuple(dict.fromkeys(terms)) for name, terms in streams.items()},
        wanted=_wanted(found),
    )


def _wanted(found: list[Token]) -> tuple[str, ...]:
    """Return the stems of which one must match: who asks for act 12/2026 does not ask for every 2026."""
    wholes = [token for token in found if JOINER in token.text]
    words = [token.text for token in found if not any(_is_part(token, whole) for whole in wholes)]
    telling = [word for word in words if word not in STOP_WORDS]
    # A question made of common words alone still deserves an answer.
    return tuple(dict.fromkeys(stem_of(word) for word in telling or words))


def _is_part(token: Token, whole: Token) -> bool:
    return token is not whole and whole.start <= token.start and token.end <= whole.end
