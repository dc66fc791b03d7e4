"""The background function that has a digest stamped; it may run twice, and tolerates a vanished row."""

from django_tasks import task

from document_types.services import time_stamps


@task()
def obtain_stamp(stamp_id: int) -> None:
    """A failure stays on the row, and `stamp_pending` asks again."""
    if stamp := time_stamps.pending().filter(pk=stamp_id).first():
        time_stamps.obtain(stamp=stamp)
