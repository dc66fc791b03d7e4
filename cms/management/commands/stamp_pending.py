"""Ask again for the time stamps that were not obtained, from cron or by hand."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from document_types.models import TimeStamp
from document_types.services import time_stamps


class Command(BaseCommand):
    help = "Ask the time-stamping authority again for what waits, oldest first, until it fails. Safe to run again."

    def handle(self, **options):
        if not settings.TSA_URL:
            self.stdout.write(_("Aucune autorité d'horodatage n'est configurée (TSA_URL)."))
            return
        found = False
        for stamp, has_token in time_stamps.obtain_pending():
            found = True
            self.stdout.write(_line(stamp, has_token))
        if not found:
            self.stdout.write(_("Aucun horodatage n'est en attente."))


def _line(stamp: TimeStamp, has_token: bool) -> str:
    if has_token:
        return _("%(what)s : horodatage obtenu de %(authority)s") % {"what": stamp, "authority": stamp.authority}
    return _("%(what)s : pas d'horodatage, %(error)s") % {"what": stamp, "error": stamp.error}
