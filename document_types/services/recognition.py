"""Reading the pages that have no text of their own off their picture, page by page, where Tesseract is there.

The words are searched, shown beside the page, and written into a copy of the file that can be searched and copied from.
"""

import tempfile
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from document_types.intake import recognise
from document_types.intake.reader import LayerWriter, PageRecogniser
from document_types.intake.text import is_stamp
from document_types.models import CouncilDocument, DocumentText
from document_types.services import document_changes, documents


def waiting() -> QuerySet[CouncilDocument]:
    """The documents of which pages are still to be read, the oldest first."""
    return CouncilDocument.objects.filter(is_to_recognise=True).order_by("created_at", "pk")


def run(*, document: CouncilDocument) -> int:
    """Read what is left of the document and return how many pages gave words; each page is kept as it is read.

    Broken off, it goes on where it stood; without Tesseract it does nothing, and the document goes on waiting. A file
    that was replaced or deleted meanwhile is left to its own reading.
    """
    if not recognise.languages() or not document.page_count:
        return 0
    there = {number for number, text in document.texts.values_list("number", "text") if not is_stamp(text)}
    found = 0
    with documents.on_disk(document.file) as path, PageRecogniser() as reader:
        for page in range(document.recognised_to + 1, document.page_count + 1):
            text = {} if page in there else reader.read(path, page)
            if not _keep(document, page, text):
                return found
            found += bool(text.get("text"))
        copy = _with_its_words(document, path)
    document.file.close()
    _finish(document, copy)
    return found


def _same_file(document: CouncilDocument) -> QuerySet[CouncilDocument]:
    return CouncilDocument.objects.filter(pk=document.pk, sha256=document.sha256)


@transaction.atomic
def _keep(document: CouncilDocument, page: int, found: dict) -> bool:
    """Write the words of a page; False where the file is another by now."""
    if not _same_file(document).update(recognised_to=page):
        return False
    own = document.texts.filter(number=page).first()
    # A title of few words on a coloured ground is better in its own letters.
    if found.get("text") and (own is None or len(found["text"]) > len(own.text)):
        DocumentText.objects.update_or_create(document=document, number=page, defaults=found)
    return True


def _with_its_words(document: CouncilDocument, path: Path) -> str:
    """Store a copy of the file with the words under its pictures and return its name; empty where there is none.

    The file itself stays as it is, as acts are fixed by its hash; a signed one has no copy, which would not be signed.
    """
    pages = dict(document.texts.exclude(places=[]).values_list("number", "places"))
    if not pages or document.signatures:
        return ""
    with tempfile.NamedTemporaryFile(prefix="layer-") as out, LayerWriter() as writer:
        if not writer.write(path, Path(out.name), pages):
            return ""
        with Path(out.name).open("rb") as copy:
            return document.readable.storage.save(f"{document.readable.field.upload_to}/{document.filename}", copy)


def _finish(document: CouncilDocument, copy: str) -> None:
    is_kept = False
    try:
        with transaction.atomic():
            is_kept = bool(_same_file(document).update(is_to_recognise=False, readable=copy))
            document_changes.have_its_acts_indexed(document)
    finally:
        if copy and not is_kept:
            document.readable.storage.delete(copy)
