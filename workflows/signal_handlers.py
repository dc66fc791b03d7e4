"""The procedures listen to the domain: adoption opens a workflow, and its end changes no text."""

from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.models import Act, ActPage
from document_types.review import register_workflow_finder
from document_types.signals import act_adopted
from workflows.finish import workflow_finished
from workflows.services import handle


def open_workflow(sender, act: Act, user=None, **kwargs):
    handle.start(act)


def workflow_of_page(page):
    """By kind of act, never by a place of the tree: nothing set in the admin can take an act out of review."""
    return handle.workflow_of_kind(page.act_kind.value)


def keep_or_publish(sender, workflow_state, user=None, **kwargs):
    """An act's text went online and into force by services; any other page publishes what was reviewed."""
    state = workflow_state.current_task_state
    page = workflow_state.content_object
    page = getattr(page, "specific", page)
    if not isinstance(page, ActPage):
        state.revision.publish(user=user, skip_permission_checks=True)
        return
    act = Act.objects.get(page_id=page.pk)
    if act.revision_id != state.revision_id:
        raise Refusal(_("Le texte examiné n'est pas celui de l'acte : rien n'est enregistré."))


def connect() -> None:
    register_workflow_finder(workflow_of_page)
    act_adopted.connect(open_workflow, dispatch_uid="workflows.open_workflow")
    workflow_finished.connect(keep_or_publish, dispatch_uid="workflows.keep_or_publish")
