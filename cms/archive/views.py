"""What an archivist reads: acts and sessions by council and year, the register entry by entry. Nothing is written."""

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from cms.archive.integrity import check, last_check
from document_types.access import councils_for, get_visible
from document_types.enums import ActKind, JournalEvent
from document_types.models import Act, Council, JournalEntry, JournalHead, Session
from document_types.reader import day_words
from document_types.rights import Capability
from search.engine import get_engine
from search.query import LARGEST_PAGE, Query
from workflows.views import words
from workflows.views.base import HOME, OfficeView

ARCHIVES = {"url": reverse_lazy("archive:index"), "label": gettext_lazy("Archives")}
ROWS = 25
ENTRIES = 50


class ArchiveView(OfficeView, TemplateView):
    """A screen for those who keep the archives of a council."""

    capabilities = (Capability.ARCHIVE,)
    denial = gettext_lazy("Ces écrans sont ceux des archivistes.")
    header_icon = "folder-open-inverse"

    def councils(self):
        return councils_for(self.request.user, Capability.ARCHIVE).order_by("collectivity__code")

    def get_breadcrumbs_items(self):
        return [HOME, ARCHIVES, {"url": "", "label": self.get_page_title()}]


class ArchiveForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Mots"), required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    council = forms.ChoiceField(label=gettext_lazy("Conseil"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Année"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Nature"), required=False)
    number = forms.CharField(label=gettext_lazy("Numéro"), required=False)

    def __init__(self, data, *, councils, years):
        super().__init__(data)
        every = [("", _("Tous"))]
        self.fields["council"].choices = every + [(each.code, each.name) for each in councils]
        self.fields["year"].choices = [("", _("Toutes"))] + [(str(year), str(year)) for year in years]
        self.fields["kind"].choices = [("", _("Toutes")), *ActKind.choices]


class ActsView(ArchiveView):
    template_name = "admin/archive/acts.html"
    page_title = gettext_lazy("Archives")

    def get_breadcrumbs_items(self):
        return [HOME, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        councils = list(self.councils())
        acts = Act.objects.filter(council__in=councils)
        years = acts.exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
        form = ArchiveForm(self.request.GET or {}, councils=councils, years=years)
        asked = form.cleaned_data if form.is_valid() else {}
        page = Paginator(self.found(acts, councils, asked), ROWS).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            form=form,
            page=page,
            rows=[row_of(act) for act in page.object_list],
            query=_without_page(self.request.GET),
            councils=councils,
            **kwargs,
        )

    def found(self, acts, councils, asked):
        names = {"year": "year", "kind": "kind", "council": "council__collectivity__code"}
        acts = acts.filter(**{field: asked[name] for name, field in names.items() if asked.get(name)})
        if number := asked.get("number", "").strip():
            acts = acts.filter(number_label__in=[number, *_with_year(number, asked.get("year"))])
        if text := asked.get("q", "").strip():
            ranks = {pk: rank for rank, pk in enumerate(matching(text, councils, asked))}
            return sorted(acts.with_council().filter(pk__in=ranks), key=lambda act: ranks[act.pk])
        return acts.with_council().order_by("-dated_on", "-pk")


def _with_year(number: str, year: str | None) -> list[str]:
    """ "12" also finds "12/2026" once a year is chosen."""
    return [f"{number}/{year}"] if year else []


def matching(text: str, councils: list[Council], asked: dict) -> list[int]:
    """The acts that answer the words best, the best first, whether online or not: those of these councils alone."""
    filters = {name: (asked[name],) for name in ("year", "kind") if asked.get(name)}
    chosen = [council for council in councils if asked.get("council") in ("", None, council.code)]
    audiences = tuple(f"council:{council.code}" for council in chosen)
    query = Query(text=text, filters=filters, audiences=audiences, size=LARGEST_PAGE, passages=0)
    return [int(hit.key.partition(":")[2]) for hit in get_engine().search(query).hits]


def _without_page(data) -> str:
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


class SessionsView(ArchiveView):
    template_name = "admin/archive/sessions.html"
    page_title = gettext_lazy("Sessions")

    def get_context_data(self, **kwargs):
        sessions = Session.objects.filter(council__in=self.councils())
        years = list(sessions.dates("opens_on", "year", order="DESC"))
        asked = self.request.GET.get("annee", "")
        if asked.isdecimal():
            sessions = sessions.filter(opens_on__year=int(asked))
        sessions = sessions.with_council().annotate(count=Count("acts")).order_by("-opens_on", "-pk")
        page = Paginator(sessions, ROWS).get_page(self.request.GET.get("p"))
        rows = [{"session": each, "day": day_words(each.opens_on)} for each in page.object_list]
        return super().get_context_data(
            rows=rows,
            page=page,
            years=[day.year for day in years],
            year=asked,
            query=_without_page(self.request.GET),
            **kwargs,
        )


class SessionView(ArchiveView):
    """A session in one list: what was on its agenda, what came out of it, and the acts."""

    template_name = "admin/archive/session.html"

    @property
    def session(self) -> Session:
        sessions = Session.objects.filter(council__in=self.councils()).with_council()
        return get_visible(sessions, pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        self.object = self.session
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return self.object.title

    def get_context_data(self, **kwargs):
        acts = self.object.acts.with_council().prefetch_related("annexes__document").order_by("kind", "number", "pk")
        return super().get_context_data(
            session=self.object,
            opens=day_words(self.object.opens_on),
            closed=day_words(self.object.closed_on) if self.object.closed_on else "",
            sittings=[
                {"sitting": each, "day": day_words(each.held_on)} for each in self.object.sittings.order_by("number")
            ],
            items=self.object.items.select_related("act"),
            rows=[row_of(act) | {"annexes": act.annexes.all()} for act in acts],
            **kwargs,
        )


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
            query=_without_page(self.request.GET),
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
