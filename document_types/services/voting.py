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
    SessionState,
)
from document_types.errors import Refusal
from document_types.law import majorities, matters
from document_types.lifecycle import Step, next_state
from document_types.models import Act, AgendaItem, Mandate, Sitting, Vote, VoteEvent
from document_types.services import numbering, pages, sessions
from document_types.services.journal import record
from document_types.services.readings import chosen_readings
from document_types.signals import act_adopted

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
    """Count the vote of each present member, by mandate id, and proclaim what the law makes of it."""
    session = sessions.locked(item.session)
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    item.session = session
    _require_votable(item, sitting)
    voters = _voters(sitting, choices)
    round_ = 2 if item.outcome == ItemOutcome.SECOND_SITTING else 1
    count = Counter(choices.values())
    votes = majorities.VoteCount(count[Choice.FOR], count[Choice.AGAINST], count[Choice.ABSTENTION])
    president_side = _president_side(voters, choices)
    majority = majority_for(item, sitting.held_on)
    outcome = majorities.decide(
        votes,
        majority,
        level=item.session.council.level,
        members_in_office=sitting.members_in_office,
        president_side=president_side,
        round=round_,
        readings=chosen_readings(),
        on=sitting.held_on,
    )
    step, item_outcome, event_name = _STEPS[outcome.result]
    event = VoteEvent.objects.create(
        item=item,
        sitting=sitting,
        round=round_,
        majority=majority.value,
        votes_for=votes.for_,
        votes_against=votes.against,
        abstentions=votes.abstentions,
        members_in_office=sitting.members_in_office,
        needed=outcome.needed,
        president_side=president_side or "",
        outcome=item_outcome,
        rule_id=outcome.rule.id,
        decided_at=at or clock.now(),
    )
    Vote.objects.bulk_create(Vote(event=event, mandate_id=pk, choice=choice) for pk, choice in choices.items())
    item.write(outcome=item_outcome)
    _settle(item, event, step, event_name, choices, user)
    return event


def _require_votable(item: AgendaItem, sitting: Sitting) -> None:
    if sitting.session_id != item.session_id:
        raise Refusal(_("Ce point est à l'ordre du jour d'une autre session."))
    if item.session.state != SessionState.OPEN or not sitting.is_quorate:
        raise Refusal(_("Le conseil ne peut pas délibérer : le quorum n'est pas atteint à l'ouverture."))
    if item.act_id is None:
        raise Refusal(_("Ce point est inscrit pour information : il n'est pas mis aux voix."))
    if item.outcome not in OPEN_OUTCOMES:
        raise Refusal(_("Ce point a déjà son issue : « %(outcome)s ».") % {"outcome": item.get_outcome_display()})
    if item.outcome == ItemOutcome.SECOND_SITTING and item.vote_events.filter(sitting=sitting).exists():
        raise Refusal(_("Le second vote a lieu dans une deuxième séance : enregistrez-la d'abord."))


def _voters(sitting: Sitting, choices: Mapping[int, Choice]) -> dict[int, Mandate]:
    present = {
        presence.mandate_id: presence.mandate
        for presence in sitting.presences.filter(status=Attendance.PRESENT).select_related("mandate")
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
    return present


def _president_side(voters: Mapping[int, Mandate], choices: Mapping[int, Choice]) -> str | None:
    """The side of the president, which prevails on a tie (VOT-5)."""
    for pk, choice in choices.items():
        if voters[pk].office == MandateOffice.PRESIDENT:
            return Choice(choice).value
    return None


def _settle(item: AgendaItem, event: VoteEvent, step: Step, event_name: JournalEvent, choices, user) -> None:
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
        act_adopted.send(sender=Act, act=act, user=user)


def _adopt(act: Act, event: VoteEvent) -> list[str]:
    """Give the number and fix the text that was voted on, all in the transaction of the vote."""
    act.dated_on = event.sitting.held_on
    numbering.give_number(act=act, year=act.dated_on.year)
    pages.fix_text(act)
    return ["number", "number_label", "number_slug", "year", "dated_on", *pages.FIXED]
