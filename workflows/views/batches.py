"""Several acts at once, chosen in the inbox: first the list repeated, then one decision for all of them, or none."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages

from document_types.clock import today
from document_types.errors import Refusal
from document_types.models import Act
from document_types.rights import Capability
from workflows.listing import received_acts, with_delays
from workflows.office_forms import AssignForm, NoFieldsForm, VisaBatchForm
from workflows.services import batches, examination
from workflows.services.desks import authorities_of
from workflows.views import words
from workflows.views.base import INBOX, OfficeView
from workflows.views.decisions import moment_after

# More than anybody reads at once; an address made by hand stops there too.
MOST = 100


class Batch(OfficeView, FormView):
    capabilities = (Capability.REVIEW,)
    template_name = "admin/review/office/batch.html"
    header_icon = "tasks"
    submit_label = ""
    explanation = ""

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INBOX, {"url": "", "label": self.page_title}]

    @cached_property
    def acts(self) -> list[Act]:
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        asked = {int(pk) for pk in sent.getlist("acte") if pk.isascii() and pk.isdecimal() and len(pk) < 16}
        if len(asked) > MOST:
            raise PermissionDenied(_("Choisissez cent actes au plus à la fois."))
        found = list(with_delays(received_acts(self.request.user)).filter(pk__in=asked).order_by("pk"))
        if len(found) != len(asked):
            raise PermissionDenied(_("Vous n'avez pas accès à ce dossier, ou il n'existe pas."))
        return found

    def get(self, request, *args, **kwargs):
        return self.nothing_chosen() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self.nothing_chosen() or super().post(request, *args, **kwargs)

    def nothing_chosen(self):
        if self.acts:
            return None
        messages.warning(self.request, _("Choisissez d'abord des actes dans la liste."))
        return redirect("review:inbox")

    def form_valid(self, form):
        try:
            with moment_after(max(act.received_at for act in self.acts)):
                self.carry_out(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, self.said(len(self.acts)))
        return redirect("review:inbox")

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def carry_out(self, data: dict) -> None:
        raise NotImplementedError

    def said(self, count: int) -> str:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        rows = [
            {"act": act, "number": words.kind_and_number(act), "chips": words.chips(act.clocks.all(), today())}
            for act in self.acts
        ]
        return super().get_context_data(
            rows=rows,
            explanation=self.explanation,
            submit_label=self.submit_label,
            back=reverse("review:inbox"),
            **kwargs,
        )


class GrantVisas(Batch):
    page_title = _("Accorder le visa à plusieurs actes")
    form_class = VisaBatchForm
    submit_label = _("Accorder le visa à tous ces actes")
    explanation = _(
        "Chacun de ces actes devient exécutoire dès cette décision. Si l'un d'eux ne peut pas être visé, aucun ne "
        "l'est."
    )

    def carry_out(self, data):
        batches.grant_visas(acts=self.acts, user=self.request.user, reference=data["reference"])

    def said(self, count):
        return ngettext("Visa accordé à %(count)s acte.", "Visa accordé à %(count)s actes.", count) % {"count": count}


class NoObjection(Batch):
    page_title = _("Aucune observation")
    form_class = NoFieldsForm
    submit_label = _("Terminer l'examen sans observation")
    explanation = _(
        "Le bureau a étudié ces actes et n'y relève rien. Le conseil n'en est pas avisé et aucun délai ne s'arrête : "
        "l'acte devient exécutoire au terme de la loi, et l'autorité peut encore s'opposer d'ici là."
    )

    def carry_out(self, data):
        examination.end_examination(acts=self.acts, user=self.request.user)

    def said(self, count):
        sentence = ngettext(
            "Examen terminé sans observation pour %(count)s acte.",
            "Examen terminé sans observation pour %(count)s actes.",
            count,
        )
        return sentence % {"count": count}


class AssignBatch(Batch):
    page_title = _("Confier des dossiers")
    form_class = AssignForm
    submit_label = _("Confier ces dossiers")

    def get_form_kwargs(self):
        groups = authorities_of(self.request.user).values("group")
        people = get_user_model().objects.filter(is_active=True, groups__in=groups).distinct()
        return super().get_form_kwargs() | {"officers": people.order_by("last_name", "first_name", "username")}

    def carry_out(self, data):
        examination.assign(acts=self.acts, officer=data["officer"], user=self.request.user)

    def said(self, count):
        return ngettext("%(count)s dossier confié.", "%(count)s dossiers confiés.", count) % {"count": count}
