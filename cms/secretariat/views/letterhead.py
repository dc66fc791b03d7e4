"""The head of a council's papers: its coat of arms, and whether the Hijri date stands beside the other."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import Screen, WithForm
from cms.secretariat.forms.letterhead import LetterheadForm
from document_types import access
from document_types.models import Council
from document_types.rights import Capability
from document_types.services import letterheads


class Letterhead(WithForm, Screen):
    page_title = gettext_lazy("En-tête des papiers du conseil")
    form_class = LetterheadForm
    submit_label = gettext_lazy("Enregistrer l'en-tête")
    success_message = gettext_lazy("L'en-tête est enregistré : les papiers à venir le portent, ceux d'avant restent.")
    template_name = "admin/secretariat/letterhead.html"

    @cached_property
    def council(self) -> Council:
        councils = access.councils_for(self.request.user, *access.INSIDE).select_related("arms")
        return access.get_visible(councils, pk=self.kwargs["pk"])

    def check_right(self):
        access.require(self.request.user, Capability.PREPARE, self.council)

    def get_trail(self):
        return [(_("Sessions"), reverse("secretariat:sessions"))]

    def get_form_kwargs(self):
        shown = {
            "initial": {"has_hijri_dates": self.council.has_hijri_dates},
            "has_arms": self.council.arms is not None,
        }
        return shown | super().get_form_kwargs()

    def get_context_data(self, **kwargs):
        return super().get_context_data(council=self.council, **kwargs)

    def carry_out(self, form):
        letterheads.set_letterhead(council=self.council, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("secretariat:letterhead", args=[self.council.pk])
