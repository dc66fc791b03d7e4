"""Telling each member already called what the authority added to the agenda since (AGE-3); the journal is the proof.

The convocation itself stays as it was sent.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ActKind, ActState, Channel, JournalEvent
from document_types.errors import Refusal
from document_types.models import Act, AgendaItem, Delivery, JournalEntry, Mandate, Session
from document_types.services import sessions
from document_types.services.journal import record


@dataclass(frozen=True)
class Notice:
    """What one called member is still to be told (`owed`), has been told (`told`), and by which way it goes."""

    delivery: Delivery
    owed: tuple[AgendaItem, ...]
    told: tuple[AgendaItem, ...]

    @property
    def mandate(self) -> Mandate:
        return self.delivery.mandate

    @property
    def is_by_email(self) -> bool:
        return _reaches_by_email(self.delivery)


def late_points(session: Session) -> list[AgendaItem]:
    """The points that entered once the members were called (AGE-3)."""
    return list(session.items.filter(is_late=True).order_by("position"))


def notices(session: Session) -> list[Notice]:
    """One line for each member called, in the order of protocol; none where nothing was added late."""
    points = late_points(session)
    act = _convocation(session) if points else None
    if act is None:
        return []
    told = _told(session, act)
    return [
        Notice(
            delivery,
            owed=tuple(item for item in points if item.pk not in told[delivery.mandate_id]),
            told=tuple(item for item in points if item.pk in told[delivery.mandate_id]),
        )
        for delivery in _called(act)
    ]


def _convocation(session: Session) -> Act | None:
    """The one that called the members before the additions; a later call already carries the whole agenda."""
    return session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.SENT).order_by("pk").first()


def _called(act: Act) -> list[Delivery]:
    """One delivery a member: an e-mail that did not come back, else the paper."""
    deliveries = act.deliveries.select_related("mandate__councillor", "act").order_by("mandate__rank", "mandate_id")
    chosen: dict[int, Delivery] = {}
    for delivery in deliveries:
        if delivery.mandate_id not in chosen or _reaches_by_email(delivery):
            chosen[delivery.mandate_id] = delivery
    return list(chosen.values())


def _reaches_by_email(delivery: Delivery) -> bool:
    return delivery.channel == Channel.EMAIL and delivery.bounced_at is None


def _told(session: Session, act: Act) -> dict[int, set[int]]:
    """By member, the points that the journal proves were told."""
    found = defaultdict(set)
    for entry in JournalEntry.objects.filter(act=act, event=JournalEvent.DELIVERED):
        facts = json.loads(entry.payload)
        if facts.get("session") == session.pk and "items" in facts:
            found[facts["mandate"]].update(facts["items"])
    return found


@transaction.atomic
def mark_told(
    *, notice: Notice, session: Session, channel: Channel | None = None, at: datetime | None = None, user=None
) -> None:
    """Record that the notice left for the declared address, or was handed over on paper; each point once a member."""
    session = sessions.locked(session)
    act, items = notice.delivery.act, sorted(item.pk for item in notice.owed)
    if not items or _told(session, act)[notice.delivery.mandate_id] & set(items):
        raise Refusal(_("Ce membre est déjà avisé des points ajoutés."))
    record(
        council=session.council,
        act=act,
        event=JournalEvent.DELIVERED,
        effective_at=at or clock.now(),
        payload={
            "session": session.pk,
            "mandate": notice.delivery.mandate_id,
            "channel": str(channel or notice.delivery.channel),
            "address": notice.delivery.address,
            "items": items,
        },
        user=user,
    )
