"""What the authority and the Interior see first: what is due, what came in, what is late. Two queries a panel."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from laces.components import Component

from document_types.access import paths_of
from document_types.clock import today
from document_types.reader import day_words
from document_types.rights import Capability
from workflows.enums import ClockKind
from workflows.follow_up.figures import Rows, Tallies
from workflows.follow_up.names import names_by
from workflows.follow_up.scope import COUNTRY, FOLLOWERS, scope_of
from workflows.listing import due_soon, received_acts, received_clocks, visa_of_interior
from workflows.models import Assignment, TransmittedAct
from workflows.views import words

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
    """What is late of this year and the last: by what is awaited at home, by council for an office, else by province.

    The visas that silence has given are told beside it: their authority did not answer.
    """

    template_name = "admin/review/late_panel.html"
    name = "review-late"
    order = 130

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        scope, day = scope_of(self.user), today()
        years = {"year__gte": day.year - 1}
        by = "awaited" if scope.inside else "place" if scope.is_wide else "council"
        if by == "place":
            found = Tallies(scope.tallies(COUNTRY).filter(**years), day).counts(by)
        else:
            found = Rows(scope.dossiers().filter(**years), day).counts(by)
        late = {key: figures for key, figures in found.items() if figures.late_total or figures.silence}
        names = names_by(by, sorted(late, key=lambda key: (-late[key].late_total, -late[key].silence))[:ROWS])
        rows = [
            {"name": name, "late": late[key].late_total, "silence": late[key].silence, "url": _follow_up(query)}
            for key, (name, query) in names.items()
        ]
        rows.sort(key=lambda row: (-row["late"], -row["silence"], row["name"]))
        return {"rows": rows, "total": len(late), "url": reverse("review:follow_up")}


def _follow_up(query: dict[str, str]) -> str:
    return f"{reverse('review:follow_up')}?{urlencode(query)}"


def panels_for(user) -> list[Component]:
    """The panels of a user's offices, and what is late for whoever follows dossiers; none for anybody else."""
    panels = []
    if paths_of(user, Capability.REVIEW):
        panels += [DueSoonPanel(user), ReceivedPanel(user), VisaPanel(user), MyFilesPanel(user)]
    if paths_of(user, Capability.OBSERVE):
        panels.append(InteriorVisaPanel(user))
    if paths_of(user, *FOLLOWERS):
        panels.append(LatePanel(user))
    return panels
