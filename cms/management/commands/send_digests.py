"""Send people what awaits them, from cron or by hand."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from cms.notices import digests


class Command(BaseCommand):
    help = (
        "Send each person one message for all that awaits them, at most one in DIGEST_HOURS hours, sooner what is"
        " urgent; and again what failed. Run it every 15 minutes; safe to run again, and beside the worker."
    )

    def handle(self, **options):
        messages = digests.run()
        for message in messages:
            self.stdout.write(_line(message))
        if not messages:
            self.stdout.write(_("Aucun message à envoyer."))


def _line(message) -> str:
    if message.error:
        return _("%(address)s : non envoyé, %(error)s") % {"address": message.address, "error": message.error}
    return _("%(address)s : envoyé") % {"address": message.address}
