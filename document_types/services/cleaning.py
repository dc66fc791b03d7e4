"""Cleaning anew the files that were taken in by an earlier intake, which removed less than today's."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from django.core.files import File
from django.db import transaction
from django.db.models import QuerySet

from document_types.errors import Refusal
from document_types.intake.reader import PdfReader
from document_types.intake.sniff import PDF, Reading
from document_types.models import CouncilDocument
from document_types.services import documents, previews


class Outcome(Enum):
    HARMLESS = auto()
    CLEANED = auto()
    # What an act fixed by its hash keeps its bytes.
    FIXED = auto()
    REFUSED = auto()
    GONE = auto()


@dataclass(frozen=True)
class Result:
    """`removed`: words of `intake.sanitise.Removed`; `reason`: why today's intake would refuse it."""

    outcome: Outcome
    removed: tuple[str, ...] = ()
    reason: str = ""


def served() -> QuerySet[CouncilDocument]:
    """The PDFs that are served as they came, the oldest first."""
    return CouncilDocument.objects.filter(media_type=PDF, original="").order_by("created_at", "pk")


def clean(*, document: CouncilDocument, reader: PdfReader, is_trial: bool = False) -> Result:
    """Read the file as if it arrived today and serve it without what acts; the file as it came is kept beside.

    A trial writes nothing.
    """
    try:
        reading = documents.read(document.file, reader)
    except Refusal as refusal:
        return Result(Outcome.REFUSED, reason=str(refusal))
    except FileNotFoundError:
        return Result(Outcome.GONE)
    finally:
        document.file.close()
    if reading.clean is None:
        return Result(Outcome.HARMLESS)
    with reading.clean:
        if documents.is_part_of_an_act(document):
            return Result(Outcome.FIXED, reading.removed)
        if not is_trial:
            _replace(document, reading)
    return Result(Outcome.CLEANED, reading.removed)


def _replace(document: CouncilDocument, reading: Reading) -> None:
    storage, name, digest = document.file.storage, document.file.name, document.sha256
    try:
        with transaction.atomic(), storage.open(name) as came:
            # Its pages, and what was read of them, stay as they are.
            document.sha256, document.original_sha256 = reading.sha256, reading.original_sha256
            document.removed, document.signatures = list(reading.removed), list(reading.signatures)
            documents.put(File(came, name=document.filename), reading, document)
            document._set_document_file_metadata()
            document.save()
            transaction.on_commit(partial(storage.delete, name), robust=True)
            transaction.on_commit(partial(previews.forget, digest), robust=True)
    except BaseException:
        for each in (document.original, document.file):
            if each and each.name != name:
                storage.delete(each.name)
        raise
    finally:
        document.file.close()
