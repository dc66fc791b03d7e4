"""The end of a workflow, in place of Wagtail's own, which publishes whatever text is the latest.

Wagtail imports this module while its models load: it may import no model, so it only tells who listens.
"""

from django.dispatch import Signal

# workflow_state, user
workflow_finished = Signal()


def close(workflow_state, user=None):
    """Called by Wagtail inside the transaction that approves the last task."""
    workflow_finished.send(sender=type(workflow_state), workflow_state=workflow_state, user=user)
