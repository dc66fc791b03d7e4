"""Votes of the council and what comes out of them: adopted with a number, rejected, or a second sitting."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import (
    OPEN_OUTCOMES,
    Attendance,
    Choice,
    ItemOutcome,
    JournalEvent,
    MandateOffice,
    PollKind,
    SessionState,
    VersionStage,
)
from document_types.errors import Refusal
from document_types.law import majorities, matters
from document_types.law.statutes import rule
from document_types.lifecycle import Step, next_state
from document_types.models import Act, AgendaItem, Mandate, Poll, Presence, Sitting, Vote, VoteEvent
from document_types.reader import article, hour
from document_types.services import numbering, pages, sessions, versions
from document_types.services.committee_reports import needs_decision_without_report
from document_types.services.item_oppositions import require_debatable
from document_types.services.journal import record
from document_types.services.readings import chosen_readings
from document_types.signals import act_adopted

# A point voted by parts has no vote on its text: it has its issue once each part has its own.
PARTS = frozenset({PollKind.REVENUE, PollKind.CHAPTER, PollKind.SEAT})

_STEPS = {
    majorities.Result.ADOPTED: (Step.ADOPT, ItemOutcome.ADOPTED, JournalEvent.ADOPTED),
    majorities.Result.REJECTED: (Step.REJECT, ItemOutcome.REJECTED, JournalEvent.REJECTED),
    majorities.Result.SECOND_SITTING: (
        Step.SEND_TO_SECOND_SITTING,
        ItemOutcome.SECOND_SITTING,
        JournalEvent.SECOND_SITTING,
    ),
}


def majority_for(item: AgendaItem, on=None) -> majorities.Majority:
    """The majority the item's matter asks for (VOT-3, VOT-4); without a matter, the general one."""
    if not item.matter:
        return majorities.Majority.VOTES_CAST
    return matters.required_majority(item.matter, item.session.council.level, on)


@transaction.atomic
def vote(
    *,
    item: AgendaItem,
    sitting: Sitting,
    choices: Mapping[int, Choice],
    at: datetime | None = None,
    user=None,
) -> VoteEvent:
    """Count the vote of each present member on the text, by mandate id, and proclaim what the law makes of it."""
    item = locked_item(item)
    require_votable(item, sitting)
    _require_whole_text(item)
    require_studied(item)
    outcome = outcome_of(item, sitting, choices)
    round_ = _round_of(item)
    event = write_event(item, sitting, choices, outcome, majority_for(item, sitting.held_on), at=at, round=round_)
    settle(item, event, outcome.result, choices, user)
    return event


def locked_item(item: AgendaItem) -> AgendaItem:
    """The point behind the lock of its session: two clerks who proclaim at once wait for each other."""
    session = sessions.locked(item.session)
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    item.session = session
    return item


def outcome_of(item: AgendaItem, sitting: Sitting, choices: Mapping[int, Choice], *, poll: Poll | None = None):
    """What the law makes of these votes; nothing is written. A vote under the point knows the general majority."""
    voters = voters_of(sitting, choices)
    return majorities.decide(
        count_of(choices),
        majorities.Majority.VOTES_CAST if poll else majority_for(item, sitting.held_on),
        level=item.session.council.level,
        members_in_office=sitting.members_in_office,
        president_side=_president_side(sitting, voters, choices),
        round=1 if poll else _round_of(item),
        readings=chosen_readings(),
        on=sitting.held_on,
    )


def count_of(choices: Mapping[int, Choice]) -> majorities.VoteCount:
    count = Counter(choices.values())
    return majorities.VoteCount(count[Choice.FOR], count[Choice.AGAINST], count[Choice.ABSTENTION])


def _round_of(item: AgendaItem) -> int:
    return 2 if item.outcome == ItemOutcome.SECOND_SITTING else 1


def write_event(
    item: AgendaItem,
    sitting: Sitting,
    choices: Mapping[int, Choice],
    outcome: majorities.Outcome,
    majority: majorities.Majority,
    *,
    at: datetime | None,
    round: int = 1,
    poll: Poll | None = None,
) -> VoteEvent:
    """Write the result with each member's vote; the ballots it was counted from have served."""
    if item.act:
        versions.lay_before_council(acts=[item.act], at=at or clock.now())
    event = VoteEvent.objects.create(
        item=item,
        poll=poll,
        sitting=sitting,
        round=round,
        majority=majority.value,
        votes_for=outcome.votes.for_,
        votes_against=outcome.votes.against,
        abstentions=outcome.votes.abstentions,
        members_in_office=sitting.members_in_office,
        needed=outcome.needed,
        president_side=_president_side(sitting, voters_of(sitting, choices), choices) or "",
        outcome=_STEPS[outcome.result][1],
        rule_id=outcome.rule.id,
        decided_at=at or clock.now(),
    )
    Vote.objects.bulk_create(Vote(event=event, mandate_id=pk, choice=choice) for pk, choice in choices.items())
    item.ballots.filter(poll=poll).delete()
    return event


def require_votable(item: AgendaItem, sitting: Sitting) -> None:
    """Refuse to put a point to the vote before the council sits, once it has its issue, or against the law."""
    if sitting.session_id != item.session_id:
        raise Refusal(_("Ce point est à l'ordre du jour d'une autre session."))
    if item.session.state != SessionState.OPEN or not sitting.is_quorate:
        raise Refusal(_("Le conseil ne peut pas délibérer : le quorum n'est pas atteint à l'ouverture."))
    if item.act_id is None:
        raise Refusal(_("Ce point est inscrit pour information : il n'est pas mis aux voix."))
    if item.outcome not in OPEN_OUTCOMES:
        raise Refusal(_("Ce point a déjà son issue : « %(outcome)s ».") % {"outcome": item.get_outcome_display()})
    if sitting.suspensions.filter(resumed_at=None).exists():
        raise Refusal(_("La séance est suspendue : notez d'abord sa reprise."))
    on_the_text = item.vote_events.filter(poll=None, sitting__number__gte=sitting.number)
    if item.outcome == ItemOutcome.SECOND_SITTING and on_the_text.exists():
        raise Refusal(_("Le second vote a lieu dans une deuxième séance : enregistrez-la d'abord."))
    require_debatable(item)


def _require_whole_text(item: AgendaItem) -> None:
    """The text is voted as a whole once its amendments are, and once the council agreed to deliberate on it."""
    polls = list(item.polls.prefetch_related("events"))
    if any(poll.kind in PARTS for poll in polls):
        raise Refusal(_("Ce point se vote par parties : chacune a son propre vote."))
    if any(poll.kind == PollKind.AMENDMENT and not poll.events.all() for poll in polls):
        raise Refusal(_("Un amendement n'est pas encore mis aux voix : il se vote avant le texte."))


def require_studied(item: AgendaItem) -> None:
    """Without a committee's report the council says first, without debate, whether it deliberates (AGE-13)."""
    by_law = {"article": article(rule("AGE-13", item.session.council.level, item.session.opens_on))}
    if needs_decision_without_report(item):
        raise Refusal(
            _(
                "Aucune commission n'a rendu de rapport sur ce point : le conseil décide d'abord, sans débat,"
                " s'il en délibère (%(article)s)."
            )
            % by_law
        )
    asked = item.polls.filter(kind=PollKind.WITHOUT_REPORT).prefetch_related("events")
    if any(not poll.is_adopted for poll in asked):
        raise Refusal(
            _("Le conseil n'a pas décidé de délibérer sans rapport de commission (%(article)s) : reportez le point.")
            % by_law
        )


def voters_of(sitting: Sitting, choices: Mapping[int, Choice]) -> dict[int, Mandate]:
    """The members present, by mandate; refuses votes that are more than they are, or of somebody else."""
    present = {
        presence.mandate_id: presence
        for presence in sitting.presences.filter(status=Attendance.PRESENT).select_related("mandate__councillor")
    }
    if len(choices) > len(present):
        raise Refusal(
            _("Plus de voix (%(votes)s) que de présents (%(present)s). Corrigez la présence ou le vote.")
            % {"votes": len(choices), "present": len(present)}
        )
    if set(choices) - set(present):
        raise Refusal(_("Un membre absent ne vote pas : la loi ne connaît pas de procuration."))
    if not choices:
        raise Refusal(_("Aucune voix n'est enregistrée : notez le vote de chaque membre présent."))
    if sitting.closed_at is None:
        _require_not_left(present, choices)
    return {pk: presence.mandate for pk, presence in present.items()}


def _require_not_left(present: Mapping[int, Presence], choices: Mapping[int, Choice]) -> None:
    """While the sitting lasts, who has left does not vote; of a sitting entered later, nobody knows the hour."""
    for pk in choices:
        if left_at := present[pk].left_at:
            raise Refusal(
                _("%(name)s a quitté la séance à %(time)s et ne vote pas. Corrigez la présence ou le vote.")
                % {"name": present[pk].mandate.councillor, "time": hour(left_at)}
            )


def _president_side(sitting: Sitting, voters: Mapping[int, Mandate], choices: Mapping[int, Choice]) -> str | None:
    """The side of whoever presides, which prevails on a tie (VOT-5)."""
    for pk, choice in choices.items():
        presides = (
            pk == sitting.chaired_by_id if sitting.chaired_by_id else voters[pk].office == MandateOffice.PRESIDENT
        )
        if presides:
            return Choice(choice).value
    return None


def settle(item: AgendaItem, event: VoteEvent, result: majorities.Result, choices, user) -> None:
    """Give the point its issue and its act the state that follows, with the entry of the journal."""
    step, item_outcome, event_name = _STEPS[result]
    item.write(outcome=item_outcome)
    act = pages.locked(item.act)
    act.state = next_state(act.state, step)
    fields = ["state"]
    if step is Step.ADOPT:
        fields += _adopt(act, event)
    elif step is Step.REJECT:
        act.dated_on = event.sitting.held_on
        fields.append("dated_on")
    pages.save(act, *fields)
    record(
        council=act.council,
        act=act,
        event=event_name,
        effective_at=event.decided_at,
        payload={
            "session": item.session_id,
            "sitting": event.sitting_id,
            "round": event.round,
            "number": act.number_label,
            "hash": act.content_hash,
            "for": event.votes_for,
            "against": event.votes_against,
            "abstentions": event.abstentions,
            "needed": event.needed,
            "rule": event.rule_id,
            "votes": {str(pk): str(choice) for pk, choice in sorted(choices.items())},
        },
        user=user,
    )
    if step is Step.ADOPT:
        versions.keep(act=act, stage=VersionStage.ADOPTED, at=event.decided_at, user=user)
        act_adopted.send(sender=Act, act=act, user=user)


def _adopt(act: Act, event: VoteEvent) -> list[str]:
    """Give the number and fix the text that was voted on, all in the transaction of the vote."""
    act.dated_on = event.sitting.held_on
    numbering.give_number(act=act, year=act.dated_on.year)
    pages.fix_text(act)
    return ["number", "number_label", "number_slug", "year", "dated_on", *pages.FIXED]
