"""What the authority and the Interior see first: what is due, what came in, what is late. Two queries a panel."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from laces.components import Component

from document_types.access import paths_of
from document_types.clock import today
from document_types.reader import day_words
from document_types.rights import Capability
from workflows.enums import ClockKind
from workflows.listing import due_soon, has_clock, overdue, received_acts, received_clocks, visa_of_interior
from workflows.models import Assignment, TransmittedAct
from workflows.views import words
from workflows.views.follow_up import counts_by_place, names_of

ROWS = 5


class OfficePanel(Component):
    """At most five rows, each with one link to the very act, then the list they come from."""

    template_name = "admin/review/panel.html"
    name = ""
    heading = ""
    empty = ""
    link = ""
    order = 100

    def __init__(self, user):
        self.user = user

    def queryset(self):
        raise NotImplementedError

    def row(self, each) -> dict:
        raise NotImplementedError

    def get_context_data(self, parent_context):
        queryset = self.queryset()
        rows = [self.row(each) for each in queryset[:ROWS]]
        return {
            "panel": self,
            "id": self.name,
            "rows": rows,
            "total": queryset.count() if rows else 0,
            "url": reverse("review:inbox") + self.link,
        }


def _clock_row(clock) -> dict:
    return {
        "number": words.kind_and_number(clock.act),
        "subject": clock.act.subject,
        "council": clock.act.council.name,
        "due": words.chip(clock, today()).sentence,
        "url": reverse("review:act", args=[clock.act_id]),
    }


class DueSoonPanel(OfficePanel):
    name = "review-due"
    heading = _("Échéances aujourd'hui et demain")
    empty = _("Aucun délai ne prend fin aujourd'hui ni demain.")
    order = 100

    def queryset(self):
        return received_clocks(self.user).filter(due_soon(today())).order_by("effect_at", "pk")

    def row(self, each):
        return _clock_row(each)


class ReceivedPanel(OfficePanel):
    name = "review-received"
    heading = _("Reçus depuis hier")
    empty = _("Rien n'a été reçu depuis hier.")
    link = "?ordering=-received_at"
    order = 110

    def queryset(self):
        yesterday = datetime.combine(today() - timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone())
        slips = TransmittedAct.objects.filter(
            act__in=received_acts(self.user).values("pk"), transmission__received_at__gte=yesterday
        )
        slips = slips.select_related("act__council__collectivity", "transmission")
        return slips.order_by("-transmission__received_at", "-pk")

    def row(self, each):
        return {
            "number": words.kind_and_number(each.act),
            "subject": each.act.subject,
            "council": each.act.council.name,
            "due": day_words(each.transmission.received_at),
            "receipt": each.transmission.receipt_number,
            "url": reverse("review:act", args=[each.act_id]),
        }


class MyFilesPanel(OfficePanel):
    """What was given to the user to study and still runs."""

    name = "review-mine"
    heading = _("Mes dossiers")
    empty = _("Aucun dossier ne vous est confié.")
    link = "?officer=me"
    order = 125

    def queryset(self):
        mine = Assignment.objects.filter(officer=self.user, authority__group__user=self.user)
        return received_clocks(self.user).running().filter(act__in=mine.values("act")).order_by("effect_at", "pk")

    def row(self, each):
        return _clock_row(each)


class VisaPanel(OfficePanel):
    name = "review-visas"
    heading = _("Visas en cours")
    empty = _("Aucun visa n'est attendu.")
    link = "?visa=needed&state=awaiting_visa"
    order = 120

    def queryset(self):
        return received_clocks(self.user).running().filter(kind=ClockKind.VISA).order_by("effect_at", "pk")

    def row(self, each):
        return _clock_row(each)


class InteriorVisaPanel(VisaPanel):
    name = "review-interior-visas"
    heading = _("Visas de l'Intérieur")
    empty = _("Aucun visa de l'Intérieur n'est attendu.")
    link = "?visa=interior&state=awaiting_visa"
    order = 130

    def queryset(self):
        return super().queryset().filter(visa_of_interior("act__"))


class LatePanel(Component):
    """How many files silence has answered, by prefecture or province."""

    template_name = "admin/review/late_panel.html"
    name = "review-late"
    order = 120

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        day = today()
        acts = received_acts(self.user).filter(Q(has_clock(overdue(day))), received_at__year=day.year)
        counts = counts_by_place(acts, day)
        names = names_of(counts)
        rows = [
            {"name": names.get(place) or names.get(place[:12], ""), "count": row["received"]}
            for place, row in counts.items()
        ]
        rows.sort(key=lambda row: (-row["count"], row["name"]))
        return {"rows": rows[:ROWS], "total": len(rows), "url": reverse("review:follow_up")}


def panels_for(user) -> list[Component]:
    """The panels of a user's offices; none for anybody else."""
    panels = []
    if paths_of(user, Capability.REVIEW):
        panels += [DueSoonPanel(user), ReceivedPanel(user), VisaPanel(user), MyFilesPanel(user)]
    if paths_of(user, Capability.OBSERVE):
        panels += [LatePanel(user), InteriorVisaPanel(user)]
    return panels
