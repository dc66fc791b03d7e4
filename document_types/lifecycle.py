"""The lawful steps of an act's life, as one table: (state, step) -> next state."""

from dataclasses import dataclass
from enum import StrEnum

from document_types.enums import ActState as S


class Step(StrEnum):
    """What may happen to an act; each is done by one service."""

    PLACE = "place"
    WITHDRAW_FROM_AGENDA = "withdraw_from_agenda"
    POSTPONE = "postpone"
    SEND_TO_SECOND_SITTING = "send_to_second_sitting"
    ADOPT = "adopt"
    REJECT = "reject"
    SIGN = "sign"
    TRANSMIT = "transmit"
    TRANSMIT_FOR_VISA = "transmit_for_visa"
    LAPSE_OPPOSITION = "lapse_opposition"
    GRANT_VISA = "grant_visa"
    LAPSE_VISA = "lapse_visa"
    REFUSE_VISA = "refuse_visa"
    REQUIRE_VISA = "require_visa"
    WAIVE_VISA = "waive_visa"
    OPPOSE = "oppose"
    CORRECT = "correct"
    CORRECT_VISA = "correct_visa"
    CORRECT_TO_VISA = "correct_to_visa"
    CORRECT_TO_NO_VISA = "correct_to_no_visa"
    RETURN_TO_VISA = "return_to_visa"
    WITHDRAW = "withdraw"
    REPLACE = "replace"
    MAINTAIN = "maintain"
    ABANDON = "abandon"
    REFER = "refer"
    ORDER_SUSPENSION = "order_suspension"
    REFUSE_SUSPENSION = "refuse_suspension"
    SEEK_NULLITY = "seek_nullity"
    SUPERSEDE = "supersede"
    RESTORE = "restore"
    ANNUL = "annul"
    UPHOLD = "uphold"
    SEND = "send"
    CANCEL = "cancel"
    ESTABLISH = "establish"


NEXT: dict[tuple[S, Step], S] = {
    (S.DRAFT, Step.PLACE): S.ON_AGENDA,
    (S.ON_AGENDA, Step.WITHDRAW_FROM_AGENDA): S.DRAFT,
    (S.ON_AGENDA, Step.POSTPONE): S.POSTPONED,
    (S.SECOND_SITTING, Step.POSTPONE): S.POSTPONED,
    (S.ON_AGENDA, Step.SEND_TO_SECOND_SITTING): S.SECOND_SITTING,
    (S.ON_AGENDA, Step.ADOPT): S.ADOPTED,
    (S.SECOND_SITTING, Step.ADOPT): S.ADOPTED,
    (S.ON_AGENDA, Step.REJECT): S.REJECTED,
    (S.SECOND_SITTING, Step.REJECT): S.REJECTED,
    (S.ADOPTED, Step.SIGN): S.SIGNED,
    (S.SIGNED, Step.TRANSMIT): S.TRANSMITTED,
    (S.SIGNED, Step.TRANSMIT_FOR_VISA): S.AWAITING_VISA,
    (S.TRANSMITTED, Step.LAPSE_OPPOSITION): S.EXECUTORY,
    (S.TRANSMITTED, Step.OPPOSE): S.OPPOSED,
    (S.AWAITING_VISA, Step.OPPOSE): S.OPPOSED,
    # Of a doubtful matter, the authority says whether it is under visa.
    (S.TRANSMITTED, Step.REQUIRE_VISA): S.AWAITING_VISA,
    (S.AWAITING_VISA, Step.WAIVE_VISA): S.TRANSMITTED,
    (S.AWAITING_VISA, Step.GRANT_VISA): S.EXECUTORY,
    (S.AWAITING_VISA, Step.LAPSE_VISA): S.EXECUTORY,
    (S.AWAITING_VISA, Step.REFUSE_VISA): S.VISA_REFUSED,
    (S.OPPOSED, Step.WITHDRAW): S.WITHDRAWN,
    (S.OPPOSED, Step.REPLACE): S.REPLACED,
    (S.OPPOSED, Step.MAINTAIN): S.MAINTAINED,
    (S.VISA_REFUSED, Step.REPLACE): S.REPLACED,
    (S.VISA_REFUSED, Step.ABANDON): S.ABANDONED,
    (S.MAINTAINED, Step.REFER): S.REFERRED,
    (S.REFERRED, Step.ORDER_SUSPENSION): S.SUSPENDED,
    (S.REFERRED, Step.REFUSE_SUSPENSION): S.SUSPENSION_REFUSED,
    # The court let stand an act whose visa was never given: it is awaited, and runs anew (VIS-22).
    (S.REFERRED, Step.RETURN_TO_VISA): S.AWAITING_VISA,
    (S.SUSPENDED, Step.RETURN_TO_VISA): S.AWAITING_VISA,
    # A decision made in time on paper, entered after the silence was recorded.
    (S.EXECUTORY, Step.CORRECT): S.OPPOSED,
    (S.EXECUTORY, Step.CORRECT_VISA): S.VISA_REFUSED,
    (S.EXECUTORY, Step.CORRECT_TO_VISA): S.AWAITING_VISA,
    (S.EXECUTORY, Step.CORRECT_TO_NO_VISA): S.TRANSMITTED,
    (S.NULLITY_SOUGHT, Step.CORRECT): S.OPPOSED,
    (S.NULLITY_SOUGHT, Step.CORRECT_VISA): S.VISA_REFUSED,
    (S.NULLITY_SOUGHT, Step.CORRECT_TO_VISA): S.AWAITING_VISA,
    (S.NULLITY_SOUGHT, Step.CORRECT_TO_NO_VISA): S.TRANSMITTED,
    # The court may be asked at any time: an act not in force stays what it is until the judgment.
    (S.TRANSMITTED, Step.SEEK_NULLITY): S.TRANSMITTED,
    (S.AWAITING_VISA, Step.SEEK_NULLITY): S.AWAITING_VISA,
    (S.OPPOSED, Step.SEEK_NULLITY): S.OPPOSED,
    (S.VISA_REFUSED, Step.SEEK_NULLITY): S.VISA_REFUSED,
    (S.MAINTAINED, Step.SEEK_NULLITY): S.MAINTAINED,
    (S.EXECUTORY, Step.SEEK_NULLITY): S.NULLITY_SOUGHT,
    (S.TRANSMITTED, Step.ANNUL): S.ANNULLED,
    (S.AWAITING_VISA, Step.ANNUL): S.ANNULLED,
    (S.OPPOSED, Step.ANNUL): S.ANNULLED,
    (S.VISA_REFUSED, Step.ANNUL): S.ANNULLED,
    (S.MAINTAINED, Step.ANNUL): S.ANNULLED,
    (S.TRANSMITTED, Step.UPHOLD): S.TRANSMITTED,
    (S.AWAITING_VISA, Step.UPHOLD): S.AWAITING_VISA,
    (S.OPPOSED, Step.UPHOLD): S.OPPOSED,
    (S.VISA_REFUSED, Step.UPHOLD): S.VISA_REFUSED,
    (S.MAINTAINED, Step.UPHOLD): S.MAINTAINED,
    # Replaced by a later act that is in force.
    (S.EXECUTORY, Step.SUPERSEDE): S.REPLACED,
    (S.UPHELD, Step.SUPERSEDE): S.REPLACED,
    # The later act lost its force.
    (S.REPLACED, Step.RESTORE): S.EXECUTORY,
    (S.SUSPENDED, Step.ANNUL): S.ANNULLED,
    (S.SUSPENDED, Step.UPHOLD): S.UPHELD,
    (S.SUSPENSION_REFUSED, Step.ANNUL): S.ANNULLED,
    (S.SUSPENSION_REFUSED, Step.UPHOLD): S.UPHELD,
    (S.NULLITY_SOUGHT, Step.ANNUL): S.ANNULLED,
    (S.NULLITY_SOUGHT, Step.UPHOLD): S.UPHELD,
    (S.DRAFT, Step.SEND): S.SENT,
    (S.SENT, Step.CANCEL): S.CANCELLED,
    (S.DRAFT, Step.ESTABLISH): S.ESTABLISHED,
}


@dataclass
class ImpossibleStep(Exception):
    """The step does not exist from this state; `domain errors` turn it into a sentence."""

    state: S
    step: Step


def next_state(state: S, step: Step) -> S:
    """Return the state after `step`; raises ImpossibleStep where the law knows no such step."""
    try:
        return NEXT[S(state), step]
    except KeyError:
        raise ImpossibleStep(S(state), step) from None


def steps_from(state: S) -> set[Step]:
    return {step for (origin, step) in NEXT if origin == state}


# The text may still be written: nothing has been decided on it.
WRITABLE = frozenset({S.DRAFT, S.ON_AGENDA, S.POSTPONED, S.SECOND_SITTING})
IN_FORCE = frozenset({S.EXECUTORY, S.NULLITY_SOUGHT, S.UPHELD, S.SUSPENSION_REFUSED})
# Adopted and alive or ended: what a citizen may come to see once it is posted.
DECIDED = frozenset(S) - WRITABLE - {S.REJECTED}
