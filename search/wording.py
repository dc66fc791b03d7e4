"""The terms of a question: what must match, what only ranks, what must not."""

from dataclasses import dataclass

from .analysis import EDGE, pieces_of, stem_of, tokens
from .parser import Parsed
from .stopwords import STOP_WORDS

TITLE = 1.0
WEIGHTS = {"stem": 1.0, "exact": 0.3, "pairs": 0.3, "pieces": 0.2}


@dataclass(frozen=True, slots=True)
class Wording:
    """`streams` holds the distinct terms that rank, by stream; `wanted` the stems one of which must be there."""

    streams: dict[str, tuple[str, ...]]
    wanted: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    excluded: tuple[tuple[str, ...], ...]

    @property
    def marked(self) -> frozenset[str]:
        """The stems that a highlight marks."""
        return frozenset(self.wanted)


def wording(parsed: Parsed) -> Wording:
    words = _exact(parsed.words)
    stems = [stem_of(word) for word in words]
    telling = [word for word in words if word not in STOP_WORDS]
    streams = {
        "stem": stems,
        "exact": telling,
        "pairs": [f"{left}{EDGE}{right}" for left, right in zip(stems, stems[1:], strict=False)],
        "pieces": [piece for stem in stems for piece in pieces_of(stem)],
    }
    return Wording(
        streams={name: tuple(dict.fromkeys(terms)) for name, terms in streams.items()},
        # A question made of common words alone still deserves an answer.
        wanted=tuple(dict.fromkeys(stem_of(word) for word in telling or words)),
        phrases=tuple(tuple(_exact(phrase)) for phrase in parsed.phrases),
        excluded=tuple(tuple(_exact(phrase)) for phrase in parsed.excluded),
    )


def _exact(text: str) -> list[str]:
    return [token.text for token in tokens(text)]
