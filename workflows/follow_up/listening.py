"""The follow-up listens to whatever changes a dossier: the act, its journal, its delays, its session, the calendar."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save

from document_types import clock
from document_types.enums import JournalEvent
from document_types.models import Act, JournalEntry
from document_types.services.journal import locked_head
from document_types.signals import act_changed, journal_entries_recorded
from workflows.follow_up.enums import FOLLOWED
from workflows.models import Clock, FollowUp
from workflows.services import follow_up

# Each may move the last day of a duty that runs.
OF_THE_CALENDAR = (JournalEvent.CLOSING_DAY_SET, JournalEvent.FEAST_ANNOUNCED, JournalEvent.READING_CHOSEN)
# Longer than any transmission takes: what was due before is not moved by a day announced now.
LONGEST = timedelta(days=60)


def follow_an_act(sender, act: Act, **kwargs):
    if act.state in FOLLOWED:
        _refresh(act)


def follow_entries(sender, entries: list[JournalEntry], payloads, **kwargs):
    """Acts written together have their entries together, after them: their rows are written once, together."""
    if acts := [entry.act for entry in entries if entry.act is not None]:
        followed = [act.pk for act in acts if act.state in FOLLOWED]
        if not follow_up.is_postponed(acts=followed):
            follow_up.refresh(acts=followed)
        return
    for entry, payload in zip(entries, payloads, strict=True):
        if entry.event == JournalEvent.SESSION_CLOSED:
            acts = Act.objects.filter(session=payload["session"]).values_list("pk", flat=True)
            follow_up.refresh(acts=list(acts))
        elif entry.event in OF_THE_CALENDAR:
            _reckon_again(payload)


def follow_a_delay(sender, instance: Clock, **kwargs):
    follow_an_act(sender, Act.objects.select_related("council").get(pk=instance.act_id))


def _refresh(act: Act) -> None:
    """The journal first: every service takes its head before or after, and none waits for two of them."""
    if follow_up.is_postponed(acts=[act.pk]):
        return
    with transaction.atomic():
        locked_head(act.council)
        follow_up.refresh(acts=[act.pk])


def _reckon_again(payload) -> None:
    said = payload.get("day") or payload.get("announced_on")
    day = date.fromisoformat(said) if said else clock.today()
    moved = Q(due_on__isnull=False, is_duty=True) | Q(transmission_due_on__gte=min(day, clock.today()) - LONGEST)
    pks = list(FollowUp.objects.filter(moved).values_list("pk", flat=True))
    for first in range(0, len(pks), follow_up.BATCH):
        follow_up.refresh(acts=pks[first : first + follow_up.BATCH])


def connect() -> None:
    act_changed.connect(follow_an_act, dispatch_uid="workflows.follow_an_act")
    journal_entries_recorded.connect(follow_entries, dispatch_uid="workflows.follow_entries")
    post_save.connect(follow_a_delay, sender=Clock, dispatch_uid="workflows.follow_a_delay")
