"""Who decides in the name of the user's authority, and from when to when."""

from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from document_types.access import get_visible
from document_types.clock import today
from document_types.errors import Refusal
from document_types.models import Authority
from document_types.rights import Capability
from workflows.models import Delegation
from workflows.office_forms import EndForm, NameForm
from workflows.people import name_of
from workflows.services import delegations
from workflows.services.desks import authorities_of
from workflows.views.base import INBOX, OfficeView

LIST = {"url": reverse_lazy("review:delegations"), "label": _("Délégations")}


class OfOffice(OfficeView):
    capabilities = (Capability.REVIEW,)
    header_icon = "group"


class Delegations(OfOffice, TemplateView):
    template_name = "admin/review/office/delegations.html"
    page_title = _("Délégations")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INBOX, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        user, day = self.request.user, today()
        found = authorities_of(user).prefetch_related("delegations__user")
        offices = [
            {
                "authority": authority,
                "may_name": delegations.may_name(user, authority, day),
                "may_decide": delegations.may_decide(user, authority, day),
                "rows": [row_of(each, day) for each in authority.delegations.all()],
            }
            for authority in found
        ]
        return super().get_context_data(offices=offices, **kwargs)


def row_of(delegation: Delegation, day) -> dict:
    is_over = delegation.ends_on is not None and delegation.ends_on < day
    standing = _("a pris fin") if is_over else _("en vigueur") if delegation.starts_on <= day else _("à venir")
    return {"delegation": delegation, "name": name_of(delegation.user), "standing": standing, "is_over": is_over}


class DelegationForm(OfOffice, FormView):
    template_name = "admin/review/office/form.html"
    submit_label = ""
    success_message = ""
    explanation = ""

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INBOX, LIST, {"url": "", "label": self.page_title}]

    @property
    def authority(self) -> Authority:
        raise NotImplementedError

    def form_valid(self, form):
        try:
            self.carry_out(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, str(self.success_message))
        return redirect("review:delegations")

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def carry_out(self, data: dict) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        facts = {"explanation": self.explanation, "submit_label": self.submit_label}
        return super().get_context_data(
            heading=self.authority.name, back=reverse("review:delegations"), **facts, **kwargs
        )


class NameDelegate(DelegationForm):
    page_title = _("Dire qui décide")
    form_class = NameForm
    submit_label = _("Enregistrer")
    success_message = _("C'est enregistré, et inscrit au journal du site.")
    explanation = _(
        "Dès qu'une personne est nommée ici, elle seule et celles qui le sont aussi prennent les décisions de "
        "l'autorité ; les autres agents les préparent. Le titulaire et son intérimaire peuvent décider le même jour : "
        "la lettre dit à quel titre."
    )

    @cached_property
    def authority(self):
        return get_visible(authorities_of(self.request.user), pk=self.kwargs["authority"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"officers": delegations.officers(self.authority)}

    def carry_out(self, data):
        delegations.name(authority=self.authority, user=self.request.user, **data)


class EndDelegation(DelegationForm):
    page_title = _("Mettre fin à une délégation")
    form_class = EndForm
    submit_label = _("Enregistrer la fin")
    success_message = _("La fin de la délégation est enregistrée, et inscrite au journal du site.")
    explanation = _("Ce qui a été décidé en vertu de cette délégation reste valable.")

    @cached_property
    def delegation(self) -> Delegation:
        mine = Delegation.objects.filter(authority__in=authorities_of(self.request.user))
        return get_visible(mine.select_related("authority", "user"), pk=self.kwargs["pk"])

    @property
    def authority(self):
        return self.delegation.authority

    def carry_out(self, data):
        delegations.end(delegation=self.delegation, on=data["on"], user=self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"heading": f"{self.authority.name}, {name_of(self.delegation.user)}"}
