"""Moving an act's Wagtail workflow along once a service has decided; the law's facts are never read from it."""

from collections.abc import Sequence

from wagtail.models import TaskState, Workflow, WorkflowState

from document_types.models import Act
from workflows.services import approval

# One workflow per kind of act, made by a migration; its name is its key.
WORKFLOWS = {
    "deliberation": "Délibération",
    "convocation": "Convocation",
    "minutes": "Procès-verbal",
}


def workflow_of_kind(kind: str) -> Workflow | None:
    return Workflow.objects.filter(name=WORKFLOWS[kind], active=True).first()


def start(act: Act) -> None:
    """Start the act's workflow with no requester: whoever requests a review may cancel it."""
    workflow_of_kind(act.kind).start(act.page.specific, user=None)


def current_state(act: Act) -> TaskState | None:
    return act.page.specific.current_workflow_task_state


def approve_current(act: Act, user) -> None:
    approval.approve([act], user)


def approve_all(acts: Sequence[Act], user) -> None:
    """Approve the step at which each of the acts waits."""
    approval.approve(acts, user)


def reject_current(act: Act, user, comment: str = "") -> None:
    if state := current_state(act):
        state.reject(user=user, comment=comment)


def review_anew(act: Act) -> None:
    """Open the authority's step again, of an act that comes back to it."""
    state = WorkflowState.objects.filter(object_id=str(act.page_id)).order_by("created_at", "pk").last()
    if state:
        # The step it was rejected at would reject it again.
        state.status, state.current_task_state = WorkflowState.STATUS_IN_PROGRESS, None
        state.save(update_fields=["status", "current_task_state"])
        state.update(user=None, next_task=state.workflow.workflow_tasks.order_by("sort_order").last().task)


def end_current(act: Act, user) -> None:
    """Close the step at which an act waits that nobody has to decide on any more."""
    if (state := current_state(act)) and state.status == TaskState.STATUS_IN_PROGRESS:
        state.workflow_state.cancel(user=user)


def follow_text(act: Act, revision_before: int) -> None:
    """Let the steps of a running workflow stand for the rectified text, which the same two signatories confirmed.

    Wagtail asks each step again of a page written since; what was signed then, signatures and slips keep.
    """
    running = TaskState.objects.filter(
        workflow_state__object_id=str(act.page_id), workflow_state__status=WorkflowState.STATUS_IN_PROGRESS
    )
    running.filter(revision=revision_before).update(revision=act.revision)
