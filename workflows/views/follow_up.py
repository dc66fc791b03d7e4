"""The follow-up of dossiers: one address for a council, an office and the Interior, each with its own; read only."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Min
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from document_types.access import OUTSIDE, paths_of
from document_types.clock import today
from document_types.reader import comma, language
from workflows.follow_up import export, pictures, sheets
from workflows.follow_up.enums import Holder, Step
from workflows.follow_up.figures import Figures, Rows, Source, Tallies, folded, summed
from workflows.follow_up.filters import Filters
from workflows.follow_up.lines import EVENTS, line_of
from workflows.follow_up.names import names_by
from workflows.follow_up.pictures import Row
from workflows.follow_up.scope import FOLLOWERS, REGION, Node, Scope, above, node_asked, scope_of
from workflows.models import FollowUp
from workflows.views.base import OfficeView

A_PAGE = 50


class Following(OfficeView):
    """What the address asks for: a place within the user's reach, and what is looked for there."""

    capabilities = FOLLOWERS
    denial = gettext_lazy("Ce suivi est celui des conseils, des autorités de contrôle et du ministère.")
    page_title = gettext_lazy("Suivi des dossiers")
    header_icon = "table"

    @cached_property
    def scope(self) -> Scope:
        return scope_of(self.request.user)

    @cached_property
    def node(self) -> Node:
        return node_asked(self.scope, self.request.GET.get("lieu", ""), self.request.GET.get("conseil", ""))

    @cached_property
    def filters(self) -> Filters:
        first = FollowUp.objects.aggregate(first=Min("year"))["first"]
        return Filters(self.request.GET, today(), first or today().year)

    @property
    def dossiers(self):
        return self.filters.dossiers(self.scope.dossiers().filter(self.node.condition))

    def address(self, name: str, node: Node | None = None, **more) -> str:
        return self.address_of(name, (node or self.node).query, **more)

    def address_of(self, name: str, place: dict[str, str], **more) -> str:
        return f"{reverse(f'review:{name}')}?{urlencode({**place, **self.filters.query, **more})}"

    def get_breadcrumbs_items(self):
        trail = [{"url": self.address("follow_up", node), "label": node.name} for node in above(self.node, self.scope)]
        here = {"url": "", "label": f"{self.page_title}{comma()}{self.node.name}"}
        return [*self.breadcrumbs_items, *trail, here]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            node=self.node,
            filters=self.filters,
            cleared=f"{reverse('review:follow_up')}?{urlencode(self.node.query)}",
            files={kind: self.address(f"follow_up_{kind}") for kind in ("csv", "xlsx")},
            **kwargs,
        )


class FollowUpView(Following, TemplateView):
    template_name = "admin/review/follow_up.html"

    def get_context_data(self, **kwargs):
        rows, total = self.rows()
        whole = Row(self.node.name, "", total, {row.name: row.figures for row in rows})
        return super().get_context_data(
            rows=rows,
            whole=whole,
            steps=pictures.steps(total),
            plots=self.plots(rows, whole) if total.total else {},
            stage_heads=pictures.stage_heads(),
            holders=[str(holder.label) for holder in Holder],
            step_heads=[str(step.label) for step in Step],
            list_url=self.address("dossiers"),
            **kwargs,
        )

    def plots(self, rows: list[Row], whole: Row) -> dict:
        return {
            "steps": pictures.steps_plot(whole.figures) if whole.figures.steps else "",
            "stages": pictures.stages_plot(rows or [whole]),
            # One council has nobody to stand beside, and a line from nought to nought says nothing.
            "late": pictures.late_plot(rows if self.node.is_country else [whole])
            if rows and whole.figures.late_total
            else "",
        }

    def source(self) -> Source:
        """The tallies where they know all that is asked, and the rows themselves where they do not."""
        if self.node.is_wide and self.scope.is_counted and self.filters.is_counted:
            return Tallies(self.filters.tallies(self.scope.tallies(self.node)), today())
        return Rows(self.dossiers, today())

    def rows(self) -> tuple[list[Row], Figures]:
        """The places within, each with those within it where the country is looked at."""
        source, by = self.source(), self.node.rows_by
        if not by:
            found = source.counts("")
            self.time(source, "", found)
            return [], found.get("", Figures())
        narrow = source.counts("place" if by == "region" else by)
        figures = folded(narrow, lambda place: place[:REGION]) if by == "region" else narrow
        self.time(source, by, figures)
        names = names_by(by, figures)
        rows = [
            Row(
                name=names[key][0],
                url=self.address_of("follow_up", names[key][1]),
                figures=each,
                narrower=_within(narrow, key) if by == "region" else {},
            )
            for key, each in figures.items()
            if key in names
        ]
        return sorted(rows, key=lambda row: row.name), summed(figures.values())

    def time(self, source: Source, by: str, figures: dict[str, Figures]) -> None:
        """How long the steps took is told of all the dossiers of a place: of those late alone it would mislead."""
        if self.filters.is_timed or not self.node.is_wide:
            source.steps(by, figures)


def _within(narrow: dict[str, Figures], region: str) -> dict[str, Figures]:
    return {place: each for place, each in narrow.items() if place.startswith(region)}


class DossiersView(Following, TemplateView):
    """The dossiers themselves, the newest first, or those late for longest."""

    template_name = "admin/review/dossiers.html"
    page_title = gettext_lazy("Dossiers suivis")

    def get_context_data(self, **kwargs):
        order = ("due_on", "act") if self.filters.chosen("retard") == "today" else ("-adopted_on", "-act")
        found = self.dossiers.order_by(*order).select_related("act__council__collectivity", "act__council__page")
        page = Paginator(found, A_PAGE).get_page(self.request.GET.get("p"))
        outside = paths_of(self.request.user, *OUTSIDE)
        rows = [self.row(dossier, outside) for dossier in page]
        previous = self.address("dossiers", p=page.number - 1) if page.has_previous() else ""
        following = self.address("dossiers", p=page.number + 1) if page.has_next() else ""
        return super().get_context_data(
            rows=rows,
            heads=[str(words) for words, _days in EVENTS.values()],
            page=page,
            previous=previous,
            following=following,
            summary_url=self.address("follow_up"),
            **kwargs,
        )

    def row(self, dossier: FollowUp, outside: list[str]) -> dict:
        # The authority reads in its own room, the council at its own desk.
        is_received = any(dossier.act.council.page.path.startswith(path) for path in outside)
        return {"line": line_of(dossier, today()), "page": "review:act" if is_received else "secretariat:act"}


class ExportView(Following, View):
    """The same dossiers as a file, written as they are read."""

    def get(self, request, kind: str):
        # Refused before anything is sent.
        rows, head = export.lines(self.dossiers, today()), export.head()
        name = _("Suivi des dossiers")
        if kind == "csv":
            content, mime = sheets.as_csv(head, rows), "text/csv; charset=utf-8"
        else:
            content = sheets.as_xlsx(head, rows, name=name, is_rtl=language() == "ar")
            mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        answer = StreamingHttpResponse(content, content_type=mime)
        answer["Content-Disposition"] = f'attachment; filename="suivi-{today():%Y-%m-%d}.{kind}"'
        return answer
