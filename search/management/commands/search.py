"""Ask the index from the command line, as the public does."""

import json
from urllib.parse import urljoin

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.engine import SearchUnavailable, get_engine
from search.query import LARGEST_PAGE, Query

COLUMNS = ("key", "kind", "number", "date", "title", "url")


class Command(BaseCommand):
    help = "Search the published entries: any of the words may match, the best come first."

    def add_arguments(self, parser):
        parser.add_argument("words", nargs="+", metavar="WORDS")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")
        parser.add_argument("--limit", type=int, default=20, help=f"at most so many, up to {LARGEST_PAGE}")

    def handle(self, *, words, limit, **options):
        try:
            results = get_engine().search(Query(text=" ".join(words), size=limit, passages=0))
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        for hit in results.hits:
            self.stdout.write(self.line(row(hit), options["json"]))
        if not options["json"]:
            self.stdout.write(f"{results.total} found.")

    def line(self, values, as_json):
        if as_json:
            return json.dumps(values, ensure_ascii=False)
        return "  ".join(str(values[name]) for name in COLUMNS if values[name])


def row(hit):
    title = next((title for title in hit.titles.values() if title), "")
    date = hit.date.isoformat() if hit.date else None
    return {
        "key": hit.key,
        "kind": hit.kind,
        "number": hit.number,
        "date": date,
        "title": title,
        # Entries carry addresses without host and language; a line is to be followed.
        "url": urljoin(f"{settings.BASE_URL.rstrip('/')}/{settings.LANGUAGE_CODE}/", hit.url),
    }
