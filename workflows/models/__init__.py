"""What happens to acts between the vote and the archive, as rows that outlive the workflow."""

from workflows.models.follow_up import FollowUp, FollowUpTally
from workflows.models.offices import (
    Assignment,
    Delegation,
    Examination,
    Finding,
    InternalNote,
    OpinionRequest,
    PaperRequest,
)
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
    "Assignment",
    "Clock",
    "Delegation",
    "Examination",
    "Finding",
    "FollowUp",
    "FollowUpTally",
    "InternalNote",
    "LegalityReviewState",
    "LegalityReviewTask",
    "OpinionRequest",
    "PaperRequest",
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
