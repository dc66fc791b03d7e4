"""The background function that sets a signed act on paper; it may run twice, and tolerates a vanished row."""

from django_tasks import task

from document_types.models import Act
from document_types.services import act_papers


@task()
def issue_act_paper(act_id: int) -> None:
    if act := Act.objects.with_council().filter(pk=act_id).first():
        act_papers.issue(act=act)
