"""What follows when a file becomes confidential or goes to another council: its acts are indexed again, and say so."""

from collections.abc import Iterable

from django.db import transaction

from document_types.enums import JournalEvent
from document_types.indexing import keys_of
from document_types.models import Act, CouncilDocument
from document_types.services.documents import council_of
from document_types.services.journal import record
from search import index

Standing = tuple[bool, int | None]


def standing_of(pk: int) -> Standing | None:
    """What decides who may read the file, as stored: whether it is confidential, and its council."""
    return CouncilDocument.objects.filter(pk=pk).values_list("is_confidential", "council_id").first()


@transaction.atomic
def follow(document: CouncilDocument, *, before: Standing | None, user=None) -> None:
    """Have the acts it is part of indexed again; each one's journal keeps a change of who may read the file."""
    if before is None:
        return
    acts = have_its_acts_indexed(document)
    if before == (document.is_confidential, document.council_id):
        return
    facts = {
        "document": document.pk,
        "sha256": document.sha256,
        "confidential": document.is_confidential,
        "council": document.council.code if document.council else "",
    }
    for act in acts:
        record(council=act.council, act=act, event=JournalEvent.DOCUMENT_CHANGED, payload=facts, user=user)


def have_its_acts_indexed(document: CouncilDocument) -> list[Act]:
    acts = list(Act.objects.filter(annexes__document=document).distinct().with_council())
    index.changed(*keys_of(acts))
    return acts


@transaction.atomic
def follow_collections(documents: Iterable[CouncilDocument], user=None) -> None:
    """Give each document to the council of the collection it lies in now."""
    for document in documents:
        before = (document.is_confidential, document.council_id)
        document.council = council_of(document.collection)
        CouncilDocument.objects.filter(pk=document.pk).update(council=document.council)
        follow(document, before=before, user=user)
