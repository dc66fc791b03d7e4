"""Bring the acts of an archive in, from a list of files."""

from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import track
from wagtail.signal_handlers import disable_reference_index_auto_update

from document_types.errors import Refusal
from document_types.intake.limits import READING_ARCHIVES
from document_types.intake.manifest import Line, read_lines, read_row
from document_types.intake.reader import PdfReader
from document_types.services.archive import ArchiveImport, Outcome
from search import index
from search.engine import SearchUnavailable

BATCH = 300


class Command(BaseCommand):
    help = "Import the acts listed in a CSV file, and report every line that is refused. May be run again."

    def add_arguments(self, parser):
        parser.add_argument("manifest", type=Path, help="CSV in UTF-8, comma or semicolon, one act a line")

    def handle(self, manifest, **options):
        lines = self._lines(manifest)
        self.outcomes = Counter()
        # An original of the archive is tied to its act by its own row, not by a text that refers to it.
        with flushing_in_batches(), disable_reference_index_auto_update(), PdfReader(READING_ARCHIVES) as reader:
            archive = ArchiveImport(reader)
            for position, line in enumerate(self._track(lines), start=1):
                self._take(archive, line, manifest.parent)
                if position % BATCH == 0:
                    self._flush()
            self._flush()
        self._conclude()

    def _lines(self, manifest: Path) -> list[Line]:
        try:
            lines, ignored = read_lines(manifest.read_bytes())
        except OSError as error:
            raise CommandError(
                _("La liste %(file)s ne peut pas être lue : %(reason)s.") % {"file": manifest, "reason": error.strerror}
            ) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        if ignored:
            self.stdout.write(_("Colonnes ignorées : %(names)s.") % {"names": ", ".join(ignored)})
        return lines

    def _take(self, archive: ArchiveImport, line: Line, folder: Path) -> None:
        try:
            self.outcomes[archive.take(read_row(line, folder))] += 1
        except Refusal as refusal:
            self.outcomes[None] += 1
            self.stdout.write(
                _("Ligne %(number)d (%(name)s) : %(reason)s")
                % {"number": line.number, "name": _name(line), "reason": refusal}
            )

    def _flush(self) -> None:
        try:
            index.flush()
        except SearchUnavailable as error:
            self.stderr.write(
                _("L'index n'a pas pu être mis à jour : %(error)s Les actes sont gardés et seront indexés plus tard.")
                % {"error": error}
            )

    def _track(self, lines: list[Line]):
        # Straight to the error stream: self.stderr would end each redrawing of the bar with a new line.
        return track(lines, description=_("Actes"), console=Console(stderr=True), transient=True)

    def _conclude(self) -> None:
        refused = self.outcomes[None]
        self.stdout.write(
            _("Importés : %(imported)d. Déjà là : %(there)d. Refusés : %(refused)d.")
            % {
                "imported": self.outcomes[Outcome.IMPORTED],
                "there": self.outcomes[Outcome.ALREADY_THERE],
                "refused": refused,
            }
        )
        if refused:
            raise CommandError(_("Lignes refusées : %(count)d.") % {"count": refused})


def _name(line: Line) -> str:
    """What tells the line from others, for whoever looks for it in the list."""
    parts = (line.cells.get(name, "") for name in ("number", "date", "file"))
    return ", ".join(part for part in parts if part) or "—"


@contextmanager
def flushing_in_batches():
    """Leave the index alone at each commit: a commit of the index costs more than an act."""
    usual = getattr(settings, "SEARCH_FLUSH_ON_COMMIT", True)
    settings.SEARCH_FLUSH_ON_COMMIT = False
    try:
        yield
    finally:
        settings.SEARCH_FLUSH_ON_COMMIT = usual
