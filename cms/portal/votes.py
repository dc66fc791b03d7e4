"""The votes on an act, as a citizen reads them: a sentence, a bar, a table, and who voted what."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from document_types.enums import Choice, PollKind
from document_types.law.clock import legal_day
from document_types.law.statutes import rule
from document_types.models import Vote, VoteEvent
from document_types.reader import language
from document_types.services.results import result_sentence

# How the council came to debate is for its minutes; what it decided on is for the page of the act.
BEFORE_THE_DEBATE = (PollKind.CLOSED_MEETING, PollKind.WITHOUT_REPORT)


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
    voices: tuple[tuple[str, tuple[str, ...]], ...]
    # What was voted on beside the text: an amendment, a chapter; empty for the text itself.
    subject: str = ""

    @property
    def is_designation(self) -> bool:
        """Whether the voices went to candidates, and not for or against."""
        return self.event.poll is not None and self.event.poll.kind == PollKind.SEAT

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
    """Every round of voting on the act and on its parts, in the order they were taken, in one query."""
    votes = (
        Vote.objects.filter(event__item__act=act)
        .exclude(event__poll__kind__in=BEFORE_THE_DEBATE)
        .select_related(
            "event__item", "event__poll__elected__councillor", "candidacy__mandate__councillor", "mandate__councillor"
        )
        .order_by("event__decided_at", "event__round", "event_id", "mandate__rank", "pk")
    )
    return [_round(list(group), act.council.level) for _, group in groupby(votes, key=lambda vote: vote.event_id)]


def _round(votes: list[Vote], level) -> Round:
    event = votes[0].event
    return Round(
        event=event,
        subject=_subject(event),
        sentence=result_sentence(event, level, language()),
        article=rule(event.rule_id, level, legal_day(event.decided_at)).citation.label(language()),
        voices=tuple(_voices(votes)),
    )


def _subject(event: VoteEvent) -> str:
    if event.poll is None:
        return ""
    # Put forward behind closed doors, an amendment is for the members to read.
    is_reserved = event.item.is_closed and event.poll.kind == PollKind.AMENDMENT
    return (not is_reserved and event.poll.title_in(language())) or event.poll.get_kind_display()


def _voices(votes: list[Vote]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Who voted what: by side, or by candidate where members are designated (VOT-6)."""
    sides: dict[str, list[str]] = {choice.label: [] for choice in Choice}
    for vote in votes:
        candidate = vote.candidacy and vote.candidacy.mandate.councillor.name
        side = candidate or Choice(vote.choice).label
        sides.setdefault(side, []).append(vote.mandate.councillor.name)
    yield from ((side, tuple(names)) for side, names in sides.items() if names)
