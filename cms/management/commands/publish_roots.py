"""Publish the roots of the days and years that have ended, from cron or by hand."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from document_types.enums import RootPeriod
from document_types.models import JournalRoot
from document_types.reader import day_words
from document_types.services.roots import publish_roots


class Command(BaseCommand):
    help = (
        "Publish the hash over all journals of each day and year that has ended. Run it every night; safe to run again."
    )

    def handle(self, **options):
        roots = publish_roots()
        for root in roots:
            self.stdout.write(_("%(period)s : %(hash)s") % {"period": _period(root), "hash": root.hash})
        if not roots:
            self.stdout.write(_("Aucune empreinte n'est à publier."))


def _period(root: JournalRoot) -> str:
    return str(root.starts_on.year) if root.period == RootPeriod.YEAR else day_words(root.starts_on)
