"""Compiles the message catalogues in Python, so that no gettext is needed on the machine."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

# French counts nothing in the singular, which the sentences of the code, being the French, cannot say themselves.
FRENCH = "nplurals=2; plural=(n > 1);"


class Command(BaseCommand):
    help = "Compile les catalogues de messages sans l'outil gettext."
    requires_system_checks = []

    def handle(self, *args, **options):
        for folder in map(Path, settings.LOCALE_PATHS):
            for source in sorted((folder / "ar").rglob("*.po")):
                if _is_older(target := source.with_suffix(".mo"), source):
                    polib.pofile(str(source)).save_as_mofile(str(target))
                french = folder / "fr" / source.relative_to(folder / "ar").with_suffix(".mo")
                if _is_older(french, source):
                    french.parent.mkdir(parents=True, exist_ok=True)
                    plurals_of(polib.pofile(str(source))).save_as_mofile(str(french))


def _is_older(target: Path, source: Path) -> bool:
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def plurals_of(catalogue: polib.POFile) -> polib.POFile:
    """The sentences that count, each standing for itself, under the plural rule of French."""
    french = polib.POFile()
    french.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": FRENCH}
    for entry in catalogue:
        if entry.msgid_plural and not entry.obsolete:
            itself = {0: entry.msgid, 1: entry.msgid_plural}
            french.append(
                polib.POEntry(
                    msgctxt=entry.msgctxt, msgid=entry.msgid, msgid_plural=entry.msgid_plural, msgstr_plural=itself
                )
            )
    return french
