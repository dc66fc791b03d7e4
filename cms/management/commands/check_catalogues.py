"""Checks that every sentence of the product has its Arabic, with the same placeholders and all six plurals."""

import re
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
ARABIC_PLURALS = 6


class Command(BaseCommand):
    help = "Vérifie que chaque phrase du produit a sa traduction arabe."
    requires_system_checks = []

    def handle(self, *args, **options):
        faults = [fault for folder in settings.LOCALE_PATHS for fault in _faults(Path(folder) / "ar")]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("Les catalogues sont complets.")


def _faults(folder: Path):
    for source in sorted(folder.rglob("*.po")):
        for entry in polib.pofile(str(source)):
            if not entry.obsolete and (fault := _fault(entry)):
                yield f"{source.name}: « {entry.msgid[:70]} » : {fault}"


def _fault(entry: polib.POEntry) -> str:
    if entry.fuzzy:
        return "traduction approximative"
    if entry.msgid_plural:
        forms = [entry.msgstr_plural.get(n, "") for n in range(ARABIC_PLURALS)]
        return "" if all(forms) else "les six formes du pluriel ne sont pas remplies"
    if not entry.msgstr:
        return "pas de traduction"
    if set(PLACEHOLDER.findall(entry.msgid)) != set(PLACEHOLDER.findall(entry.msgstr)):
        return "les variables diffèrent"
    return ""
