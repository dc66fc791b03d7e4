"""Says of files what the platform would say if they were deposited, without touching the database."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.intake import sniff
from document_types.intake.proposal import propose
from document_types.intake.reader import PdfReader
from document_types.intake.sniff import Reading
from document_types.intake.text import language_of
from document_types.intake.words import removed_words, signature_words


class Command(BaseCommand):
    help = "Examine des fichiers comme au dépôt : accepté ou refusé, pourquoi, et ce qui en est retiré."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
        parser.add_argument("--json", action="store_true", help="une ligne JSON par fichier")
        parser.add_argument("--language", choices=["fr", "ar"], default="fr", help="langue des motifs")

    def handle(self, files, language, **options):
        with translation.override(language), PdfReader() as reader:
            for path in files:
                verdict = verdict_on(path, reader)
                line = json.dumps(verdict, ensure_ascii=False) if options["json"] else "\n".join(_told(verdict))
                self.stdout.write(line)
                # Whoever reads this as it comes waits for no other file.
                self.stdout.flush()


def verdict_on(path: Path, reader: PdfReader) -> dict[str, Any]:
    """One file's verdict; a folder, a missing file or one that cannot be read is refused too."""
    try:
        reading = sniff.read(path, path.name, reader)
    except Refusal as refusal:
        return _verdict(path, "refused", str(refusal))
    except OSError as error:
        return _verdict(path, "refused", _("Ce fichier ne peut pas être lu : %(reason)s.") % {"reason": error.strerror})
    return _verdict(path, "accepted", "", reading)


def _verdict(path: Path, verdict: str, reason: str, reading: Reading | None = None) -> dict[str, Any]:
    facts: dict[str, Any] = {"file": str(path), "verdict": verdict, "reason": reason}
    if reading is None:
        return facts
    pages = range(1, (reading.page_count or 0) + 1)
    proposal = propose(reading.texts)
    return facts | {
        "type": reading.media_type,
        "pages": reading.page_count,
        "language": language_of("\n".join(reading.texts.values())),
        # None: the page has no layer of text at all, as a scan has none.
        "quality": [reading.qualities.get(page) for page in pages],
        # What the paper says of itself, for a person to confirm; None where it does not.
        "number": proposal.number or None,
        "date": proposal.date.isoformat() if proposal.date else None,
        "subject": proposal.subject or None,
        "is_complete": reading.is_complete,
        "is_converted": reading.is_converted,
        "removed": list(reading.removed),
        "signatures": list(reading.signatures),
        "sha256": reading.sha256,
        "original_sha256": reading.original_sha256,
    }


def _told(verdict: dict[str, Any]) -> Iterator[str]:
    if verdict["verdict"] == "refused":
        yield _("%(file)s : refusé. %(reason)s") % verdict
        return
    yield _("%(file)s : accepté, %(type)s, pages : %(pages)s, langue : %(language)s.") % (
        verdict | {"pages": verdict["pages"] or "—", "language": verdict["language"] or "—"}
    )
    if verdict["number"] or verdict["date"] or verdict["subject"]:
        shown = {name: verdict[name] or "—" for name in ("number", "date", "subject")}
        yield "  " + _("À confirmer : numéro %(number)s, date %(date)s, objet : %(subject)s.") % shown
    if verdict["removed"]:
        yield "  " + _("Retiré : %(what)s.") % {"what": removed_words(verdict["removed"])}
    for signature in verdict["signatures"]:
        yield f"  {signature_words(signature)}"
