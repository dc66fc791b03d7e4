"""Handlers that keep the index and the stock signals in step with the domain."""

from document_types.models import Act
from document_types.signals import act_changed
from search import index


def queue_for_index(sender, act: Act, **kwargs):
    index.changed(act.key)


def connect() -> None:
    act_changed.connect(queue_for_index, dispatch_uid="document_types.queue_for_index")
