"""Whether slips, signatures and time stamps are what the journals say, read a few at a time."""

import json
from collections.abc import Iterator

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from document_types.enums import JournalEvent, StampedKind
from document_types.models import Council, JournalEntry, JournalRoot, TimeStamp
from document_types.services import time_stamps
from document_types.services.integrity import AT_ONCE, Fault, period_words
from workflows.models import Signature, Transmission, TransmittedAct
from workflows.services.receipt_stamps import digest_of


def slip_faults(council: Council | None = None) -> Iterator[Fault]:
    """The acts whose slip names another text than the one that the journal says was received."""
    sent = TransmittedAct.objects.select_related("act__council__collectivity", "transmission").order_by("pk")
    for each in _with_payload(sent, JournalEvent.RECEIVED, council).iterator(AT_ONCE):
        received = json.loads(each.payload or "{}")
        if (received.get("hash"), received.get("revision")) != (each.content_hash, each.revision_id):
            sentence = _("n° %(number)s : le texte transmis n'est pas celui dont le journal inscrit la réception.")
            yield Fault(each.act.council, sentence % {"number": each.act.number_label})


def scan_faults(council: Council | None = None) -> Iterator[Fault]:
    """The signatures on paper whose scan is not the one that the journal names."""
    signed = Signature.objects.filter(scan__isnull=False).select_related("act__council__collectivity", "scan")
    for each in _of(council, signed).order_by("pk").iterator(AT_ONCE):
        entries = JournalEntry.objects.filter(act=each.act_id, event=JournalEvent.SIGNED).values_list(
            "payload", flat=True
        )
        if each.scan.sha256 not in {json.loads(payload).get("scan") for payload in entries}:
            sentence = _("n° %(number)s : la copie signée n'est pas celle que nomme le journal.")
            yield Fault(each.act.council, sentence % {"number": each.act.number_label})


def _of(council: Council | None, rows: QuerySet) -> QuerySet:
    return rows.filter(act__council=council) if council else rows


def _with_payload(rows: QuerySet, event: JournalEvent, council: Council | None) -> QuerySet:
    entries = JournalEntry.objects.filter(act=OuterRef("act"), event=event).order_by("-sequence")
    return _of(council, rows).annotate(payload=Subquery(entries.values("payload")[:1]))


def stamp_faults(council: Council | None = None) -> Iterator[Fault]:
    """The tokens that do not prove what they were asked for: another digest, a false signature, another authority."""
    for stamp in TimeStamp.objects.filter(token__isnull=False).order_by("pk").iterator(AT_ONCE):
        owner, what, digest = _stamped(stamp)
        if council in (None, owner) and (fault := time_stamps.fault_of(stamp, digest)):
            yield Fault(owner, _("%(what)s : %(fault)s") % {"what": what, "fault": fault})


def _stamped(stamp: TimeStamp) -> tuple[Council | None, str, str]:
    """Whose it is, what it is, and the digest as reckoned now; no digest where the object is gone."""
    if stamp.kind == StampedKind.ROOT:
        root = JournalRoot.objects.filter(pk=stamp.object_id).first()
        return None, period_words(root.period, root.starts_on) if root else str(stamp), root.hash if root else ""
    if stamp.kind == StampedKind.RECEIPT:
        slip = Transmission.objects.select_related("council__collectivity").filter(pk=stamp.object_id).first()
        return (slip.council, _receipt(slip), digest_of(slip)) if slip else (None, str(stamp), "")
    entry = JournalEntry.objects.select_related("head__council__collectivity", "act").filter(pk=stamp.object_id).first()
    if entry is None:
        return None, str(stamp), ""
    return (
        entry.head.council,
        _("n° %(number)s") % {"number": entry.act.number_label},
        json.loads(entry.payload)["hash"],
    )


def _receipt(slip: Transmission) -> str:
    return _("récépissé n° %(number)s") % {"number": slip.receipt_number}
