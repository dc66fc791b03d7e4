"""Write the pending changes to the index, once or for ever."""

import time
from contextlib import suppress

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, close_old_connections

from search import index
from search.engine import SearchUnavailable


class Command(BaseCommand):
    help = "Write the pending changes to the search index."

    def add_arguments(self, parser):
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="keep writing, with this pause")

    def handle(self, *, loop, **options):
        if loop is not None:
            with suppress(KeyboardInterrupt):
                self.flush_for_ever(loop)
            return
        try:
            self.stdout.write(f"{index.flush()} entries written.")
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error

    def flush_for_ever(self, pause):
        while True:
            # A connection that the database has dropped would otherwise fail every round.
            close_old_connections()
            try:
                index.flush()
            except (SearchUnavailable, DatabaseError) as error:
                self.stderr.write(str(error))
            time.sleep(pause)
