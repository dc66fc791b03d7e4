"""Sets on paper the signed acts that have none: those of before, or whose making was broken off."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import track

from document_types.printing.sealing import CannotSeal
from document_types.services import act_papers


class Command(BaseCommand):
    help = "Établit l'exemplaire PDF des actes signés qui n'en ont pas. Peut être relancée sans risque."

    def handle(self, *args, **options):
        console = Console(file=self.stdout, force_terminal=self.stdout.isatty())
        left, failed = list(act_papers.awaiting()), 0
        for act in track(left, description=_("Actes"), console=console, disable=not self.stdout.isatty()):
            try:
                paper = act_papers.issue(act=act)
            except CannotSeal as reason:
                # The certificate of one council keeps no other waiting.
                failed += 1
                self.stderr.write(f"{act}: {reason}")
                continue
            if paper:
                self.stdout.write(_("%(act)s : exemplaire établi (%(code)s).") % {"act": act, "code": paper.code})
        if not left:
            self.stdout.write(_("Aucun acte signé n'attend son exemplaire."))
        if failed:
            raise CommandError(_("Actes restés sans exemplaire : %(count)s.") % {"count": failed})
