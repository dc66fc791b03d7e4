"""Reads the scans that still wait: those that came before Tesseract was there, or whose reading was broken off."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import track

from document_types.intake import recognise
from document_types.services import recognition


class Command(BaseCommand):
    help = "Lit le texte des documents numérisés qui attendent de l'être."

    def handle(self, *args, **options):
        if not recognise.languages():
            raise CommandError(
                _("Tesseract n'est pas installé : installez tesseract-ocr, tesseract-ocr-ara et tesseract-ocr-fra.")
            )
        console = Console(file=self.stdout, force_terminal=self.stdout.isatty())
        left = list(recognition.waiting())
        for document in track(left, description=_("Documents"), console=console, disable=not self.stdout.isatty()):
            pages = recognition.run(document=document)
            self.stdout.write(_("%(title)s : pages lues : %(pages)s.") % {"title": document.title, "pages": pages})
        if not left:
            self.stdout.write(_("Aucun document n'attend d'être lu."))
