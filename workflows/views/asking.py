"""What the office asks for about an act: papers of the council, the advice of another service."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages

from document_types.access import get_visible
from document_types.errors import Refusal
from workflows.models import OpinionRequest
from workflows.office_forms import AdviceForm, OpinionForm, PapersForm
from workflows.services import opinions, paper_requests
from workflows.views import words
from workflows.views.decisions import moment_after
from workflows.views.desk import AtDesk


class DeskForm(AtDesk, FormView):
    """One form of the office about one act; a refusal stands on it, and what was typed stays."""

    template_name = "admin/review/office/form.html"
    submit_label = ""
    success_message = ""
    explanation = ""

    def post(self, request, *args, **kwargs):
        self.check()
        return super().post(request, *args, **kwargs)

    def get_success_url(self):
        return self.url

    def form_valid(self, form):
        try:
            with moment_after(self.act.received_at):
                self.carry_out(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, str(self.success_message))
        return super().form_valid(form)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def carry_out(self, data: dict) -> None:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=f"{words.kind_and_number(self.act)}, {self.act.subject}",
            council=self.act.council,
            explanation=self.explanation,
            submit_label=self.submit_label,
            back=self.url,
            **kwargs,
        )


class AskPapers(DeskForm):
    page_title = gettext_lazy("Demander des pièces")
    form_class = PapersForm
    submit_label = gettext_lazy("Demander ces pièces")
    success_message = gettext_lazy(
        "La demande est partie : le conseil la voit dès maintenant. Aucun délai ne s'arrête."
    )
    explanation = gettext_lazy(
        "Le conseil lit cette demande et y répond par ses fichiers. Elle n'interrompt aucun délai : le dernier jour "
        "pour s'opposer ou pour viser reste le même."
    )

    def carry_out(self, data):
        paper_requests.ask(act=self.act, user=self.request.user, **data)


class AskOpinion(DeskForm):
    page_title = gettext_lazy("Demander un avis")
    form_class = OpinionForm
    submit_label = gettext_lazy("Enregistrer la demande d'avis")
    success_message = gettext_lazy("La demande d'avis est enregistrée ; le bureau seul la lit.")
    explanation = gettext_lazy(
        "Le délai donné au service est celui du bureau : il n'interrompt aucun délai de la loi. Le conseil ne voit ni "
        "la demande ni l'avis."
    )

    def carry_out(self, data):
        opinions.ask(act=self.act, user=self.request.user, **data)


class RecordAdvice(DeskForm):
    page_title = gettext_lazy("Enregistrer un avis")
    form_class = AdviceForm
    submit_label = gettext_lazy("Enregistrer l'avis")
    success_message = gettext_lazy("L'avis est enregistré ; le bureau seul le lit.")

    @cached_property
    def asked(self) -> OpinionRequest:
        return get_visible(self.mine(OpinionRequest), pk=self.kwargs["opinion"])

    def check(self):
        super().check()
        return self.asked

    def carry_out(self, data):
        opinions.record_answer(request=self.asked, user=self.request.user, **data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"explanation": f"{self.asked.service} : {self.asked.question}"}
