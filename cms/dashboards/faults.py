"""A background step that failed is seen by those who can have it mended, not only in a log."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_tasks_db.models import DBTaskResult

from cms.dashboards.lines import Line, Panel
from document_types.reader import comma
from search import index

# Changes wait a moment in the outbox at every busy hour: only those that stay there are a fault.
PATIENCE = timedelta(minutes=10)
RECENT = timedelta(days=14)


class FaultsPanel(Panel):
    key = "faults"
    heading = gettext_lazy("Traitements en échec")
    template_name = "admin/dashboards/faults.html"

    def find(self):
        yield from self._failed_jobs()
        yield from self._search()

    def _failed_jobs(self):
        since = timezone.now() - RECENT
        failed = DBTaskResult.objects.failed().filter(finished_at__gte=since)
        names = [path.rpartition(".")[2] for path in failed.values_list("task_path", flat=True)[:1000]]
        if names:
            sentence = ngettext(
                "%(count)s traitement a échoué depuis deux semaines : %(names)s.",
                "%(count)s traitements ont échoué depuis deux semaines : %(names)s.",
                len(names),
            )
            yield Line(what=sentence % {"count": len(names), "names": comma().join(sorted(set(names)))}, url="")

    def _search(self):
        status = index.status()
        if status.last_error:
            yield Line(
                what=_("La recherche n'a pas pu prendre un changement : %(error)s") % {"error": status.last_error},
                url="",
            )
        elif status.oldest and timezone.now() - status.oldest > PATIENCE:
            sentence = ngettext(
                "%(count)s changement attend d'entrer dans la recherche.",
                "%(count)s changements attendent d'entrer dans la recherche.",
                status.pending,
            )
            yield Line(what=sentence % {"count": status.pending}, url="")

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.lines else ""
