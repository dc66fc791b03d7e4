"""Approving the step at which many acts wait: what `TaskState.approve` does for one, in a fixed number of queries.

Wagtail reads the page, its revision and its tasks again for each act. A session of two hundred is sent in one
transaction: here the rows, the log and the signals are the same, and a test holds them to Wagtail's own.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, Task, TaskState, WorkflowState, WorkflowTask
from wagtail.signals import task_approved, task_submitted, workflow_approved

from document_types.models import Act
from search.inserting import insert, insert_facts
from search.prepared import prepared, update, update_each

_OF_A_PAGE = ("pk", "content_type_id", "latest_revision_id", "draft_title", "title")
_DONE = (TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED)


@dataclass
class Waiting:
    """An act's page at a step, and the task that comes after it; none where this one is the last.

    `done` are the steps behind it: the task of each and the revision it was approved on.
    """

    page: dict
    task_state: TaskState
    done: list[tuple[int, int]]
    next_task: Task | None = None

    @property
    def workflow_state(self) -> WorkflowState:
        return self.task_state.workflow_state


def approve(acts: Sequence[Act], user) -> None:
    """Approve the step each of the acts waits at; the caller holds the transaction. What waits at none is left."""
    waiting = _waiting(acts)
    if not waiting:
        return
    _close(waiting, user)
    _find_next(waiting)
    _log(waiting, user)
    _submit([each for each in waiting if each.next_task], user)
    _finish([each for each in waiting if not each.next_task], user)
    for each in waiting:
        state = _as_child(each.task_state)
        task_approved.send(sender=type(state), instance=state, user=user)


def _waiting(acts: Sequence[Act]) -> list[Waiting]:
    # Pages as they are would cost more to make than all the rest.
    pages = {row[0]: dict(zip(_OF_A_PAGE, row, strict=True)) for row in _pages(pages=[act.page_id for act in acts])}
    running = _running(
        content_type=ContentType.objects.get_for_model(Page).pk,
        objects=[str(pk) for pk in pages],
        status=WorkflowState.STATUS_IN_PROGRESS,
        waits=TaskState.STATUS_IN_PROGRESS,
    )
    current = {int(state.workflow_state.object_id): state for state in running}
    done: dict[int, list[tuple]] = defaultdict(list)
    for workflow_state, *facts in _behind(workflow_states=[state.workflow_state_id for state in running], done=_DONE):
        done[workflow_state].append(tuple(facts))
    return [
        Waiting(pages[act.page_id], state, done[state.workflow_state_id])
        for act in acts
        if (state := current.get(act.page_id))
    ]


@prepared
def _pages(pages):
    return Page.objects.filter(pk__in=pages).order_by().values_list(*_OF_A_PAGE)


@prepared
def _running(content_type, objects, status, waits):
    states = TaskState.objects.filter(
        workflow_state__base_content_type=content_type,
        workflow_state__object_id__in=objects,
        workflow_state__status=status,
        workflow_state__current_task_state=F("pk"),
        status=waits,
    )
    return states.select_related("workflow_state")


@prepared
def _behind(workflow_states, done):
    states = TaskState.objects.filter(workflow_state__in=workflow_states, status__in=done)
    return states.order_by().values_list("workflow_state", "task", "revision")


def _close(waiting: list[Waiting], user) -> None:
    facts = {"status": TaskState.STATUS_APPROVED, "finished_at": timezone.now(), "finished_by": user, "comment": ""}
    update(TaskState, {"pk__in": [each.task_state.pk for each in waiting]}, **facts)
    for each in waiting:
        for name, value in facts.items():
            setattr(each.task_state, name, value)
        each.workflow_state.current_task_state = each.task_state


def _find_next(waiting: list[Waiting]) -> None:
    """The first task not done on the text as it stands, as `WorkflowState.get_next_task` finds it."""
    workflows = {each.workflow_state.workflow_id for each in waiting}
    steps: dict[int, list[WorkflowTask]] = defaultdict(list)
    for step in sorted(_steps(workflows=workflows), key=attrgetter("sort_order")):
        steps[step.workflow_id].append(step)
    for each in waiting:
        done, state = _done(each), each.task_state
        of_workflow = steps[each.workflow_state.workflow_id]
        left = (step.task for step in of_workflow if step.task_id not in done)
        each.next_task = next(left, None)
        # The same for all the acts: read once, not with each of them.
        for step in of_workflow:
            each.workflow_state.workflow = step.workflow
            if step.task_id == state.task_id:
                state.task = step.task


@prepared
def _steps(workflows):
    steps = WorkflowTask.objects.filter(workflow__in=workflows, task__active=True)
    return steps.select_related("workflow", "task").order_by()


def _done(waiting: Waiting) -> set[int]:
    """The tasks behind it, by their keys; where a text that was written since must be approved anew, on this text."""
    # It is closed by now, so that it is behind as well.
    done = [*waiting.done, (waiting.task_state.task_id, waiting.task_state.revision_id)]
    if getattr(settings, "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT", False):
        done = [each for each in done if each[1] == waiting.page["latest_revision_id"]]
    return {task for task, _revision in done}


def _log(waiting: list[Waiting], user) -> None:
    context = get_active_log_context()
    by = user or context.user
    common = {
        "action": "wagtail.workflow.approve",
        "timestamp": timezone.now(),
        "user_id": by.pk if by else None,
        "uuid": context.uuid,
    }
    insert_facts(PageLogEntry, (common | _entry(each) for each in waiting))


def _entry(each: Waiting) -> dict:
    return {
        "page_id": each.page["pk"],
        "content_type_id": each.page["content_type_id"],
        "label": each.page["draft_title"] or each.page["title"],
        "revision_id": each.task_state.revision_id,
        "data": _logged(each),
    }


def _logged(each: Waiting) -> dict:
    workflow, task, following = each.workflow_state.workflow, each.task_state.task, each.next_task
    return {
        "workflow": {
            "id": workflow.pk,
            "title": workflow.name,
            "status": each.task_state.status,
            "task_state_id": each.task_state.pk,
            "task": {"id": task.pk, "title": task.name},
            "next": {"id": following.pk, "title": following.name} if following else None,
        },
        "comment": "",
    }


def _submit(waiting: list[Waiting], user) -> None:
    """Start the next task of each, as `Task.start` does; our tasks add nothing to it."""
    if not waiting:
        return
    started = insert(
        TaskState(
            workflow_state=each.workflow_state,
            revision_id=each.page["latest_revision_id"],
            task=each.next_task,
            content_type=ContentType.objects.get_for_model(_state_class(each.next_task)),
        )
        for each in waiting
    )
    states = [_as_child(state) for state in started]
    # The rows of the states' own classes, which Django makes in bulk for no child of another table.
    for state_class in {type(state) for state in states}:
        insert((state for state in states if type(state) is state_class), into=state_class)
    update_each(WorkflowState, "current_task_state", {state.workflow_state_id: state for state in started})
    for state in states:
        task_submitted.send(sender=type(state), instance=state, user=user)


def _state_class(task: Task) -> type[TaskState]:
    return task.specific_class.task_state_class or TaskState


def _as_child(state: TaskState) -> TaskState:
    """The same state in the class of its task, which adds nothing to it but its parent's key."""
    model = _state_class(state.task)
    # To make it from its fields would check each of them once more.
    child = model.__new__(model)
    child.__dict__ |= state.__dict__ | {"taskstate_ptr_id": state.pk}
    return child


def _finish(waiting: list[Waiting], user) -> None:
    """End the workflows that have no task left, as `WorkflowState.finish` does."""
    if not waiting:
        return
    states = [each.workflow_state for each in waiting]
    update(WorkflowState, {"pk__in": [state.pk for state in states]}, status=WorkflowState.STATUS_APPROVED)
    for state in states:
        state.status = WorkflowState.STATUS_APPROVED
        state.on_finish(user=user)
        workflow_approved.send(sender=WorkflowState, instance=state, user=user)
