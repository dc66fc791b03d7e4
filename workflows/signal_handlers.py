"""The procedures listen to the domain: adoption opens a workflow, and its end changes no text."""

from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import task_submitted

from document_types import clock
from document_types.access import register_key
from document_types.enums import ActKind
from document_types.errors import Refusal
from document_types.models import Act, ActPage, JournalEntry
from document_types.review import register_workflow_finder
from document_types.signals import (
    act_adopted,
    act_rectified,
    journal_entries_recorded,
    rectification_prepared,
)
from search.prepared import prepared
from workflows import notices
from workflows.finish import workflow_finished
from workflows.follow_up import listening
from workflows.letters import LETTERS
from workflows.models import Proceeding, SignatureState, Transmission
from workflows.paper_jobs import issue_letter, issue_receipt
from workflows.services import handle, notifications, paper_requests, proceedings, receipt_stamps, supersession
from workflows.signals import act_decided, act_force_lost, act_in_force, act_transmitted


def open_workflow(sender, act: Act, user=None, **kwargs):
    handle.start(act)


def answer_the_authority(sender, act: Act, user=None, **kwargs):
    """A new deliberation, once adopted, does to the act that came back what its project said (LEG-4)."""
    proceedings.answer_by(act)


def follow_a_rectification(sender, act: Act, revision_before: int, **kwargs):
    handle.follow_text(act, revision_before)


def workflow_of_page(page):
    """By kind of act, never by a place of the tree: nothing set in the admin can take an act out of review."""
    return handle.workflow_of_kind(page.act_kind.value)


def keep_or_publish(sender, workflow_state, user=None, **kwargs):
    """An act's text went online and into force by services; any other page publishes what was reviewed."""
    state = workflow_state.current_task_state
    is_page = workflow_state.base_content_type_id == ContentType.objects.get_for_model(Page).pk
    revisions = _revisions(page=int(workflow_state.object_id)) if is_page else []
    if not revisions and not _is_act_page(workflow_state.content_object):
        state.revision.publish(user=user, skip_permission_checks=True)
    elif revisions != [state.revision_id]:
        raise Refusal(_("Le texte examiné n'est pas celui de l'acte : rien n'est enregistré."))


@prepared
def _revisions(page):
    return Act.objects.filter(page=page).values_list("revision", flat=True)


def _is_act_page(thing) -> bool:
    return isinstance(getattr(thing, "specific", thing), ActPage)


def tell_of_entries(sender, entries: list[JournalEntry], council, payloads, user=None, **kwargs):
    """What the journal holds is told once it is sure, to those whom the table of notices names."""
    if council is None or not entries or not notices.of_event(entries[0].event):
        return
    about = [(entry.act, payload.get("session")) for entry, payload in zip(entries, payloads, strict=True)]
    facts = {"event": entries[0].event, "at": entries[0].recorded_at, "council": council, "user": user}
    transaction.on_commit(partial(notifications.tell_all, about=about, **facts), robust=True)


def tell_of_a_signature_asked(sender, instance, user=None, **kwargs):
    """A paper handed in for signature is no fact of law, and the journal has none of it; an adopted text has."""
    act = Act.objects.select_related("council__page").get(page_id=instance.workflow_state.object_id)
    if act.kind != ActKind.DELIBERATION:
        facts = {"council": act.council, "act": act, "at": clock.now(), "user": user}
        transaction.on_commit(partial(notifications.tell, event=notices.SUBMITTED, **facts), robust=True)


def tell_of_a_rectification_asked(sender, act: Act, user=None, **kwargs):
    """It is no fact of law before both signatories confirm it."""
    facts = {"council": act.council, "act": act, "at": clock.now(), "user": user}
    transaction.on_commit(partial(notifications.tell, event=notices.RECTIFICATION_ASKED, **facts), robust=True)


def stamp_a_receipt(sender, transmission: Transmission, **kwargs):
    receipt_stamps.ask_for(transmission)


def put_a_receipt_on_paper(sender, transmission: Transmission, **kwargs):
    transaction.on_commit(partial(issue_receipt.enqueue, transmission.pk), robust=True)


def put_a_letter_on_paper(sender, proceeding: Proceeding, **kwargs):
    if proceeding.kind in LETTERS:
        transaction.on_commit(partial(issue_letter.enqueue, proceeding.pk), robust=True)


def change_earlier_acts(sender, act: Act, at, user=None, **kwargs):
    """What a new act amends or replaces changes when it comes into force, and not before."""
    supersession.supersede(later=act, at=at, user=user)


def restore_earlier_acts(sender, act: Act, at, user=None, **kwargs):
    supersession.restore(later=act, at=at, user=user)


def connect() -> None:
    register_workflow_finder(workflow_of_page)
    register_key(paper_requests.was_sent_to)
    act_adopted.connect(open_workflow, dispatch_uid="workflows.open_workflow")
    act_adopted.connect(answer_the_authority, dispatch_uid="workflows.answer_the_authority")
    workflow_finished.connect(keep_or_publish, dispatch_uid="workflows.keep_or_publish")
    journal_entries_recorded.connect(tell_of_entries, dispatch_uid="workflows.tell_of_entries")
    act_rectified.connect(follow_a_rectification, dispatch_uid="workflows.follow_a_rectification")
    rectification_prepared.connect(
        tell_of_a_rectification_asked, dispatch_uid="workflows.tell_of_a_rectification_asked"
    )
    task_submitted.connect(
        tell_of_a_signature_asked, sender=SignatureState, dispatch_uid="workflows.tell_of_a_signature_asked"
    )
    listening.connect()
    act_transmitted.connect(stamp_a_receipt, dispatch_uid="workflows.stamp_a_receipt")
    act_transmitted.connect(put_a_receipt_on_paper, dispatch_uid="workflows.put_a_receipt_on_paper")
    act_decided.connect(put_a_letter_on_paper, dispatch_uid="workflows.put_a_letter_on_paper")
    act_in_force.connect(change_earlier_acts, dispatch_uid="workflows.change_earlier_acts")
    act_force_lost.connect(restore_earlier_acts, dispatch_uid="workflows.restore_earlier_acts")
