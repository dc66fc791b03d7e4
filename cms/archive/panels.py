"""What an archivist sees first: whether the registers hold, and what was taken over from the old ones."""

from django.urls import reverse
from laces.components import Component

from cms.archive.integrity import last_check
from document_types.access import councils_for
from document_types.enums import Origin
from document_types.models import Act
from document_types.reader import day_words
from document_types.rights import Capability
from workflows.views import words

ROWS = 5


class IntegrityPanel(Component):
    template_name = "admin/archive/integrity_panel.html"
    name = "archive-integrity"
    order = 100

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        councils = councils_for(self.user, Capability.ARCHIVE).order_by("collectivity__code")
        rows = [
            {
                "council": council,
                "check": (check := last_check(council)),
                "day": day_words(check.at) if check else "",
                "url": reverse("archive:register", args=[council.code]),
            }
            for council in councils[:ROWS]
        ]
        return {"rows": rows, "url": reverse("archive:registers")}


class ImportsPanel(Component):
    template_name = "admin/archive/imports_panel.html"
    name = "archive-imports"
    order = 110

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        councils = councils_for(self.user, Capability.ARCHIVE).values("pk")
        acts = Act.objects.filter(council__in=councils, origin=Origin.IMPORTED)
        rows = [
            {"act": act, "number": words.kind_and_number(act), "day": day_words(act.dated_on) if act.dated_on else ""}
            for act in acts.with_council().order_by("-pk")[:ROWS]
        ]
        return {"rows": rows, "total": acts.count() if rows else 0, "url": reverse("archive:index")}
