"""The agendas sent to an authority: what is left of its delay, its receipt, its points, its oppositions."""

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages

from document_types.access import get_visible
from document_types.clock import today
from document_types.errors import Refusal
from document_types.models import AgendaItem, Session
from document_types.rights import Capability
from document_types.services.reckoning import reckoner
from workflows.agenda_forms import PointForm, PointOppositionForm, ReferralForm, RulingForm
from workflows.listing import received_agendas
from workflows.services import agendas
from workflows.views.agenda_words import delay_of, file_of
from workflows.views.base import INBOX, OfficeView
from workflows.views.decisions import moment_after

PER_PAGE = 20
LIST = {"url": reverse_lazy("review:agendas"), "label": gettext_lazy("Ordres du jour reçus")}


class OfOffice(OfficeView):
    """For those who control legality somewhere; following dossiers from afar is no reason to answer an agenda."""

    capabilities = (Capability.REVIEW,)
    header_icon = "list-ol"


class Agendas(OfOffice, TemplateView):
    template_name = "admin/review/agendas.html"
    page_title = gettext_lazy("Ordres du jour reçus")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INBOX, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        page = Paginator(received_agendas(self.request.user), PER_PAGE).get_page(self.request.GET.get("p"))
        here, day = reckoner(), today()
        rows = [{"session": session, "delay": delay_of(session, here, day)} for session in page]
        return super().get_context_data(rows=rows, page=page, **kwargs)


class OnAgenda(OfOffice):
    """A screen about one agenda that the user's office was sent."""

    @cached_property
    def session(self) -> Session:
        return get_visible(received_agendas(self.request.user), pk=self.kwargs["pk"])

    @property
    def url(self) -> str:
        return reverse("review:agenda", args=[self.session.pk])

    def get_breadcrumbs_items(self):
        here = {"url": self.url, "label": self.session.title}
        return [*self.breadcrumbs_items, INBOX, LIST, here, {"url": "", "label": self.get_page_title()}]


class Agenda(OnAgenda, TemplateView):
    template_name = "admin/review/agenda.html"

    def get_page_title(self):
        return self.session.title

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, INBOX, LIST, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            session=self.session,
            council=self.session.council,
            may_answer=agendas.may_answer(self.session, self.request.user),
            **file_of(self.session, reckoner(), today()),
            **kwargs,
        )


class Acknowledge(OnAgenda, View):
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            with moment_after(self.session.agenda_sent_at):
                session = agendas.acknowledge(session=self.session, user=request.user)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            receipt = f"\u2066{session.agenda_receipt}\u2069"
            messages.success(
                request, _("Réception accusée, récépissé n° %(receipt)s : le délai court.") % {"receipt": receipt}
            )
        return redirect(self.url)


class Answer(OnAgenda, FormView):
    """One answer of the office; what the law refuses is said on the form, and what was typed stays."""

    template_name = "admin/review/agenda_answer.html"
    submit_label = ""
    success_message = ""

    def get_success_url(self):
        return self.url

    def form_valid(self, form):
        try:
            with moment_after(self.session.agenda_received_at):
                self.carry_out(form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, str(self.success_message))
        return super().form_valid(form)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def carry_out(self, form) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        delay = delay_of(self.session, reckoner(), today())
        facts = {"session": self.session, "council": self.session.council, "delay": delay, "back": self.url}
        return super().get_context_data(submit_label=self.submit_label, **facts, **kwargs)


class AddPoint(Answer):
    page_title = gettext_lazy("Ajouter un point")
    form_class = PointForm
    submit_label = gettext_lazy("Ajouter ce point")
    success_message = gettext_lazy("Le point est inscrit de plein droit ; les membres déjà convoqués en sont avisés.")

    def get_initial(self):
        return {"version": self.session.version}

    def carry_out(self, form):
        agendas.add_point(session=self.session, user=self.request.user, **form.facts())


class AnswerToPoint(Answer):
    """An answer about one point of an agenda that the office was sent."""

    @cached_property
    def item(self) -> AgendaItem:
        items = AgendaItem.objects.filter(session__in=received_agendas(self.request.user).values("pk"))
        return get_visible(items.select_related("session__council__collectivity"), pk=self.kwargs["pk"])

    @cached_property
    def session(self) -> Session:
        return get_visible(received_agendas(self.request.user), pk=self.item.session_id)

    def get_context_data(self, **kwargs):
        return super().get_context_data(item=self.item, **kwargs)


class OpposePoint(AnswerToPoint):
    page_title = gettext_lazy("S'opposer à un point")
    form_class = PointOppositionForm
    submit_label = gettext_lazy("S'opposer à ce point")
    success_message = gettext_lazy("L'opposition est enregistrée : le conseil la voit dès maintenant.")

    def carry_out(self, form):
        agendas.oppose(item=self.item, user=self.request.user, **form.cleaned_data)


class ReferPoint(AnswerToPoint):
    page_title = gettext_lazy("Saisine du juge des référés")
    form_class = ReferralForm
    submit_label = gettext_lazy("Enregistrer la saisine")
    success_message = gettext_lazy("La saisine est enregistrée : le point ne se débat plus avant la décision du juge.")

    def carry_out(self, form):
        agendas.refer(item=self.item, user=self.request.user, referred_at=form.cleaned_data["referred_at"])


class RuleOnPoint(AnswerToPoint):
    page_title = gettext_lazy("Décision du juge des référés")
    form_class = RulingForm
    submit_label = gettext_lazy("Enregistrer la décision")
    success_message = gettext_lazy("La décision du juge est enregistrée.")

    def carry_out(self, form):
        agendas.enter_ruling(item=self.item, user=self.request.user, **form.facts())
