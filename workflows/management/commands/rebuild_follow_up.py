"""Write the follow-up again from the acts themselves."""

from time import perf_counter

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from workflows.services import follow_up


class Command(BaseCommand):
    help = "Write the follow-up of dossiers again from the acts: after an upgrade, or an import. Safe to run again."

    def handle(self, **options):
        started, total = perf_counter(), 0
        for _place, count in follow_up.rebuild():
            total += count
        facts = {"count": total, "seconds": f"{perf_counter() - started:.1f}"}
        self.stdout.write(_("%(count)s dossiers suivis, en %(seconds)s s.") % facts)
