"""Reading the reports that mail servers send back about a message: delivered, or not and why (RFC 3464, RFC 6533)."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.parser import HeaderParser

from document_types.models import Delivery
from document_types.services import bounces

logger = logging.getLogger(__name__)

_STATUS = ("message/delivery-status", "message/global-delivery-status")
_RETURNED = ("message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers")
# The headers by which mail servers keep the address that the report was sent to.
_ADDRESSED = ("Delivered-To", "X-Original-To", "Envelope-To", "To")


@dataclass(frozen=True)
class Report:
    """What became of one message; `names` are the texts that may bear its token, the surest first."""

    action: str
    reason: str
    names: tuple[str, ...]


def receive(raw: bytes, *, recipient: str = "") -> Delivery | None:
    """Take in one message that came to the address of returns; None, and a line in the log, where it changes nothing.

    `recipient` is the address it was sent to, where the mail server says it.
    """
    report = read(raw, recipient=recipient)
    if report is None:
        logger.info("A message to the address of returns is no delivery report: left aside.")
        return None
    delivery = bounces.delivery_named(*report.names)
    if delivery is None:
        logger.warning("A delivery report (%s) bears no token of ours: left aside.", report.action or "?")
        return None
    if report.action == "failed":
        return bounces.mark_bounced(delivery=delivery, reason=report.reason)
    if report.action == "delivered":
        return bounces.mark_confirmed(delivery=delivery)
    # Delayed: the server still tries. Relayed or expanded: it knows no more.
    logger.info("Delivery %s is reported %s: nothing to record.", delivery.pk, report.action or "?")
    return None


def read(raw: bytes, *, recipient: str = "") -> Report | None:
    """The report in a message, or None: an answer of absence and plain mail come to the same address."""
    try:
        message = message_from_bytes(raw)
    except RecursionError:
        # Parts within parts without end: no server reports so.
        return None
    if message.get_content_type() != "multipart/report" or _report_type(message) != "delivery-status":
        return None
    status = next((part for part in message.walk() if part.get_content_type() in _STATUS), None)
    if status is None:
        return None
    blocks = list(_blocks(status))
    failed = next((block for block in blocks if _action(block) == "failed"), None)
    told = failed or next((block for block in blocks if _action(block)), None)
    names = (recipient, *_headers(message, *_ADDRESSED))
    envelopes = (text for block in blocks for text in _headers(block, "Original-Envelope-Id"))
    returned = (text for part in message.walk() for text in _returned(part))
    return Report(
        action=_action(told) if told else "",
        reason=_reason(told) if told else "",
        names=(*names, *envelopes, *returned),
    )


def _report_type(message: Message) -> str:
    return str(message.get_param("report-type", "")).lower()


def _blocks(status: Message) -> Iterator[Message]:
    """The groups of fields of a report: one on the message, then one on each recipient."""
    if not status.is_multipart():
        yield from _parsed(_text(status))
        return
    for block in status.get_payload():
        yield block
        # Python reads the newer type as one message: its other groups are then what it takes for the text.
        if not block.is_multipart():
            yield from _parsed(_text(block))


def _text(part: Message) -> str:
    written = part.get_payload(decode=True)
    return written.decode("utf-8", "replace") if isinstance(written, bytes) else ""


def _parsed(text: str) -> Iterator[Message]:
    groups = (group.strip() for group in re.split(r"\r?\n\s*\r?\n", text))
    return (HeaderParser().parsestr(group) for group in groups if group)


def _action(block: Message) -> str:
    return _field(block, "Action").split(";")[0].split("(")[0].strip().lower()


def _reason(block: Message) -> str:
    """What the server said, "550 5.1.1 User unknown", or the bare code."""
    said = _field(block, "Diagnostic-Code").partition(";")[2] or _field(block, "Status")
    return said.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _field(block: Message, name: str) -> str:
    """As it was written: read as a header of mail, what is not in Latin letters would be lost."""
    return next((str(value) for key, value in block.raw_items() if key.lower() == name.lower()), "")


def _headers(message: Message, *names: str) -> list[str]:
    return [str(value) for name in names for value in message.get_all(name, [])]


def _returned(part: Message) -> list[str]:
    """The identity of the message that the report gives back, whole or by its head."""
    if part.get_content_type() not in _RETURNED:
        return []
    heads = part.get_payload() if part.is_multipart() else [HeaderParser().parsestr(_text(part).lstrip())]
    return [text for head in heads for text in _headers(head, "Message-ID")]
