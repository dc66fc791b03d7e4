"""A later act in force replaces an earlier one; where its force is taken back or annulled, the earlier lives again."""

from datetime import datetime

from django.db import transaction

from document_types.lifecycle import Step, next_state
from document_types.models import Act
from document_types.services import links, pages


@transaction.atomic(savepoint=False)
def supersede(*, later: Act, at: datetime, user=None) -> list[Act]:
    """Mark what the later act replaces; what is no longer in force, or is before a court, stays what it is."""
    return [
        _step(earlier, Step.SUPERSEDE)
        for earlier in links.take_effect(later=later, at=at, user=user)
        if earlier.may(Step.SUPERSEDE)
    ]


@transaction.atomic(savepoint=False)
def restore(*, later: Act, at: datetime, user=None) -> list[Act]:
    """What the later act had replaced is in force again, where no other act in force replaces it too."""
    return [
        _step(earlier, Step.RESTORE)
        for earlier in links.lose_effect(later=later, at=at, user=user)
        if earlier.may(Step.RESTORE) and earlier.executory_at and not links.is_replaced(earlier)
    ]


def _step(act: Act, step: Step) -> Act:
    act = pages.locked(act)
    act.state = next_state(act.state, step)
    pages.save(act, "state")
    return act
