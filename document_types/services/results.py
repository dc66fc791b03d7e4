"""What came out of a vote, in one sentence and in both languages: the counts, or who was designated."""

from document_types.law.clock import legal_day
from document_types.law.majorities import Outcome, Result, VoteCount
from document_types.law.statutes import rule
from document_types.law.wording import Bilingual
from document_types.models import VoteEvent

_DESIGNATED = Bilingual("Est désigné : {name} ({votes} voix).", "تم انتداب: {name} (عدد الأصوات: {votes}).")
_BY_LOT = Bilingual(
    "Est désigné par le sort, à égalité de voix et d'âge : {name} ({votes} voix).",
    "تم انتداب: {name} بالقرعة عند تعادل الأصوات والسن (عدد الأصوات: {votes}).",
)


def result_sentence(event: VoteEvent, level, language: str) -> str:
    """Return "Adopté : pour, 22 ; contre, 5 ; abstentions, 3 ; il fallait 14 voix.", or whom the council designated."""
    if event.poll and event.poll.elected:
        name = event.poll.elected.councillor.name_in(language)
        words = _BY_LOT if event.poll.is_by_lot else _DESIGNATED
        return words.in_language(language).format(name=name, votes=event.votes_for)
    count = VoteCount(event.votes_for, event.votes_against, event.abstentions)
    row = rule(event.rule_id, level, legal_day(event.decided_at))
    return Outcome(Result(event.outcome), count, event.needed, row).wording.in_language(language)
