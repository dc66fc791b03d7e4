"""The inbox: every act received by the user's authorities, the next running delay first."""

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
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
from workflows.models import Assignment, Examination
from workflows.people import name_of
from workflows.services.desks import authorities_of
from workflows.views import words
from workflows.views.base import OfficeView

DUE = (("today", _("Échéance aujourd'hui")), ("overdue", _("Échu sans réponse")))
EXAMINED = (("yes", _("Terminé sans observation")), ("no", _("En cours")))
MINE, NOBODY = "me", "nobody"
VISA = (("needed", _("Soumis au visa")), ("none", _("Sans visa")), ("interior", _("Visa de l'Intérieur")))


def matters(_request=None):
    return [(code, matter.label.in_language(language())) for code, matter in MATTERS.items()]


def councils(request):
    acts = received_acts(request.user).order_by().values("council_id")
    return Council.objects.filter(pk__in=acts).with_names().order_by("collectivity__title")


def officers_of(authorities) -> list[tuple[str, str]]:
    people = get_user_model().objects.filter(is_active=True, groups__in=[each.group_id for each in authorities])
    named = [(str(person.pk), name_of(person)) for person in people.distinct().order_by("last_name", "username")]
    return [(MINE, gettext("Confié à moi")), (NOBODY, gettext("Pas encore confié")), *named]


def _of_office(model, authorities, **lookup) -> Exists:
    return Exists(model.objects.filter(act=OuterRef("pk"), authority__in=authorities, **lookup))


class InboxFilters(WagtailFilterSet):
    """Each choice is an address: a panel of the home page links to the very list it counts."""

    council = django_filters.ModelChoiceFilter(label=_("Conseil"), queryset=councils)
    matter = django_filters.ChoiceFilter(label=_("Matière"), choices=matters)
    visa = django_filters.ChoiceFilter(label=_("Visa"), choices=VISA, method="by_visa")
    due = django_filters.ChoiceFilter(label=_("Échéance"), choices=DUE, method="by_due")
    state = django_filters.ChoiceFilter(
        label=_("État"), choices=[(state.value, state.label) for state in ActState if state in DECIDED]
    )

    officer = django_filters.ChoiceFilter(label=_("Agent"), choices=(), method="by_officer")
    examined = django_filters.ChoiceFilter(label=_("Examen"), choices=EXAMINED, method="by_examination")

    class Meta:
        model = Act
        fields = []

    def __init__(self, *args, **kwargs):
        """What an office keeps to itself is a filter for that office alone."""
        super().__init__(*args, **kwargs)
        self.authorities = list(authorities_of(self.request.user))
        if self.authorities:
            self.filters["officer"].extra["choices"] = officers_of(self.authorities)
            return
        for name in ("officer", "examined"):
            del self.filters[name]

    def by_officer(self, queryset, _name, value):
        if value == NOBODY:
            return queryset.filter(~_of_office(Assignment, self.authorities))
        officer = self.request.user.pk if value == MINE else value
        return queryset.filter(_of_office(Assignment, self.authorities, officer=officer))

    def by_examination(self, queryset, _name, value):
        is_examined = _of_office(Examination, self.authorities)
        return queryset.filter(is_examined if value == "yes" else ~is_examined)

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


class ChooseColumn(BaseColumn):
    cell_template_name = "admin/review/cells/choose.html"

    def get_cell_context_data(self, instance, parent_context):
        label = gettext("Choisir : %(act)s") % {"act": words.kind_and_number(instance)}
        return super().get_cell_context_data(instance, parent_context) | {"label": label}


class OfficerColumn(BaseColumn):
    """To whom the user's own office gave the act; prefetched for that office alone."""

    cell_template_name = "admin/review/cells/officer.html"

    def get_cell_context_data(self, instance, parent_context):
        assigned = next(iter(instance.assignments.all()), None)
        return super().get_cell_context_data(instance, parent_context) | {
            "officer": assigned and name_of(assigned.officer),
            "is_examined": bool(instance.examinations.all()),
        }


class InboxView(OfficeView, BaseListingView):
    model = Act
    template_name = "admin/review/inbox.html"
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
    shared_columns = [
        ActColumn("subject", label=_("Acte"), get_url=lambda act: reverse("review:act", args=[act.pk]), width="24%"),
        ReceivedColumn("received", label=_("Reçu"), sort_key="received_at", width="14%"),
        MatterColumn("matter", label=_("Matière"), width="12%"),
        DeadlineColumn(
            "opposition",
            label=_("Opposition"),
            kinds=(ClockKind.OPPOSITION, ClockKind.ENTRY_INTO_FORCE),
            width="14%",
        ),
        DeadlineColumn("visa", label=_("Visa"), kinds=(ClockKind.VISA,), width="14%"),
        StandingColumn("state", label=_("État"), width="18%"),
    ]

    @cached_property
    def authorities(self) -> list:
        return list(authorities_of(self.request.user))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        if not self.authorities:
            return self.shared_columns
        choose, officer = ChooseColumn("choose", label=_("Choisir")), OfficerColumn("officer", label=_("Agent"))
        return [choose, *self.shared_columns, officer]

    def get_base_queryset(self):
        acts = with_delays(received_acts(self.request.user))
        own = {"authority__in": self.authorities}
        return acts.prefetch_related(
            Prefetch("assignments", Assignment.objects.filter(**own).select_related("officer")),
            Prefetch("examinations", Examination.objects.filter(**own)),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(has_office=bool(self.authorities), **kwargs)

    def order_queryset(self, queryset):
        if self.ordering:
            return queryset.order_by(self.ordering, "-pk")
        return queryset.order_by(F("next_effect").asc(nulls_last=True), "-received_at", "pk")
