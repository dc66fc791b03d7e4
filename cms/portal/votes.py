"""The votes on an act, as a citizen reads them: a sentence, a bar, a table, and who voted what."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from document_types.enums import Choice
from document_types.law.clock import legal_day
from document_types.law.statutes import rule
from document_types.models import Vote, VoteEvent
from document_types.reader import colon, language
from document_types.services.results import result_sentence


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the bar, in hundredths of its width."""

    choice: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Round:
    """One vote: on the text in the first or second sitting, or one under the point; `voices` by choice or candidate."""

    event: VoteEvent
    title: str
    sentence: str
    article: str
    voices: tuple[tuple[str, tuple[str, ...]], ...]

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
    """Every vote on the act and under its point, in their order, in one query."""
    votes = (
        Vote.objects.filter(event__item__act=act)
        .select_related("event__poll__elected__councillor", "mandate__councillor", "candidacy__mandate__councillor")
        .order_by("event_id", "mandate__rank", "pk")
    )
    return [_round(list(group), act.council.level) for _, group in groupby(votes, key=lambda vote: vote.event_id)]


def _round(votes: list[Vote], level) -> Round:
    event = votes[0].event
    return Round(
        event=event,
        title=_title(event),
        sentence=result_sentence(event, level, language()),
        article=rule(event.rule_id, level, legal_day(event.decided_at)).citation.label(language()),
        voices=_voices(votes),
    )


def _title(event: VoteEvent) -> str:
    if event.poll is None:
        return _("Vote du conseil") if event.round == 1 else _("Vote du conseil, deuxième séance")
    kind = event.poll.get_kind_display()
    title = event.poll.title_in(language())
    return f"{kind}{colon()}{title}" if title else kind


def _voices(votes: list[Vote]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who voted what, the candidates first in the order of the members, then for, against and abstentions."""
    by_answer = defaultdict(list)
    for vote in votes:
        by_answer[vote.candidacy or Choice(vote.choice)].append(_name(vote.mandate))
    candidates = sorted((key for key in by_answer if key not in Choice), key=lambda candidacy: candidacy.pk)
    choices = [choice for choice in Choice if choice in by_answer]
    named = [(_name(candidacy.mandate), tuple(by_answer[candidacy])) for candidacy in candidates]
    return (*named, *((str(choice.label), tuple(by_answer[choice])) for choice in choices))


def _name(mandate) -> str:
    return getattr(mandate.councillor, f"name_{language()}")
