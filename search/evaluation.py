"""How good a ranking is, by the usual measures over questions with one or more right answers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the questions answered first and among the first ten, and the mean reciprocal rank."""

    hit_at_1: float
    hit_at_10: float
    mrr: float
    questions: int


def evaluate(rankings: Mapping[str, Sequence[str]], right: Mapping[str, Collection[str]]) -> Figures:
    """Compare the ranking of each question with its right answers; a question without any is left out."""
    ranks = [first_rank(rankings.get(question, ()), answers) for question, answers in right.items() if answers]
    count = len(ranks)
    if not count:
        return Figures(0.0, 0.0, 0.0, 0)
    return Figures(
        hit_at_1=sum(rank == 1 for rank in ranks) / count,
        hit_at_10=sum(0 < rank <= DEPTH for rank in ranks) / count,
        mrr=sum(1 / rank for rank in ranks if rank) / count,
        questions=count,
    )


def first_rank(ranking: Sequence[str], answers: Collection[str]) -> int:
    """Return the place of the first right answer, counted from one, or zero."""
    return next((place for place, key in enumerate(ranking, start=1) if key in answers), 0)
