"""Write the pending changes to the index, once or for ever."""

import time

from django.core.management.base import BaseCommand, CommandError

from search import index
from search.engine import SearchUnavailable


class Command(BaseCommand):
    help = "Write the pending changes to the search index."

    def add_arguments(self, parser):
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="keep writing, with this pause")

    def handle(self, *, loop, **options):
        if loop is None:
            self.stdout.write(f"{self.flush()} entries written.")
        while loop is not None:
            try:
                self.flush()
            except CommandError as error:
                self.stderr.write(str(error))
            time.sleep(loop)

    def flush(self):
        try:
            return index.flush()
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
