"""The inbox: every act received by the user's authorities, the next running delay first."""

import django_filters
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from document_types.clock import today
from document_types.enums import ActState, ForceBasis
from document_types.law.matters import MATTERS
from document_types.lifecycle import DECIDED
from document_types.models import Act, Council
from document_types.reader import day_words, language
from workflows.enums import ClockKind
from workflows.listing import due_on, has_clock, overdue, received_acts, visa_of_interior, with_delays
from workflows.views import words
from workflows.views.base import OfficeView

DUE = (("today", _("Échéance aujourd'hui")), ("overdue", _("Échu sans réponse")))
VISA = (("needed", _("Soumis au visa")), ("none", _("Sans visa")), ("interior", _("Visa de l'Intérieur")))


def matters(_request=None):
    return [(code, matter.label.in_language(language())) for code, matter in MATTERS.items()]


def councils(request):
    acts = received_acts(request.user).order_by().values("council_id")
    return Council.objects.filter(pk__in=acts).with_names().order_by("collectivity__title")


class InboxFilters(WagtailFilterSet):
    """Each choice is an address: a panel of the home page links to the very list it counts."""

    council = django_filters.ModelChoiceFilter(label=_("Conseil"), queryset=councils)
    matter = django_filters.ChoiceFilter(label=_("Matière"), choices=matters)
    visa = django_filters.ChoiceFilter(label=_("Visa"), choices=VISA, method="by_visa")
    due = django_filters.ChoiceFilter(label=_("Échéance"), choices=DUE, method="by_due")
    state = django_filters.ChoiceFilter(
        label=_("État"), choices=[(state.value, state.label) for state in ActState if state in DECIDED]
    )

    class Meta:
        model = Act
        fields = []

    def by_visa(self, queryset, _name, value):
        if value == "interior":
            return queryset.filter(visa_of_interior())
        # Received without visa, or waived since: the visa's delay does not decide.
        without = Q(state=ActState.TRANSMITTED) | Q(force_basis=ForceBasis.OPPOSITION_LAPSED)
        is_visa = has_clock(Q(kind=ClockKind.VISA)) & ~without
        return queryset.filter(is_visa) if value == "needed" else queryset.filter(~is_visa)

    def by_due(self, queryset, _name, value):
        condition = due_on if value == "today" else overdue
        return queryset.filter(has_clock(condition(today())))


class ActColumn(TitleColumn):
    cell_template_name = "admin/review/cells/act.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        written_in = instance.subject_language(language())
        return context | {
            "number": words.kind_and_number(instance),
            "subject_language": written_in,
            "subject_direction": "rtl" if written_in == "ar" else "ltr",
        }


class ReceivedColumn(BaseColumn):
    cell_template_name = "admin/review/cells/received.html"

    def get_cell_context_data(self, instance, parent_context):
        slip = next(iter(instance.transmitted_in.all()), None)
        return super().get_cell_context_data(instance, parent_context) | {
            "day": day_words(instance.received_at),
            "slip": slip and slip.transmission,
        }


class MatterColumn(BaseColumn):
    cell_template_name = "wagtailadmin/tables/cell.html"

    def get_cell_context_data(self, instance, parent_context):
        matter = MATTERS.get(instance.matter)
        value = matter.label.in_language(language()) if matter else "—"
        return super().get_cell_context_data(instance, parent_context) | {"value": value}


class DeadlineColumn(BaseColumn):
    """The delay of one kind, in a sentence that alone is enough."""

    cell_template_name = "admin/review/cells/deadline.html"

    def __init__(self, *args, kinds=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = kinds

    def get_cell_context_data(self, instance, parent_context):
        clocks = [clock for clock in instance.clocks.all() if clock.kind in self.kinds]
        return super().get_cell_context_data(instance, parent_context) | {"chips": words.chips(clocks, today())}


class StandingColumn(BaseColumn):
    cell_template_name = "admin/review/cells/standing.html"

    def get_cell_context_data(self, instance, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"standing": words.standing(instance, today())}


class InboxView(OfficeView, BaseListingView):
    model = Act
    page_title = _("Contrôle de légalité")
    header_icon = "tasks"
    paginate_by = 20
    filterset_class = InboxFilters
    index_url_name = "review:inbox"
    index_results_url_name = "review:inbox_results"
    is_searchable = True
    search_fields = ["number_label", "subject_fr", "subject_ar"]
    search_backend_name = None
    verbose_name_plural = _("actes reçus")
    table_classname = "listing m-stack"
    columns = [
        ActColumn("subject", label=_("Acte"), get_url=lambda act: reverse("review:act", args=[act.pk]), width="26%"),
        ReceivedColumn("received", label=_("Reçu"), sort_key="received_at", width="14%"),
        MatterColumn("matter", label=_("Matière"), width="12%"),
        DeadlineColumn(
            "opposition",
            label=_("Opposition"),
            kinds=(ClockKind.OPPOSITION, ClockKind.ENTRY_INTO_FORCE),
            width="14%",
        ),
        DeadlineColumn("visa", label=_("Visa"), kinds=(ClockKind.VISA,), width="14%"),
        StandingColumn("state", label=_("État"), width="20%"),
    ]

    def get_base_queryset(self):
        return with_delays(received_acts(self.request.user))

    def order_queryset(self, queryset):
        if self.ordering:
            return queryset.order_by(self.ordering, "-pk")
        return queryset.order_by(F("next_effect").asc(nulls_last=True), "-received_at", "pk")
