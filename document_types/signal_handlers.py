"""Handlers that keep the index in step with the domain and hand its messages to the background."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save

from document_types.jobs import enqueue_deliveries
from document_types.models import Act, CouncilDocument
from document_types.services import documents
from document_types.signals import act_changed, deliveries_queued
from search import index


def queue_for_index(sender, act: Act, **kwargs):
    index.changed(act.key)


def send_deliveries_after_commit(sender, act: Act, **kwargs):
    transaction.on_commit(partial(enqueue_deliveries, act.pk), robust=True)


def write_texts_of_an_upload(sender, instance: CouncilDocument, **kwargs):
    if (texts := instance.__dict__.pop("unwritten_texts", None)) is not None:
        documents.write_texts(instance, texts)


def connect() -> None:
    post_save.connect(
        write_texts_of_an_upload, sender=CouncilDocument, dispatch_uid="document_types.write_texts_of_an_upload"
    )
    act_changed.connect(queue_for_index, dispatch_uid="document_types.queue_for_index")
    deliveries_queued.connect(send_deliveries_after_commit, dispatch_uid="document_types.send_deliveries_after_commit")
