"""The councils and their state; connecting one makes its groups, and its acts are born here from that day."""

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from cms.onboarding import connect_council
from document_types.access import get_visible
from document_types.enums import CouncilState
from document_types.law.levels import Level
from document_types.models import Council
from document_types.reader import day_words, language
from workflows.views.base import HOME, forbidden

RIGHT = "document_types.change_council"
COUNCILS = {"url": reverse_lazy("councils:index"), "label": gettext_lazy("Conseils")}


class AdministratorView(WagtailAdminTemplateMixin):
    """A screen for whoever administers the platform."""

    breadcrumbs_items = [HOME]

    def dispatch(self, request, *args, **kwargs):
        try:
            if not request.user.has_perm(RIGHT):
                raise PermissionDenied(_("Ces écrans sont ceux de l'administrateur de la plateforme."))
            return super().dispatch(request, *args, **kwargs)
        except PermissionDenied as denied:
            return forbidden(request, str(denied))


class CouncilFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=gettext_lazy("État"), choices=CouncilState.choices)
    level = django_filters.ChoiceFilter(
        label=gettext_lazy("Niveau"),
        field_name="collectivity__level",
        choices=lambda: [(level.value, level.label.in_language(language())) for level in Level],
    )

    class Meta:
        model = Council
        fields = []


def _since(council: Council) -> str:
    return day_words(council.active_since) if council.active_since else "—"


class CouncilsView(AdministratorView, BaseListingView):
    model = Council
    page_title = gettext_lazy("Conseils")
    header_icon = "home"
    paginate_by = 50
    filterset_class = CouncilFilters
    index_url_name = "councils:index"
    index_results_url_name = "councils:index_results"
    is_searchable = True
    search_fields = ["collectivity__name_fr", "collectivity__name_ar", "collectivity__code"]
    search_backend_name = None
    verbose_name_plural = gettext_lazy("conseils")
    columns = [
        TitleColumn(
            "name",
            label=gettext_lazy("Conseil"),
            get_url=lambda council: reverse("councils:connect", args=[council.pk]),
        ),
        Column("code", label=gettext_lazy("Code"), sort_key="collectivity__code"),
        Column("get_state_display", label=gettext_lazy("État"), sort_key="state"),
        Column("active_since", accessor=_since, label=gettext_lazy("Actif depuis"), sort_key="active_since"),
    ]
    default_ordering = "collectivity__code"

    def get_base_queryset(self):
        return Council.objects.with_names()


class ConnectForm(forms.Form):
    since = forms.DateField(
        label=gettext_lazy("À partir du"),
        widget=AdminDateInput,
        help_text=gettext_lazy("Les actes adoptés à partir de ce jour naissent sur la plateforme."),
    )
    is_authority_on_paper = forms.BooleanField(
        label=gettext_lazy("Autorité sur papier"),
        required=False,
        help_text=gettext_lazy(
            "Le secrétariat enregistre alors les récépissés, visas et oppositions reçus sur papier."
        ),
    )


class ConnectView(AdministratorView, FormView):
    template_name = "admin/people/connect.html"
    form_class = ConnectForm
    header_icon = "home"

    def get_page_title(self):
        return self.council.name

    def get_breadcrumbs_items(self):
        return [HOME, COUNCILS, {"url": "", "label": self.council.name}]

    @property
    def council(self) -> Council:
        if not hasattr(self, "_council"):
            self._council = get_visible(Council.objects.with_names(), pk=self.kwargs["pk"])
        return self._council

    def get_initial(self):
        council = self.council
        return {
            "since": council.active_since or timezone.localdate(),
            "is_authority_on_paper": council.is_authority_on_paper,
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            council=self.council, is_connected=self.council.state != CouncilState.NOT_CONNECTED, **kwargs
        )

    def form_valid(self, form):
        council = connect_council(council=self.council, user=self.request.user, **form.cleaned_data)
        messages.success(
            self.request,
            _("%(council)s : connecté. Ses groupes existent, donnez-leur leurs membres.") % {"council": council.name},
        )
        return redirect("councils:index")
