"""What happens to acts between the vote and the archive, as rows that outlive the workflow."""

from workflows.models.proceedings import Clock, Proceeding, Signature
from workflows.models.tasks import (
    LegalityReviewState,
    LegalityReviewTask,
    SignatureState,
    SignatureTask,
    TransmissionState,
    TransmissionTask,
)
from workflows.models.transmissions import ReceiptCounter, Transmission, TransmittedAct

__all__ = [
    "Clock",
    "LegalityReviewState",
    "LegalityReviewTask",
    "Proceeding",
    "ReceiptCounter",
    "Signature",
    "SignatureState",
    "SignatureTask",
    "Transmission",
    "TransmissionState",
    "TransmissionTask",
    "TransmittedAct",
]
