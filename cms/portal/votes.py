"""The votes on an act, as a citizen reads them: a sentence, a bar, a table, and who voted what."""

from dataclasses import dataclass
from itertools import groupby

from document_types.enums import Choice
from document_types.law.clock import legal_day
from document_types.law.majorities import Outcome, Result, VoteCount
from document_types.law.statutes import rule
from document_types.models import Vote, VoteEvent
from document_types.reader import language


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the bar, in hundredths of its width."""

    choice: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Round:
    event: VoteEvent
    sentence: str
    article: str
    voices: tuple[tuple[Choice, tuple[str, ...]], ...]

    @property
    def absent(self) -> int:
        event = self.event
        return event.members_in_office - event.votes_for - event.votes_against - event.abstentions

    @property
    def segments(self) -> list[Segment]:
        counts = (
            ("for", self.event.votes_for),
            ("against", self.event.votes_against),
            ("abstention", self.event.abstentions),
        )
        total = sum(count for _, count in counts) or 1
        segments, start = [], 0.0
        for choice, count in counts:
            width = round(100 * count / total, 1)
            if count:
                segments.append(Segment(choice, round(start, 1), max(width - 0.6, 0.4)))
            start += width
        return segments


def rounds_on(act) -> list[Round]:
    """Every round of voting on the act, first round first, in one query."""
    votes = (
        Vote.objects.filter(event__item__act=act)
        .select_related("event", "mandate__councillor")
        .order_by("event__round", "event_id", "mandate__rank", "pk")
    )
    return [_round(list(group), act.council.level) for _, group in groupby(votes, key=lambda vote: vote.event_id)]


def _round(votes: list[Vote], level) -> Round:
    event = votes[0].event
    return Round(
        event=event,
        sentence=sentence(event, level),
        article=rule(event.rule_id, level, legal_day(event.decided_at)).citation.label(language()),
        voices=tuple((choice, names) for choice in Choice if (names := _names(votes, choice))),
    )


def _names(votes: list[Vote], choice: Choice) -> tuple[str, ...]:
    attribute = f"name_{language()}"
    return tuple(getattr(vote.mandate.councillor, attribute) for vote in votes if vote.choice == choice)


def sentence(event: VoteEvent, level) -> str:
    """What the vote decided, in the words of the law's own table."""
    count = VoteCount(event.votes_for, event.votes_against, event.abstentions)
    row = rule(event.rule_id, level, legal_day(event.decided_at))
    outcome = Outcome(Result(event.outcome), count, event.needed, row)
    return outcome.wording.in_language(language())
