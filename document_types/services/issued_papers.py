"""Papers issued with legal meaning: their very bytes are kept under their own hash, which the journal bears."""

import json
from hashlib import file_digest, sha256

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from document_types.enums import JournalEvent
from document_types.models import JournalEntry, PostingCertificate


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
    """By language, the papers that an entry of the journal says were issued."""
    return json.loads(entry.payload).get("papers", {})


def certificate_as_issued(certificate: PostingCertificate, language: str) -> File | None:
    """The certificate as it left the council, whatever has been renamed since; None where none was kept."""
    entries = JournalEntry.objects.filter(
        head__council=certificate.council_id,
        event=JournalEvent.POSTING_CERTIFIED,
        payload__contains=f'"certificate":"{certificate}"',
    )
    digest = next((found for entry in entries if (found := hashes_in(entry).get(language))), "")
    return default_storage.open(path_of(digest)) if digest and default_storage.exists(path_of(digest)) else None
