"""Compare the index with the data, entry by entry."""

import json
import os
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track

from search.checking import check
from search.engine import SearchUnavailable

LISTED = 20


class Command(BaseCommand):
    help = "List entries that the index lacks, has as they were, or has though nothing stands behind; exit 1 if any."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="write and remove what differs; then exit 0")
        parser.add_argument("--json", action="store_true", help="print one JSON object with every key")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many read and analyse")

    def handle(self, *, fix, processes, **options):
        try:
            result = check(self.track, processes, fix)
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(result) | {"fixed": fix}))
        else:
            self.tell(result, fix)
        if result.failed or not (result.is_sound or fix):
            raise SystemExit(1)

    def tell(self, result, fix):
        for name in ("missing", "stale", "surplus", "failed"):
            keys = list(getattr(result, name))
            if keys:
                more = f", … {len(keys) - LISTED} more" if len(keys) > LISTED else ""
                self.stdout.write(f"{name}: {len(keys)} ({', '.join(keys[:LISTED])}{more})")
        mended = " What differed was mended." if fix and not result.is_sound else ""
        self.stdout.write(f"{result.compared} entries compared.{mended}")

    def track(self, keys):
        # The output is the command's result, so the bar goes to the error stream.
        return track(keys, description="Comparing", console=Console(file=self.stderr), transient=True)
