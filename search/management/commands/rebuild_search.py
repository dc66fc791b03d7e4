"""Write the whole index again from the data."""

import os

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track

from search.engine import SearchUnavailable
from search.rebuilding import rebuild


class Command(BaseCommand):
    help = "Write the search index anew beside the one that is read, then turn to it; broken off, it goes on."

    def add_arguments(self, parser):
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many read and analyse")
        parser.add_argument("--afresh", action="store_true", help="drop what a rebuild that was broken off had written")

    def handle(self, *, processes, afresh, **options):
        try:
            written = rebuild(self.track, processes, afresh)
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{written} entries written.")

    def track(self, keys):
        # The output is the command's result, so the bar goes to the error stream.
        return track(keys, description="Indexing", console=Console(file=self.stderr), transient=True)
