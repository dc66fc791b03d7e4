"""What the recipients' servers answer: the token that each message carries, and what a report of theirs changes."""

import re
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from document_types import clock
from document_types.enums import JournalEvent
from document_types.models import Delivery
from document_types.services.journal import record

# One purpose: a token made for anything else is not read here. In small letters, which every server leaves alone.
_SALT = "majaliss.bounce"
_TOKEN = re.compile(r"(?<![0-9a-z])([0-9]{1,12})-([0-9a-f]{32})(?![0-9a-z])")
LONGEST_REASON = 300


def token_of(delivery: Delivery) -> str:
    """What a report must bear to be believed about this delivery."""
    return f"{delivery.pk}-{_proof(delivery.pk)}"


def _proof(pk: int | str) -> str:
    return salted_hmac(_SALT, str(pk), algorithm="sha256").hexdigest()[:32]


def return_path(delivery: Delivery) -> str:
    """Where the servers report about this delivery alone; empty where the setting names no address for it."""
    mailbox, at, domain = settings.BOUNCE_ADDRESS.rpartition("@")
    return f"{mailbox}+{token_of(delivery)}{at}{domain}" if mailbox else ""


def message_id(delivery: Delivery) -> str:
    """The message's own identity: a report that quotes the message's head can be known by it."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{delivery.act.state}.{token_of(delivery)}@{domain}>"


def delivery_named(*texts: str) -> Delivery | None:
    """The delivery that one of these texts bears the token of; a forged token names none."""
    for text in texts:
        for pk, proof in _TOKEN.findall(text.lower()):
            if constant_time_compare(proof, _proof(pk)):
                return Delivery.objects.filter(pk=pk).first()
    return None


@transaction.atomic
def mark_bounced(*, delivery: Delivery, reason: str, at: datetime | None = None) -> Delivery:
    """Record that the message did not reach the member; the first report counts, later ones change nothing."""
    delivery = _locked(delivery)
    if delivery.bounced_at:
        return delivery
    delivery.bounced_at = at or clock.now()
    delivery.bounce = " ".join(reason.replace("\0", " ").split())[:LONGEST_REASON]
    delivery.error, delivery.claimed_at = "", None
    delivery.save(update_fields=["bounced_at", "bounce", "error", "claimed_at"])
    _record(delivery, JournalEvent.BOUNCED, delivery.bounced_at, reason=delivery.bounce)
    return delivery


@transaction.atomic
def mark_confirmed(*, delivery: Delivery, at: datetime | None = None) -> Delivery:
    """Record that the recipient's server put the message in the member's mailbox; once."""
    delivery = _locked(delivery)
    if delivery.confirmed_at:
        return delivery
    delivery.confirmed_at = at or clock.now()
    delivery.save(update_fields=["confirmed_at"])
    _record(delivery, JournalEvent.CONFIRMED, delivery.confirmed_at)
    return delivery


def _locked(delivery: Delivery) -> Delivery:
    return Delivery.objects.select_for_update(of=("self",)).select_related("act__council").get(pk=delivery.pk)


def _record(delivery: Delivery, event: JournalEvent, at: datetime, **facts: str) -> None:
    record(
        council=delivery.act.council,
        act=delivery.act,
        event=event,
        effective_at=at,
        payload={"mandate": delivery.mandate_id, "address": delivery.address, **facts},
    )
