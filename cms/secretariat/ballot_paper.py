"""One vote as the clerk's screen and its live rows see it: who votes, what was entered, what it comes to."""

from collections import Counter
from collections.abc import Mapping

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from document_types.enums import OPEN_OUTCOMES, Attendance, Choice, PollKind
from document_types.errors import Refusal
from document_types.models import AgendaItem, Ballot, Mandate, Poll, Sitting, VoteEvent
from document_types.reader import comma, language
from document_types.services import ballots, polls, voting

Values = Mapping[int, str]


class BallotPaper:
    """The vote on a point's text or, with `poll`, one under it; in the sitting asked for, else the last quorate one."""

    def __init__(self, item: AgendaItem, poll: Poll | None = None, asked: str | None = None):
        self.item, self.poll, self.asked = item, poll, asked

    @cached_property
    def sitting(self) -> Sitting | None:
        sittings = self.item.session.sittings.filter(is_quorate=True).order_by("-number")
        found = next((each for each in sittings if not self.asked or str(each.pk) == self.asked), None)
        if found:
            found.session = self.item.session
        return found

    @cached_property
    def voters(self) -> list[Mandate]:
        """Those present who, while the sitting lasts, have not left."""
        if self.sitting is None:
            return []
        there = {"presences__sitting": self.sitting, "presences__status": Attendance.PRESENT}
        if self.sitting.closed_at is None:
            there["presences__left_at"] = None
        return list(Mandate.objects.filter(**there).in_protocol_order())

    @property
    def is_designation(self) -> bool:
        return self.poll is not None and self.poll.kind == PollKind.SEAT

    @cached_property
    def choices(self) -> list[tuple[str, str]]:
        """What each voter may have answered, in the order of the screen."""
        no_part = (ballots.NO_PART, _("n'a pas pris part"))
        if not self.is_designation:
            return [*((choice.value, str(choice.label)) for choice in Choice), no_part]
        standing = [(str(each.pk), str(each)) for each in self.candidacies.values()]
        return [*standing, (Choice.ABSTENTION.value, str(Choice.ABSTENTION.label)), no_part]

    @cached_property
    def everyone(self) -> list[tuple[str, str]]:
        """The answers that a show of hands gives to all at once, before the exceptions."""
        if not self.is_designation:
            return [(Choice.FOR.value, _("Tous pour"))]
        return [(str(pk), _("Tous pour %(name)s") % {"name": each}) for pk, each in self.candidacies.items()]

    @cached_property
    def candidacies(self) -> dict[int, object]:
        return {each.pk: each for each in self.poll.candidacies.select_related("mandate__councillor")}

    @property
    def entered(self) -> dict[int, Ballot]:
        return ballots.of(self.item, self.poll)

    @property
    def is_open(self) -> bool:
        decided = self.poll is not None and VoteEvent.objects.filter(poll=self.poll).exists()
        return self.item.outcome in OPEN_OUTCOMES and not decided

    def announced(self, values: Values) -> dict:
        """How many are missing and, once nobody is, what the votes come to: nothing is written."""
        votes = self._of_voters(values)
        missing = len(self.voters) - len(votes)
        if missing or not votes:
            return {"missing": missing, "sentence": "", "said": ""}
        try:
            return {"missing": 0, "sentence": self.sentence(votes), "said": tally(votes)}
        except Refusal as refusal:
            return {"missing": 0, "sentence": "", "said": "", "refusal": str(refusal)}

    def _of_voters(self, values: Values) -> dict[int, str]:
        return {member.pk: values[member.pk] for member in self.voters if values.get(member.pk)}

    def sentence(self, values: Values) -> str:
        """What the law makes of these votes, in a sentence."""
        if self.is_designation:
            return self._designation(values)
        outcome = voting.outcome_of(self.item, self.sitting, _choices(values), poll=self.poll)
        return outcome.wording.in_language(language())

    def _designation(self, values: Values) -> str:
        votes = _votes(values)
        result = polls.designation_of(self.poll, votes, self.sitting.held_on)
        counts = Counter(chosen for chosen in votes.values() if chosen)
        told = comma().join(
            _("%(name)s : %(votes)s voix") % {"name": self.candidacies[pk], "votes": number}
            for pk, number in counts.most_common()
        )
        if result.needs_lot:
            return _("%(votes)s. Égalité de voix et d'âge : le sort décide, sous la conduite du président.") % {
                "votes": told
            }
        return _("%(votes)s. Est désigné : %(name)s.") % {
            "votes": told,
            "name": self.candidacies[int(result.elected.key)],
        }

    def differing(self, values: Values) -> list[Mandate]:
        """The voters for whom another clerk entered something else than these values."""
        entered = self.entered
        return [
            member
            for member in self.voters
            if member.pk in entered and ballots.value_of(entered[member.pk]) != values.get(member.pk)
        ]

    def proclaim(self, values: Values, *, drawn: int | None = None, user=None) -> VoteEvent:
        if self.sitting is None:
            raise Refusal(_("Le conseil ne peut pas délibérer : aucune séance n'est tenue avec le quorum."))
        if self.is_designation:
            return polls.fill_seat(poll=self.poll, sitting=self.sitting, votes=_votes(values), drawn=drawn, user=user)
        if self.poll:
            return polls.hold(poll=self.poll, sitting=self.sitting, choices=_choices(values), user=user)
        return voting.vote(item=self.item, sitting=self.sitting, choices=_choices(values), user=user)


def tally(values: Values) -> str:
    """The counts as one word, which the proclamation brings back: what is proclaimed is what was read."""
    return ",".join(f"{value}:{number}" for value, number in sorted(Counter(values.values()).items()))


def _choices(values: Values) -> dict[int, Choice]:
    return {pk: Choice(value) for pk, value in values.items() if value != ballots.NO_PART}


def _votes(values: Values) -> dict[int, int | None]:
    """For each voter the candidacy chosen; None abstains."""
    cast = {pk: value for pk, value in values.items() if value != ballots.NO_PART}
    return {pk: None if value == Choice.ABSTENTION else int(value) for pk, value in cast.items()}
