"""The Interior's follow-up: how far the received acts are, by region and by prefecture or province; read only."""

from collections import defaultdict
from statistics import median

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from document_types.clock import today
from document_types.enums import ActState
from document_types.lifecycle import IN_FORCE
from document_types.models import Act, CollectivityPage
from document_types.rights import Capability
from workflows.listing import has_clock, overdue, received_acts
from workflows.views.base import OfficeView

# Root, home, region, province: the prefix of a path that names a place of the second level.
REGION, PROVINCE = 12, 16
WAITING = (ActState.TRANSMITTED, ActState.AWAITING_VISA)


def counts_by_place(acts, day) -> dict[str, dict]:
    """Counts of received acts by prefecture or province; a region's own council counts beside them."""
    rows = (
        acts.order_by()
        .annotate(place=Substr("council__page__path", 1, PROVINCE))
        .values("place")
        .annotate(
            received=Count("pk"),
            waiting=Count("pk", filter=Q(state__in=WAITING)),
            overdue=Count("pk", filter=Q(has_clock(overdue(day)))),
            opposed=Count("pk", filter=Q(state=ActState.OPPOSED)),
            executory=Count("pk", filter=Q(state__in=IN_FORCE)),
        )
    )
    return {row["place"]: row for row in rows}


def median_delays(acts) -> dict[str, float]:
    """The median number of days between adoption and reception, by place."""
    delays = defaultdict(list)
    rows = acts.order_by().filter(dated_on__isnull=False)
    rows = rows.values_list(Substr("council__page__path", 1, PROVINCE), "dated_on", "received_at")
    for place, dated_on, received_at in rows.iterator(5000):
        delays[place].append((timezone.localdate(received_at) - dated_on).days)
    return {place: median(days) for place, days in delays.items()}


def names_of(places) -> dict[str, str]:
    """Each place by its path; the path of a region's council says the region."""
    wanted = {place[:length] for place in places for length in (REGION, PROVINCE)}
    pages = CollectivityPage.objects.filter(path__in=wanted)
    return {page.path: page.name for page in pages}


class FollowUpView(OfficeView, TemplateView):
    capabilities = (Capability.OBSERVE,)
    template_name = "admin/review/follow_up.html"
    page_title = gettext_lazy("Suivi des dossiers")
    header_icon = "table"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        year = self.year()
        acts = received_acts(self.request.user).filter(received_at__year=year)
        first = (
            Act.objects.filter(received_at__isnull=False).order_by("received_at").values_list("received_at", flat=True)
        )
        oldest = first.first()
        years = range(today().year, (oldest.year if oldest else today().year) - 1, -1)
        return super().get_context_data(
            regions=self.regions(acts), year=year, years=years, url=reverse("review:follow_up"), **kwargs
        )

    def year(self) -> int:
        asked = self.request.GET.get("annee", "")
        return int(asked) if asked.isdecimal() and len(asked) == 4 else today().year

    def regions(self, acts) -> list[dict]:
        counts = counts_by_place(acts, today())
        medians = median_delays(acts)
        names = names_of(counts)
        regions = defaultdict(list)
        for place, row in sorted(counts.items(), key=lambda each: names.get(each[0], "")):
            regions[place[:REGION]].append(
                row | {"name": names.get(place) or _("Conseil de la région"), "median": medians.get(place)}
            )
        return [
            {"name": names.get(path, ""), "rows": rows, "total": _total(rows)}
            for path, rows in sorted(regions.items(), key=lambda each: names.get(each[0], ""))
        ]


def _total(rows) -> dict:
    return {name: sum(row[name] for row in rows) for name in ("received", "waiting", "overdue", "opposed", "executory")}
