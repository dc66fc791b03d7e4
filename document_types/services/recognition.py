"""Reading the pages that have no text of their own off their picture, page by page, where Tesseract is there."""

from django.db import transaction
from django.db.models import F, QuerySet

from document_types.intake import recognise
from document_types.intake.reader import PageRecogniser
from document_types.models import CouncilDocument, DocumentText
from document_types.services import document_changes, documents


def waiting() -> QuerySet[CouncilDocument]:
    """The documents of which pages are still to be read, the oldest first."""
    unread = CouncilDocument.objects.filter(page_count__gt=F("recognised_to"), is_to_recognise=True)
    return unread.order_by("created_at", "pk")


def run(*, document: CouncilDocument) -> int:
    """Read what is left of the document and return how many pages gave words; each page is kept as it is read.

    Broken off, it goes on where it stood; without Tesseract it does nothing, and the document goes on waiting.
    """
    if not recognise.languages() or not document.page_count:
        return 0
    there = set(document.texts.values_list("number", flat=True))
    found = 0
    with documents.on_disk(document.file) as path, PageRecogniser() as reader:
        for page in range(document.recognised_to + 1, document.page_count + 1):
            answer = {} if page in there else reader.read(path, page)
            found += _keep(document, page, answer)
    document.file.close()
    with transaction.atomic():
        CouncilDocument.objects.filter(pk=document.pk).update(is_to_recognise=False)
        if found:
            document_changes.have_its_acts_indexed(document)
    return found


@transaction.atomic
def _keep(document: CouncilDocument, page: int, answer: dict) -> bool:
    text = answer.get("text", "")
    if text:
        facts = {"text": text, "confidence": answer["confidence"]}
        DocumentText.objects.update_or_create(document=document, number=page, defaults=facts)
    CouncilDocument.objects.filter(pk=document.pk).update(recognised_to=page)
    return bool(text)
