"""Prints the list that `import_archive` takes, with what each file says of itself, for an archivist to correct."""

import csv
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from document_types.enums import ActKind
from document_types.errors import Refusal
from document_types.intake import recognise, sniff
from document_types.intake.limits import READING_ARCHIVES
from document_types.intake.manifest import REQUIRED
from document_types.intake.proposal import propose
from document_types.intake.reader import PageRecogniser, PdfReader
from document_types.intake.sniff import Reading
from document_types.intake.text import language_of

# An act says what it is on its first pages.
READ_OFF = 2


class Command(BaseCommand):
    help = "Prépare la liste d'un versement d'archives, d'après ce que disent les fichiers : à relire avant l'import."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
        parser.add_argument("--collectivity", required=True, metavar="CODE")
        parser.add_argument("--kind", choices=[kind.value for kind in ActKind], default=ActKind.DELIBERATION.value)

    def handle(self, files, collectivity, kind, **options):
        written = csv.DictWriter(self.stdout, REQUIRED, lineterminator="\n")
        written.writeheader()
        with PdfReader(READING_ARCHIVES) as reader, PageRecogniser() as recogniser:
            for path in files:
                try:
                    reading = sniff.read(path, path.name, reader)
                except (Refusal, OSError) as problem:
                    self.stderr.write(_("%(file)s : %(reason)s") % {"file": path, "reason": problem})
                    continue
                texts = reading.texts | dict(_read_off(reading, path, recogniser))
                written.writerow(_row(texts) | {"collectivity_code": collectivity, "kind": kind, "file": path})


def _read_off(reading: Reading, path: Path, recogniser: PageRecogniser) -> Iterator[tuple[int, str]]:
    """The words of the first pages that have none of their own, where Tesseract is there."""
    pages = range(1, min(READ_OFF, reading.page_count or 0) + 1)
    missing = [page for page in pages if page not in reading.texts or page in reading.pictures]
    if not missing or not recognise.languages():
        return
    with tempfile.NamedTemporaryFile(prefix="intake-", suffix=".pdf") as copy, reading.clean or path.open("rb") as pdf:
        shutil.copyfileobj(pdf, copy)
        copy.flush()
        for page in missing:
            if text := recogniser.read(Path(copy.name), page).get("text"):
                yield page, text


def _row(texts: dict[int, str]) -> dict[str, str]:
    proposal = propose(texts)
    title = "title_ar" if language_of(proposal.subject) == "ar" else "title_fr"
    day = proposal.date.isoformat() if proposal.date else ""
    return {"number": proposal.number, "date": day, title: proposal.subject}
