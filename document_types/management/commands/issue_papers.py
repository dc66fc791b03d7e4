"""Sets on paper the signed acts that have none: those of before, or whose making was broken off."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import track

from document_types.services import act_papers


class Command(BaseCommand):
    help = "Établit l'exemplaire PDF des actes signés qui n'en ont pas. Peut être relancée sans risque."

    def handle(self, *args, **options):
        console = Console(file=self.stdout, force_terminal=self.stdout.isatty())
        left = list(act_papers.awaiting())
        for act in track(left, description=_("Actes"), console=console, disable=not self.stdout.isatty()):
            if paper := act_papers.issue(act=act):
                self.stdout.write(_("%(act)s : exemplaire établi (%(code)s).") % {"act": act, "code": paper.code})
        if not left:
            self.stdout.write(_("Aucun acte signé n'attend son exemplaire."))
