"""The members of a council, kept by its clerk: who sits, since when, at what declared address."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import Screen, WithForm
from cms.secretariat.forms.members import ChangeMemberForm, EndForm, MemberForm
from cms.secretariat.views.base import councils_to_prepare
from document_types import access
from document_types.clock import today
from document_types.models import Council, Mandate
from document_types.rights import Capability
from document_types.services import mandates
from document_types.services.absences import missed_in


def members_url(council: Council) -> str:
    return reverse("secretariat:members", args=[council.pk])


class Councils(Screen):
    """Straight to one's council, or the choice of it."""

    page_title = gettext_lazy("Membres des conseils")
    template_name = "admin/secretariat/councils.html"
    header_icon = "group"

    def check_right(self):
        self.councils = list(councils_to_prepare(self.request.user))
        if not self.councils:
            raise PermissionDenied(_("La liste des membres est tenue par le secrétariat du conseil."))

    def get(self, request, *args, **kwargs):
        self.check_right()
        if len(self.councils) == 1:
            return redirect(members_url(self.councils[0]))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(councils=self.councils, **kwargs)


class OnCouncil(Screen):
    header_icon = "group"

    @cached_property
    def council(self) -> Council:
        return self.get_council()

    def get_council(self) -> Council:
        return access.get_visible(access.visible_councils(self.request.user), pk=self.kwargs["pk"])

    def check_right(self):
        access.require(self.request.user, Capability.PREPARE, self.council)

    def get_trail(self):
        return [(_("Membres du conseil"), members_url(self.council))]

    def get_context_data(self, **kwargs):
        return super().get_context_data(council=self.council, **kwargs)

    def get_success_url(self):
        return members_url(self.council)


class Members(OnCouncil):
    page_title = gettext_lazy("Membres du conseil")
    template_name = "admin/secretariat/members.html"
    trail = []

    def get_trail(self):
        return []

    def get_context_data(self, **kwargs):
        rows = Mandate.objects.filter(council=self.council)
        ended = rows.filter(ends_on__isnull=False).select_related("councillor").order_by("-ends_on", "rank")
        sitting = list(rows.filter(ends_on__isnull=True).in_protocol_order())
        missed = missed_in(self.council, today())
        for member in sitting:
            member.missed = missed.get(member.pk)
        return super().get_context_data(
            members=sitting,
            ended=ended[:100],
            gone=[member for member in sitting if member.missed and member.missed.is_too_many],
            without_email=sum(1 for member in sitting if not member.declared_email),
            **kwargs,
        )


class AddMember(WithForm, OnCouncil):
    page_title = gettext_lazy("Ajouter un membre")
    form_class = MemberForm
    submit_label = gettext_lazy("Ajouter")
    success_message = gettext_lazy("Le membre est ajouté.")

    def carry_out(self, form):
        mandates.begin(council=self.council, user=self.request.user, **form.cleaned_data)


class OnMandate(OnCouncil):
    @cached_property
    def mandate(self) -> Mandate:
        found = Mandate.objects.select_related("councillor", "council__collectivity", "council__page")
        councils = access.visible_councils(self.request.user)
        return access.get_visible(found.filter(council__in=councils), pk=self.kwargs["pk"])

    def get_council(self):
        return self.mandate.council

    def get_page_title(self):
        return str(self.mandate.councillor)


class ChangeMember(WithForm, OnMandate):
    form_class = ChangeMemberForm
    submit_label = gettext_lazy("Enregistrer")
    success_message = gettext_lazy("Le mandat est modifié.")

    def get_form_kwargs(self):
        return {"mandate": self.mandate, **super().get_form_kwargs()}

    def carry_out(self, form):
        mandates.change(mandate=self.mandate, user=self.request.user, **form.cleaned_data)


class EndMandate(WithForm, OnMandate):
    form_class = EndForm
    submit_label = gettext_lazy("Mettre fin au mandat")
    success_message = gettext_lazy("La fin du mandat est enregistrée.")

    def get_form_kwargs(self):
        return {"label": _("Dernier jour du mandat"), **super().get_form_kwargs()}

    def carry_out(self, form):
        data = form.cleaned_data
        mandates.end(mandate=self.mandate, ends_on=data["day"], reason=data["reason"], user=self.request.user)
