"""Votes under a point: closed doors, amendments, the parts of a budget, the seats to fill (PUB-2, VOT-6, VOT-9)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import (
    OPEN_OUTCOMES,
    Choice,
    ItemOutcome,
    JournalEvent,
    PollKind,
    SessionState,
)
from document_types.errors import Refusal
from document_types.law import majorities
from document_types.law.designations import Candidate, Designation, designate
from document_types.law.statutes import rule
from document_types.models import Act, AgendaItem, Candidacy, Mandate, Poll, Sitting, Vote, VoteEvent
from document_types.reader import article, comma
from document_types.services import voting
from document_types.services.journal import record
from document_types.signals import act_changed

_NAMED = frozenset({PollKind.AMENDMENT, PollKind.CHAPTER, PollKind.SEAT})
_ONCE = frozenset({PollKind.CLOSED_MEETING, PollKind.WITHOUT_REPORT, PollKind.REVENUE})


@transaction.atomic
def open_poll(
    *,
    item: AgendaItem,
    kind: PollKind,
    title_fr: str = "",
    title_ar: str = "",
    proposed_by: Mandate | None = None,
    asked_by: str = "",
    candidates: Sequence[Mandate] = (),
    user=None,
) -> Poll:
    """Say what will be put to the vote under a point; nothing is decided yet."""
    item = voting.locked_item(item)
    _require_open(item)
    if kind in _NAMED and not (title_fr.strip() or title_ar.strip()):
        raise Refusal(_("Dites ce qui est mis aux voix, en arabe ou en français."))
    if kind in _ONCE and item.polls.filter(kind=kind).exists():
        raise Refusal(_("Ce vote est déjà prévu sous ce point."))
    if kind == PollKind.SEAT and not candidates:
        raise Refusal(_("Une désignation demande au moins un candidat : choisissez-le parmi les membres."))
    if kind == PollKind.CLOSED_MEETING and not asked_by:
        raise Refusal(
            _("Dites qui demande la séance non publique : le président ou un tiers des membres (%(article)s).")
            % {"article": article(_rule(item, "PUB-2"))}
        )
    last = item.polls.aggregate(last=Max("position"))["last"] or 0
    poll = Poll.objects.create(
        item=item,
        kind=kind,
        position=last + 1,
        title_fr=title_fr,
        title_ar=title_ar,
        proposed_by=proposed_by,
        asked_by=asked_by,
    )
    Candidacy.objects.bulk_create(Candidacy(poll=poll, mandate=mandate) for mandate in candidates)
    return poll


def _require_open(item: AgendaItem) -> None:
    if item.session.state in (SessionState.CLOSED, SessionState.CANCELLED):
        raise Refusal(_("La session est close : ce qui s'y est dit et décidé ne change plus."))
    if item.outcome not in OPEN_OUTCOMES:
        raise Refusal(_("Ce point a déjà son issue : « %(outcome)s ».") % {"outcome": item.get_outcome_display()})


def _rule(item: AgendaItem, rule_id: str):
    return rule(rule_id, item.session.council.level, item.session.opens_on)


@transaction.atomic
def remove_poll(*, poll: Poll, user=None) -> None:
    """Give up a vote that was not held."""
    item = voting.locked_item(poll.item)
    _require_open(item)
    if VoteEvent.objects.filter(poll=poll).exists():
        raise Refusal(_("Ce vote a eu lieu : il ne se retire plus."))
    Poll.objects.filter(pk=poll.pk).delete()


@transaction.atomic
def hold(
    *, poll: Poll, sitting: Sitting, choices: Mapping[int, Choice], at: datetime | None = None, user=None
) -> VoteEvent:
    """Count a vote for or against, proclaim it, and draw what follows for the point."""
    item = voting.locked_item(poll.item)
    _require_votable(item, poll, sitting)
    outcome = voting.outcome_of(item, sitting, choices, poll=poll)
    event = voting.write_event(item, sitting, choices, outcome, majorities.Majority.VOTES_CAST, at=at, poll=poll)
    said = _digest(poll) if item.is_closed and poll.kind == PollKind.AMENDMENT else _words(poll)
    _record(poll, event, {str(pk): str(choice) for pk, choice in sorted(choices.items())}, user, **said)
    if poll.kind == PollKind.CLOSED_MEETING and outcome.is_adopted:
        item.write(is_closed=True)
        # What lies behind closed doors leaves the public search.
        act_changed.send(sender=Act, act=item.act)
    _settle_parts(item, event, choices, user)
    return event


def _require_votable(item: AgendaItem, poll: Poll, sitting: Sitting) -> None:
    voting.require_votable(item, sitting)
    if VoteEvent.objects.filter(poll=poll).exists():
        raise Refusal(_("Ce vote a déjà eu lieu."))
    if poll.kind in voting.PARTS:
        voting.require_studied(item)
    revenue = item.polls.filter(kind=PollKind.REVENUE, events=None)
    if poll.kind == PollKind.CHAPTER and revenue.exists():
        raise Refusal(
            _("Les recettes se votent avant les dépenses (%(article)s) : mettez-les d'abord aux voix.")
            % {"article": article(_rule(item, "VOT-9"))}
        )


@transaction.atomic
def fill_seat(
    *,
    poll: Poll,
    sitting: Sitting,
    votes: Mapping[int, int | None],
    drawn: int | None = None,
    at: datetime | None = None,
    user=None,
) -> VoteEvent:
    """Designate by relative majority, then age, then lot (VOT-6): for each voter a candidacy, None abstains.

    `drawn` is the candidacy that the lot chose, asked for only where the law leaves it to the lot.
    """
    item = voting.locked_item(poll.item)
    _require_votable(item, poll, sitting)
    voting.voters_of(sitting, dict.fromkeys(votes, Choice.FOR))
    result = designation_of(poll, votes, on=sitting.held_on)
    elected = _elected(poll, result, drawn)
    event = _write_designation(item, poll, sitting, votes, elected, result.rule.id, at)
    item.ballots.filter(poll=poll).delete()
    poll.elected, poll.is_by_lot = elected.mandate, result.needs_lot
    poll.save(update_fields=["elected", "is_by_lot"])
    named = {str(pk): chosen for pk, chosen in sorted(votes.items())}
    _record(poll, event, named, user, elected=elected.mandate_id, by_lot=poll.is_by_lot, **_words(poll))
    _settle_parts(item, event, {}, user)
    return event


def _write_designation(item: AgendaItem, poll: Poll, sitting: Sitting, votes, elected, rule_id, at) -> VoteEvent:
    """The votes of the elected count as those in favour, the votes of the others as those against."""
    counts = Counter(votes.values())
    cast = sum(counts.values()) - counts[None]
    event = VoteEvent.objects.create(
        item=item,
        poll=poll,
        sitting=sitting,
        majority=majorities.Majority.RELATIVE.value,
        votes_for=counts[elected.pk],
        votes_against=cast - counts[elected.pk],
        abstentions=counts[None],
        members_in_office=sitting.members_in_office,
        needed=counts[elected.pk],
        outcome=ItemOutcome.ADOPTED,
        rule_id=rule_id,
        decided_at=at or clock.now(),
    )
    Vote.objects.bulk_create(
        Vote(event=event, mandate_id=pk, candidacy_id=chosen, choice="" if chosen else Choice.ABSTENTION)
        for pk, chosen in votes.items()
    )
    return event


def designation_of(poll: Poll, votes: Mapping[int, int | None], on: date) -> Designation:
    """Who leads; a tie asks for the dates of birth, which the members' page holds."""
    counts = Counter(chosen for chosen in votes.values() if chosen)
    if not counts:
        raise Refusal(_("Aucune voix n'est donnée à un candidat : notez pour qui chaque membre présent a voté."))
    standing = {each.pk: each for each in poll.candidacies.select_related("mandate__councillor")}
    if set(counts) - set(standing):
        raise Refusal(_("Une voix est donnée à quelqu'un qui n'est pas candidat."))
    leading = [standing[pk] for pk, number in counts.items() if number == max(counts.values())]
    missing = [each for each in leading if each.mandate.councillor.born_on is None]
    if len(leading) > 1 and missing:
        raise Refusal(
            _(
                "À égalité de voix, le plus jeune l'emporte (%(article)s) :"
                " enregistrez la date de naissance de %(names)s."
            )
            % {"article": article(_rule(poll.item, "VOT-6")), "names": comma().join(map(str, missing))}
        )
    return designate(
        [Candidate(str(each.pk), counts[each.pk], each.mandate.councillor.born_on or date.min) for each in leading],
        poll.item.session.council.level,
        on,
    )


def _elected(poll: Poll, result: Designation, drawn: int | None) -> Candidacy:
    tied = {int(candidate.key) for candidate in result.candidates}
    if not result.needs_lot:
        return poll.candidacies.select_related("mandate").get(pk=tied.pop())
    if drawn not in tied:
        names = comma().join(str(each) for each in poll.candidacies.filter(pk__in=tied))
        raise Refusal(
            _(
                "Égalité de voix et d'âge : le sort décide, sous la conduite du président (%(article)s)."
                " Dites qui, de %(names)s."
            )
            % {"article": article(result.rule), "names": names}
        )
    return poll.candidacies.select_related("mandate").get(pk=drawn)


def _settle_parts(item: AgendaItem, event: VoteEvent, choices, user) -> None:
    """A point voted by parts has its issue once each part has its own: one part refused refuses the whole."""
    parts = [poll for poll in item.polls.prefetch_related("events") if poll.kind in voting.PARTS]
    if event.poll.kind not in voting.PARTS or not all(poll.is_decided for poll in parts):
        return
    adopted = all(poll.is_adopted for poll in parts)
    result = majorities.Result.ADOPTED if adopted else majorities.Result.REJECTED
    voting.settle(item, event, result, choices, user)


def _words(poll: Poll) -> dict[str, str]:
    return {"title_fr": poll.title_fr, "title_ar": poll.title_ar}


def _digest(poll: Poll) -> dict[str, str]:
    """Put forward behind closed doors, an amendment is proved by the journal without being repeated in it."""
    return {"title": sha256(f"{poll.title_fr}\n{poll.title_ar}".encode()).hexdigest()}


def _record(poll: Poll, event: VoteEvent, votes: dict, user, **facts) -> None:
    record(
        council=poll.item.session.council,
        act=poll.item.act,
        event=JournalEvent.DESIGNATED if poll.kind == PollKind.SEAT else JournalEvent.VOTED,
        effective_at=event.decided_at,
        payload={
            "session": poll.item.session_id,
            "sitting": event.sitting_id,
            "poll": poll.pk,
            "kind": str(poll.kind),
            "for": event.votes_for,
            "against": event.votes_against,
            "abstentions": event.abstentions,
            "outcome": str(event.outcome),
            "rule": event.rule_id,
            "votes": votes,
            **facts,
        },
        user=user,
    )
