"""Handlers that keep the index in step with the domain and hand its messages to the background."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save

from document_types.additive import tell_of_additions
from document_types.committee_jobs import enqueue_calls
from document_types.enums import JournalEvent, StampedKind
from document_types.indexing import keys_of
from document_types.jobs import enqueue_cancellations, enqueue_deliveries
from document_types.models import Act, CommitteeMeeting, CouncilDocument, JournalEntry, JournalRoot, Session, TimeStamp
from document_types.paper_jobs import issue_act_paper
from document_types.recognition_jobs import recognise_document
from document_types.services import document_changes, documents, previews, questions, time_stamps
from document_types.sign_in_jobs import send_link
from document_types.signals import (
    act_changed,
    acts_changed,
    committee_called,
    convocation_cancelled,
    deliveries_queued,
    item_added_late,
    journal_entry_recorded,
    root_published,
    session_opened,
    sign_in_asked,
    stamp_asked,
)
from document_types.stamp_jobs import obtain_stamp
from search import index

# What puts a text before the public; each of its entries is stamped with the hash of the text.
PUBLISHING = frozenset({JournalEvent.PUT_ONLINE, JournalEvent.RECTIFIED})
# What may leave a text with nothing more to sign.
MADE_DEFINITIVE = frozenset(
    {JournalEvent.SIGNED, JournalEvent.CONVOKED, JournalEvent.ESTABLISHED, JournalEvent.RECTIFIED}
)


def queue_for_index(sender, act: Act, **kwargs):
    index.changed(*keys_of([act]))


def queue_all_for_index(sender, acts, **kwargs):
    index.changed(*keys_of(acts))


def send_deliveries_after_commit(sender, act: Act, **kwargs):
    transaction.on_commit(partial(enqueue_deliveries, act.pk), robust=True)


def call_a_committee_after_commit(sender, meeting: CommitteeMeeting, **kwargs):
    transaction.on_commit(partial(enqueue_calls, meeting.pk), robust=True)


def send_sign_in_link_after_commit(sender, email: str, language: str, **kwargs):
    transaction.on_commit(partial(send_link.enqueue, email, language), robust=True)


def put_waiting_questions_to_it(sender, session: Session, user, **kwargs):
    questions.attach_waiting(session=session, user=user)


def tell_of_additions_after_commit(sender, session: Session, **kwargs):
    transaction.on_commit(partial(tell_of_additions.enqueue, session.pk), robust=True)


def tell_of_cancellation_after_commit(sender, act: Act, **kwargs):
    transaction.on_commit(partial(enqueue_cancellations, act.pk), robust=True)


def write_texts_of_an_upload(sender, instance: CouncilDocument, **kwargs):
    if (texts := instance.__dict__.pop("unwritten_texts", None)) is not None:
        documents.write_texts(instance, texts)


def delete_what_lay_beside(sender, instance: CouncilDocument, **kwargs):
    """Wagtail deletes the file it knows of, once the deletion stands."""
    _delete_after_commit(instance, {instance.original.name, instance.readable.name})


def delete_what_is_named_no_longer(sender, instance: CouncilDocument, **kwargs):
    """A file that was replaced takes with it the original and the copy that lay beside it."""
    before = CouncilDocument.objects.filter(pk=instance.pk).values_list("original", "readable").first() or ()
    _delete_after_commit(instance, set(before) - {instance.original.name, instance.readable.name})


def _delete_after_commit(document: CouncilDocument, names: set[str]) -> None:
    for name in filter(None, names):
        transaction.on_commit(partial(document.file.storage.delete, name), robust=True)


def forget_its_pictures(sender, instance: CouncilDocument, **kwargs):
    transaction.on_commit(partial(previews.forget, instance.sha256), robust=True)


def recognise_after_commit(sender, instance: CouncilDocument, created, **kwargs):
    """A scan is read in the background, once its rows are there."""
    if instance.is_to_recognise and not instance.recognised_to:
        transaction.on_commit(partial(recognise_document.enqueue, instance.pk), robust=True)


def remember_who_could_read_it(sender, instance: CouncilDocument, **kwargs):
    instance.standing_before = document_changes.standing_of(instance.pk) if instance.pk else None


def follow_a_document(sender, instance: CouncilDocument, **kwargs):
    before, user = instance.__dict__.pop("standing_before", None), getattr(instance, "changed_by", None)
    document_changes.follow(instance, before=before, user=user)


def stamp_a_publication(sender, entry: JournalEntry, act: Act | None, payload, **kwargs):
    if entry.event in PUBLISHING and act and act.is_online and payload.get("hash"):
        time_stamps.ask(kind=StampedKind.PUBLICATION, object_id=entry.pk, digest=payload["hash"])


def put_on_paper_after_commit(sender, entry: JournalEntry, act: Act | None, **kwargs):
    """Once its last signature is given, or its text was put right."""
    if act and entry.event in MADE_DEFINITIVE:
        transaction.on_commit(partial(issue_act_paper.enqueue, act.pk), robust=True)


def stamp_a_root(sender, root: JournalRoot, **kwargs):
    time_stamps.ask(kind=StampedKind.ROOT, object_id=root.pk, digest=root.hash)


def obtain_the_stamp_after_commit(sender, stamp: TimeStamp, **kwargs):
    transaction.on_commit(partial(obtain_stamp.enqueue, stamp.pk), robust=True)


def connect() -> None:
    pre_save.connect(
        remember_who_could_read_it, sender=CouncilDocument, dispatch_uid="document_types.remember_who_could_read_it"
    )
    post_save.connect(
        write_texts_of_an_upload, sender=CouncilDocument, dispatch_uid="document_types.write_texts_of_an_upload"
    )
    post_save.connect(
        recognise_after_commit, sender=CouncilDocument, dispatch_uid="document_types.recognise_after_commit"
    )
    pre_save.connect(
        delete_what_is_named_no_longer,
        sender=CouncilDocument,
        dispatch_uid="document_types.delete_what_is_named_no_longer",
    )
    post_delete.connect(
        delete_what_lay_beside, sender=CouncilDocument, dispatch_uid="document_types.delete_what_lay_beside"
    )
    post_delete.connect(forget_its_pictures, sender=CouncilDocument, dispatch_uid="document_types.forget_its_pictures")
    post_save.connect(follow_a_document, sender=CouncilDocument, dispatch_uid="document_types.follow_a_document")
    act_changed.connect(queue_for_index, dispatch_uid="document_types.queue_for_index")
    acts_changed.connect(queue_all_for_index, dispatch_uid="document_types.queue_all_for_index")
    deliveries_queued.connect(send_deliveries_after_commit, dispatch_uid="document_types.send_deliveries_after_commit")
    committee_called.connect(call_a_committee_after_commit, dispatch_uid="document_types.call_a_committee_after_commit")
    sign_in_asked.connect(send_sign_in_link_after_commit, dispatch_uid="document_types.send_sign_in_link_after_commit")
    session_opened.connect(put_waiting_questions_to_it, dispatch_uid="document_types.put_waiting_questions_to_it")
    item_added_late.connect(
        tell_of_additions_after_commit, dispatch_uid="document_types.tell_of_additions_after_commit"
    )
    convocation_cancelled.connect(
        tell_of_cancellation_after_commit, dispatch_uid="document_types.tell_of_cancellation_after_commit"
    )
    journal_entry_recorded.connect(stamp_a_publication, dispatch_uid="document_types.stamp_a_publication")
    journal_entry_recorded.connect(put_on_paper_after_commit, dispatch_uid="document_types.put_on_paper_after_commit")
    root_published.connect(stamp_a_root, dispatch_uid="document_types.stamp_a_root")
    stamp_asked.connect(obtain_the_stamp_after_commit, dispatch_uid="document_types.obtain_the_stamp_after_commit")
