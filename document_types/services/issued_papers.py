"""Papers issued with legal meaning: their very bytes are kept under their own hash, which the journal bears."""

import json
from collections.abc import Callable
from hashlib import file_digest, sha256

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from document_types.enums import JournalEvent
from document_types.models import Act, Council, JournalEntry, PostingCertificate
from document_types.services.journal import locked_head, record


def path_of(digest: str) -> str:
    return f"issued/{digest[:2]}/{digest}.pdf"


def keep(pdf: bytes) -> str:
    """Store the paper once and return its SHA-256, to be written into the journal by whoever issues it.

    What a power cut left half written under that name is written again.
    """
    digest = sha256(pdf).hexdigest()
    path = path_of(digest)
    if not _is_whole(path, digest):
        default_storage.delete(path)
        default_storage.save(path, ContentFile(pdf))
    return digest


def _is_whole(path: str, digest: str) -> bool:
    if not default_storage.exists(path):
        return False
    with default_storage.open(path) as kept:
        return file_digest(kept, "sha256").hexdigest() == digest


def hashes_in(entry: JournalEntry) -> dict[str, str]:
    """By edition, the papers that an entry of the journal says were issued."""
    return json.loads(entry.payload).get("papers", {})


def issue_once(
    *,
    council: Council,
    about: str,
    make: Callable[[], dict[str, bytes]],
    act: Act | None = None,
    number: str = "",
    user=None,
) -> JournalEntry | None:
    """Issue the paper `about` ("letter:12"), by edition as `make` sets it; nothing where that was done.

    The pages are made before anything is locked: whoever comes second drops his own.
    """
    if _entry_about(council, about):
        return None
    made = make()
    with transaction.atomic():
        locked_head(council)
        if _entry_about(council, about):
            return None
        hashes = {edition: keep(pdf) for edition, pdf in made.items()}
        facts = {"about": about, "number": number, "papers": hashes}
        return record(council=council, act=act, event=JournalEvent.PAPER_ISSUED, payload=facts, user=user)


def as_issued(council: Council, about: str, edition: str) -> File | None:
    """The paper as it was issued in this edition, open; None where it is not yet, or no longer there."""
    entry = _entry_about(council, about)
    digest = hashes_in(entry).get(edition) if entry else None
    return default_storage.open(path_of(digest)) if digest and default_storage.exists(path_of(digest)) else None


def _entry_about(council: Council, about: str) -> JournalEntry | None:
    entries = JournalEntry.objects.filter(head__council=council, event=JournalEvent.PAPER_ISSUED)
    return entries.filter(payload__contains=f'"about":"{about}"').first()


def certificate_as_issued(certificate: PostingCertificate, edition: str) -> File | None:
    """The certificate as it left the council, whatever has been renamed since; None where none was kept."""
    entries = JournalEntry.objects.filter(
        head__council=certificate.council_id,
        event=JournalEvent.POSTING_CERTIFIED,
        payload__contains=f'"certificate":"{certificate}"',
    )
    digest = next((found for entry in entries if (found := hashes_in(entry).get(edition))), "")
    return default_storage.open(path_of(digest)) if digest and default_storage.exists(path_of(digest)) else None
