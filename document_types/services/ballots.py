"""Votes as they are entered, one member at a time and by several clerks: kept at once, counted when proclaimed."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from document_types.enums import Choice, PollKind
from document_types.errors import Conflict, Refusal
from document_types.models import AgendaItem, Ballot, Poll, Sitting, VoteEvent
from document_types.services import voting

# Present, and takes no part in this vote.
NO_PART = "none"


class EnteredByAnother(Conflict):
    """Somebody else noted another vote for this member since; `ballot` is what they noted, None if they took it off."""

    def __init__(self, ballot: Ballot | None):
        super().__init__()
        self.ballot = ballot


def of(item: AgendaItem, poll: Poll | None = None) -> dict[int, Ballot]:
    """The votes entered and not proclaimed yet, by mandate."""
    return {ballot.mandate_id: ballot for ballot in item.ballots.filter(poll=poll)}


def value_of(ballot: Ballot) -> str:
    """How a ballot is written in a form: a choice, a candidacy, or that the member takes no part."""
    return str(ballot.candidacy_id) if ballot.candidacy_id else ballot.choice or NO_PART


@transaction.atomic
def enter(
    *,
    item: AgendaItem,
    sitting: Sitting,
    mandate_id: int,
    value: str,
    version: int,
    poll: Poll | None = None,
    user=None,
) -> Ballot | None:
    """Note one member's vote; an empty value takes it off. `version` is that of the ballot read, 0 for none.

    Sent twice, after a network cut, the second time changes nothing. Raises EnteredByAnother where somebody noted
    something else since.
    """
    item = voting.locked_item(item)
    voting.require_votable(item, sitting)
    if poll and VoteEvent.objects.filter(poll=poll).exists():
        raise Refusal(_("Ce vote a déjà eu lieu."))
    voting.voters_of(sitting, {mandate_id: Choice.FOR})
    facts = _facts(poll, value)
    found = item.ballots.filter(poll=poll, mandate=mandate_id).first()
    if (value_of(found) if found else "") == value:
        return found
    if (found.version if found else 0) != version:
        raise EnteredByAnother(found)
    if not value:
        found.delete()
        return None
    if found:
        found.write(version, entered_by=_name(user), **facts)
        return found
    return _create(item, sitting, mandate_id, poll, facts, user)


def _create(item: AgendaItem, sitting: Sitting, mandate_id: int, poll: Poll | None, facts: dict, user) -> Ballot:
    try:
        with transaction.atomic():
            return Ballot.objects.create(
                item=item,
                sitting=sitting,
                poll=poll,
                mandate_id=mandate_id,
                version=1,
                entered_by=_name(user),
                **facts,
            )
    except IntegrityError as error:
        raise EnteredByAnother(item.ballots.filter(poll=poll, mandate=mandate_id).first()) from error


def _facts(poll: Poll | None, value: str) -> dict:
    if value in ("", NO_PART):
        return {"choice": "", "candidacy": None}
    if poll and poll.kind == PollKind.SEAT and value != Choice.ABSTENTION:
        if value not in map(str, poll.candidacies.values_list("pk", flat=True)):
            raise Refusal(_("Une voix est donnée à quelqu'un qui n'est pas candidat."))
        return {"choice": "", "candidacy_id": int(value)}
    if value not in Choice.values:
        raise Refusal(_("Ce vote n'est pas reconnu : choisissez pour, contre ou abstention."))
    return {"choice": value, "candidacy": None}


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
