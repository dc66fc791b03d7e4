"""What of a receipt is stamped by a third party: its number, its moment and what was received (TRA-1)."""

from document_types.chain import canonical_json, instant, sha256
from document_types.enums import StampedKind
from document_types.models import TimeStamp
from document_types.services import time_stamps
from workflows.models import Transmission


def digest_of(slip: Transmission) -> str:
    """SHA-256 of the receipt's canonical JSON: council, authority, number, moment, each act's number and hash."""
    acts = slip.transmitted_acts.values_list("act__kind", "act__number_label", "content_hash")
    return sha256(
        canonical_json(
            {
                "council": slip.council.code,
                "authority": slip.authority_id,
                "receipt": slip.receipt_number,
                "received_at": instant(slip.received_at),
                "acts": sorted(list(act) for act in acts),
            }
        )
    )


def ask_for(slip: Transmission) -> TimeStamp | None:
    if not time_stamps.are_asked_for():
        return None
    return time_stamps.ask(kind=StampedKind.RECEIPT, object_id=slip.pk, digest=digest_of(slip))
