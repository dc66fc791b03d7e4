"""Cleans anew the PDFs that an earlier intake took in; may be run again at any time."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rich.console import Console
from rich.progress import track

from document_types.intake.reader import PdfReader
from document_types.intake.words import removed_words
from document_types.models import CouncilDocument
from document_types.services import cleaning
from document_types.services.cleaning import Outcome, Result


class Command(BaseCommand):
    help = "Examine de nouveau les PDF servis tels qu'ils sont venus et en retire ce qui agit. Peut être relancée."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait retiré, sans rien écrire")

    def handle(self, *args, **options):
        console = Console(file=self.stdout, force_terminal=self.stdout.isatty())
        is_quiet = not self.stdout.isatty()
        waiting, left = list(cleaning.served().values_list("pk", flat=True)), 0
        with PdfReader() as reader:
            for pk in track(waiting, description=_("Fichiers"), console=console, disable=is_quiet):
                # Deleted meanwhile, it needs no cleaning.
                if document := cleaning.served().filter(pk=pk).first():
                    result = cleaning.clean(document=document, reader=reader, is_trial=options["dry_run"])
                    left += result.outcome not in (Outcome.HARMLESS, Outcome.CLEANED)
                    if result.outcome != Outcome.HARMLESS:
                        self.stdout.write(_said(document, result))
        self.stdout.write(_("PDF examinés : %(count)s.") % {"count": len(waiting)})
        if left:
            told = ngettext(
                "%(count)s fichier reste à traiter à la main.", "%(count)s fichiers restent à traiter à la main.", left
            )
            raise CommandError(told % {"count": left})


def _said(document: CouncilDocument, result: Result) -> str:
    facts = {"title": document.title, "what": removed_words(result.removed), "reason": result.reason}
    return {
        Outcome.CLEANED: _("%(title)s : retiré : %(what)s."),
        Outcome.FIXED: _(
            "%(title)s : contient %(what)s et fait partie d'un acte, dont il garde les octets : marquez-le "
            "confidentiel, ou joignez-en une copie imprimée en PDF."
        ),
        Outcome.REFUSED: _("%(title)s : serait refusé aujourd'hui. %(reason)s"),
        Outcome.GONE: _("%(title)s : le fichier manque."),
    }[result.outcome] % facts
