"""Read one message from standard input, as a mail server's pipe gives it: a report on a convocation sent by mail."""

import sys

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from document_types.services import mail_reports

# A report quotes little; what is longer is read so far and no further.
LONGEST = 4 * 1024 * 1024
# By this code a mail server knows to try again later instead of giving up (sysexits.h).
EX_TEMPFAIL = 75


class Command(BaseCommand):
    help = "Reçoit un message renvoyé par un serveur de courriel et note la remise ou le retour de l'envoi concerné."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--recipient", default="", help="adresse à laquelle le message a été envoyé")

    def handle(self, *args, recipient, **options):
        stream = getattr(sys.stdin, "buffer", sys.stdin)
        try:
            mail_reports.receive(stream.read(LONGEST), recipient=recipient)
        except DatabaseError as error:
            self.stderr.write(str(error))
            sys.exit(EX_TEMPFAIL)
