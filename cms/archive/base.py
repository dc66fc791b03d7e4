"""What the archivist's screens share: the right asked for, the councils that they are about, a row of an act."""

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from document_types.access import councils_for
from document_types.models import Act
from document_types.reader import day_words
from document_types.rights import Capability
from workflows.views import words
from workflows.views.base import HOME, OfficeView

ARCHIVES = {"url": reverse_lazy("archive:index"), "label": gettext_lazy("Archives")}


class ArchiveView(OfficeView, TemplateView):
    """A screen for those who keep the archives of a council."""

    capabilities = (Capability.ARCHIVE,)
    denial = gettext_lazy("Ces écrans sont ceux des archivistes.")
    header_icon = "folder-open-inverse"

    def councils(self):
        return councils_for(self.request.user, Capability.ARCHIVE).order_by("collectivity__code")

    def get_breadcrumbs_items(self):
        return [HOME, ARCHIVES, {"url": "", "label": self.get_page_title()}]


def without_page(data) -> str:
    """The rest of an address, for the links to its other pages."""
    data = data.copy()
    data.pop("p", None)
    return data.urlencode()


def row_of(act: Act) -> dict:
    return {
        "act": act,
        "number": words.kind_and_number(act),
        "day": day_words(act.dated_on) if act.dated_on else "",
        "session": act.session,
        "session_url": reverse("archive:session", args=[act.session_id]) if act.session_id else "",
    }
