"""Bring a file of territorial units into the tree."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import track

from document_types.errors import Refusal
from document_types.services.territory import Report, import_table
from document_types.territory.codes import clean_code
from document_types.territory.table import Table, read_table


class Command(BaseCommand):
    help = "Import territorial units and their councils from a CSV file, and report every line that is refused."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="CSV in UTF-8, comma or semicolon")
        parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
        parser.add_argument(
            "--reattach",
            action="append",
            default=[],
            metavar="CODE",
            help="let this unit move to the parent in the file although a council there is connected (repeatable)",
        )

    def handle(self, file, dry_run, reattach, **options):
        table = self._read(file)
        with transaction.atomic():
            report = import_table(table=table, reattach=frozenset(map(clean_code, reattach)), track=self._track)
            transaction.set_rollback(dry_run)
        self._print(table, report)
        if dry_run:
            self.stdout.write(_("Essai : rien n'a été écrit."))
        if report.refused:
            raise CommandError(_("Lignes refusées : %(count)d.") % {"count": len(report.refused)})

    def _read(self, file: Path) -> Table:
        try:
            return read_table(file.read_bytes())
        except OSError as error:
            raise CommandError(
                _("Le fichier %(file)s ne peut pas être lu : %(reason)s.") % {"file": file, "reason": error.strerror}
            ) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal

    def _track(self, lines):
        # Straight to the error stream: self.stderr would end each redrawing of the bar with a new line.
        return track(lines, description=_("Collectivités"), console=Console(stderr=True), transient=True)

    def _print(self, table: Table, report: Report) -> None:
        if table.ignored_columns:
            self.stdout.write(_("Colonnes ignorées : %(names)s.") % {"names": ", ".join(table.ignored_columns)})
        for line in report.refused:
            self.stdout.write(
                _("Ligne %(number)d (%(code)s) : %(reason)s")
                % {"number": line.number, "code": line.code or "—", "reason": line.reason}
            )
        self.stdout.write(
            _("Créées : %(created)d. Corrigées : %(changed)d. Rattachées : %(moved)d. Déjà là : %(unchanged)d.")
            % {
                "created": report.created,
                "changed": report.changed,
                "moved": report.moved,
                "unchanged": report.unchanged,
            }
        )
