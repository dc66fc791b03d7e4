"""The digests as a background job; it may run twice, and beside the command that cron runs."""

from django_tasks import task

from cms.notices import digests


@task()
def send_digests() -> None:
    digests.run()
