"""Loads the pilot, or acts by the thousand for measuring."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.progress import track

from cms.demo import bulk, loader, people


class Command(BaseCommand):
    help = "Charge la démonstration : quatre conseils pilotes, et à la demande des actes par milliers."

    def add_arguments(self, parser):
        parser.add_argument("--acts", type=int, default=0, metavar="N", help="charge aussi N actes engendrés")

    def handle(self, *args, acts: int, **options):
        if not settings.IS_DEVELOPMENT:
            raise CommandError("La démonstration ne se charge qu'avec les réglages de développement.")
        was_loaded = loader.is_loaded()
        logins = loader.load(self._track("Conseils pilotes", options))
        self.stdout.write("La démonstration était déjà chargée." if was_loaded else "Démonstration chargée.")
        if acts:
            figures = bulk.load(acts, self._track("Actes engendrés", options))
            self.stdout.write(
                f"{figures.acts} actes en {figures.seconds:.1f} s : {figures.rate:.0f} actes par seconde."
            )
        self.stdout.write(f"\nMot de passe de tous : {people.PASSWORD}")
        for login in logins:
            self.stdout.write(f"  {login.username:24} {login.role}")

    def _track(self, description: str, options):
        if options["verbosity"] == 0:
            return iter
        return lambda steps: track(steps, description=description)
