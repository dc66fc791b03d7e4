"""The background functions that set letters and receipts on paper; each may run twice, and tolerates a vanished row."""

from django_tasks import task

from workflows.models import Proceeding, Transmission
from workflows.services import issuing


@task()
def issue_letter(proceeding_id: int) -> None:
    decisions = Proceeding.objects.select_related("authority", "delegation__user", "act__council__collectivity")
    if proceeding := decisions.filter(pk=proceeding_id).first():
        issuing.issue_letter(proceeding)


@task()
def issue_receipt(slip_id: int) -> None:
    slips = Transmission.objects.select_related("authority", "council__collectivity")
    if slip := slips.filter(pk=slip_id).first():
        issuing.issue_receipt(slip)
        issuing.issue_slip(slip)
