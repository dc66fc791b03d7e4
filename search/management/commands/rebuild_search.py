"""Write the whole index again from the data."""

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track

from search import index
from search.engine import SearchUnavailable


class Command(BaseCommand):
    help = "Write every entry of the search index again and drop the stale ones."

    def handle(self, **options):
        try:
            written = index.rebuild(self.track)
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{written} entries written.")

    def track(self, keys):
        # The output is the command's result, so the bar goes to the error stream.
        return track(keys, description="Indexing", console=Console(file=self.stderr), transient=True)
