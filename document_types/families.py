"""How an act stands, in six families that every screen shows alike: by word, border and icon, then by colour."""

from enum import StrEnum

from document_types.enums import ActState as S


class Family(StrEnum):
    DONE = "done"
    WAITING = "waiting"
    IN_FORCE = "in_force"
    STOPPED = "stopped"
    ENDED = "ended"
    ARCHIVE = "archive"


FAMILY_OF: dict[S, Family] = {
    **dict.fromkeys((S.ON_AGENDA, S.ADOPTED, S.SIGNED, S.SENT, S.ESTABLISHED), Family.DONE),
    **dict.fromkeys((S.DRAFT, S.POSTPONED, S.SECOND_SITTING, S.TRANSMITTED, S.AWAITING_VISA), Family.WAITING),
    # A refused suspension lets the act be executed while the judgment on its legality is awaited.
    **dict.fromkeys((S.EXECUTORY, S.NULLITY_SOUGHT, S.UPHELD, S.SUSPENSION_REFUSED), Family.IN_FORCE),
    **dict.fromkeys((S.VISA_REFUSED, S.OPPOSED, S.MAINTAINED, S.REFERRED, S.SUSPENDED), Family.STOPPED),
    **dict.fromkeys((S.REJECTED, S.WITHDRAWN, S.REPLACED, S.ANNULLED, S.ABANDONED, S.CANCELLED), Family.ENDED),
    S.ARCHIVED: Family.ARCHIVE,
}
