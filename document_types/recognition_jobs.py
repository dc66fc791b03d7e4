"""The background function that reads the pages of a scan; it may run twice, and tolerates a vanished row."""

from django_tasks import task

from document_types.services import recognition


@task()
def recognise_document(document_id: int) -> None:
    if document := recognition.waiting().filter(pk=document_id).first():
        recognition.run(document=document)
