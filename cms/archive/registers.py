"""The registers of the archivist's councils, entry by entry, and whether they hold."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy

from cms.archive.base import ArchiveView, without_page
from cms.archive.integrity import check, last_check
from document_types.access import get_visible
from document_types.enums import JournalEvent
from document_types.models import JournalEntry, JournalHead
from document_types.reader import day_words

ENTRIES = 50


class RegistersView(ArchiveView):
    """The registers of the archivist's councils; one alone opens at once."""

    template_name = "admin/archive/registers.html"
    page_title = gettext_lazy("Registre")

    def get_context_data(self, **kwargs):
        councils = self.councils().select_related("journal_head")
        rows = [
            {"council": each, "head": getattr(each, "journal_head", None), "check": last_check(each)}
            for each in councils
        ]
        return super().get_context_data(rows=rows, **kwargs)


class RegisterView(ArchiveView):
    template_name = "admin/archive/register.html"
    page_title = gettext_lazy("Registre")

    def get(self, request, *args, **kwargs):
        self.council = get_visible(self.councils(), collectivity__code=kwargs["code"])
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """The integrity check: nothing of the register is written, so a refresh only repeats it."""
        self.council = get_visible(self.councils(), collectivity__code=kwargs["code"])
        head = JournalHead.objects.filter(council=self.council).select_related("council__collectivity").first()
        if head:
            check(head)
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self):
        return self.council.name

    def get_context_data(self, **kwargs):
        entries = JournalEntry.objects.filter(head__council=self.council).order_by("-sequence").select_related("act")
        page = Paginator(entries, ENTRIES).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            council=self.council,
            page=page,
            rows=[entry_row(each) for each in page.object_list],
            query=without_page(self.request.GET),
            check=last_check(self.council),
            **kwargs,
        )


def entry_row(entry: JournalEntry) -> dict:
    labels = dict(JournalEvent.choices)
    return {
        "entry": entry,
        "event": labels.get(entry.event, entry.event),
        "effective": day_words(entry.effective_at),
        "is_late": entry.effective_at.date() != entry.recorded_at.date(),
        "recorded": day_words(entry.recorded_at),
    }
