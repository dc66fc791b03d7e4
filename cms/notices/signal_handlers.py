"""What is urgent sends the background to work at once instead of at the hour of cron."""

from cms.notices.jobs import send_digests
from workflows.signals import told_urgently


def send_without_waiting(sender, **kwargs):
    send_digests.enqueue()


def connect() -> None:
    told_urgently.connect(send_without_waiting, dispatch_uid="cms.send_without_waiting")
