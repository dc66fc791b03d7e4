"""What the control of legality sets on paper: letters of the authority, receipts; each once, then served as it is."""

from django.core.files import File

from document_types.enums import Edition
from document_types.models import JournalEntry
from document_types.services import issued_papers
from workflows import letters, receipts, slips
from workflows.models import Proceeding, Transmission


def issue_letter(proceeding: Proceeding) -> JournalEntry | None:
    """Of a decision taken here; what came on paper is its own letter."""
    if proceeding.kind not in letters.LETTERS or proceeding.is_paper:
        return None
    act = proceeding.act
    return issued_papers.issue_once(
        council=act.council,
        act=act,
        about=f"letter:{proceeding.pk}",
        number=proceeding.reference,
        make=lambda: {Edition.BOTH: letters.paper(proceeding)},
    )


def letter_as_issued(proceeding: Proceeding) -> File | None:
    return issued_papers.as_issued(proceeding.act.council, f"letter:{proceeding.pk}", Edition.BOTH)


def issue_receipt(slip: Transmission) -> JournalEntry | None:
    """In each edition; a receipt given on paper is none of ours."""
    if slip.is_paper:
        return None
    return issued_papers.issue_once(
        council=slip.council,
        about=f"receipt:{slip.pk}",
        number=slip.receipt_number,
        make=lambda: {each: receipts.paper(slip, each) for each in Edition},
    )


def receipt_as_issued(slip: Transmission, edition: str) -> File | None:
    return issued_papers.as_issued(slip.council, f"receipt:{slip.pk}", edition)


def issue_slip(slip: Transmission) -> JournalEntry | None:
    """In each edition; what went on paper went with the slip that was signed."""
    if slip.is_paper:
        return None
    return issued_papers.issue_once(
        council=slip.council,
        about=f"slip:{slip.pk}",
        number=slip.council_reference,
        make=lambda: {each: slips.sent(slip, each) for each in Edition},
    )


def slip_as_issued(slip: Transmission, edition: str) -> File | None:
    return issued_papers.as_issued(slip.council, f"slip:{slip.pk}", edition)
