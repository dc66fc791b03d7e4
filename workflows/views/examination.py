"""The study of an act by the office: the checklist beside the officer's conclusions, notes, requests, opinions."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from document_types.access import get_visible
from document_types.clock import today
from document_types.errors import Refusal
from document_types.models import ActVersion, Authority
from document_types.reader import language
from document_types.rights import Capability
from document_types.services.reckoning import reckoner
from workflows.checklist import checklist
from workflows.models import Assignment, Examination, Finding, InternalNote, OpinionRequest, PaperRequest
from workflows.office_forms import AdviceForm, AssignForm, FindingsForm, NoteForm, OpinionForm, PapersForm
from workflows.services import examination, opinions, paper_requests
from workflows.services.delegations import officers
from workflows.services.desks import require_desk
from workflows.views import words
from workflows.views.base import INBOX, ReceivedActView
from workflows.views.decisions import moment_after
from workflows.views.reading import texts_of


class AtDesk(ReceivedActView):
    """A screen about one act for the office that studies it, and for no other."""

    capabilities = (Capability.REVIEW,)
    header_icon = "clipboard-list"

    @cached_property
    def authority(self) -> Authority:
        return require_desk(self.act, self.request.user)

    def get(self, request, *args, **kwargs):
        self.check()
        return super().get(request, *args, **kwargs)

    def check(self) -> None:
        """Finding the authority asks for the right."""
        if not self.authority:
            raise PermissionDenied

    @property
    def url(self) -> str:
        return reverse("review:examination", args=[self.act.pk])

    def get_breadcrumbs_items(self):
        act = {"url": reverse("review:act", args=[self.act.pk]), "label": words.kind_and_number(self.act)}
        return [*self.breadcrumbs_items, INBOX, act, *self.trail(), {"url": "", "label": self.get_page_title()}]

    def trail(self) -> list[dict]:
        return [{"url": self.url, "label": _("Examen du dossier")}]

    def mine(self, model):
        return model.objects.filter(act=self.act, authority=self.authority)

    def text_received(self):
        """The text as the slip brought it; None where it came without one."""
        slip = next(iter(self.act.transmitted_in.all()), None)
        return slip.revision.as_object() if slip else None


class ExaminationView(AtDesk, TemplateView):
    """Each form of the page says what it does; a refusal leaves what was typed."""

    page_title = gettext_lazy("Examen du dossier")
    template_name = "admin/review/office/examination.html"

    def trail(self):
        return []

    def post(self, request, *args, **kwargs):
        self.check()
        acts = {
            "assign": self.assign,
            "note": self.note,
            "find": self.find,
            "end": self.end,
            "reopen": self.reopen,
        }
        what = request.POST.get("do", "")
        if what not in acts:
            raise PermissionDenied(_("Cette étape n'existe pas."))
        form = self.forms(bound=what).get(what)
        if form is not None and not form.is_valid():
            return self.show(what, form)
        try:
            with moment_after(self.act.received_at):
                said = acts[what](form)
        except Refusal as refusal:
            if form is None:
                messages.error(request, str(refusal))
                return redirect(self.url)
            form.add_error(None, str(refusal))
            return self.show(what, form)
        messages.success(request, said)
        return redirect(self.url)

    def show(self, what, form):
        return self.render_to_response(self.get_context_data(**{f"{what}_form": form}), status=422)

    def assign(self, form) -> str:
        examination.assign(acts=[self.act], officer=form.cleaned_data["officer"], user=self.request.user)
        return _("Enregistré : le dossier est confié.") if form.cleaned_data["officer"] else _("Le dossier est libre.")

    def note(self, form) -> str:
        examination.note(act=self.act, text=form.cleaned_data["text"], user=self.request.user)
        return _("La note est écrite ; le bureau seul la lit.")

    def find(self, form) -> str:
        for line, verdict, text in form.conclusions():
            examination.find(act=self.act, line=line, verdict=verdict, text=text, user=self.request.user)
        return _("Vos conclusions sont enregistrées ; le bureau seul les lit.")

    def end(self, _form) -> str:
        examination.end_examination(acts=[self.act], user=self.request.user)
        return _("L'examen est terminé sans observation. Le délai court toujours.")

    def reopen(self, _form) -> str:
        examination.reopen(act=self.act, user=self.request.user)
        return _("L'examen est repris.")

    @cached_property
    def lines(self):
        return checklist(self.act, reckoner(), today(), self.text_received())

    @cached_property
    def assignment(self) -> Assignment | None:
        return self.mine(Assignment).select_related("officer").first()

    def forms(self, bound: str = "") -> dict:
        """The forms of the page, the one that was sent holding what was typed."""

        def data(name):
            return self.request.POST if name == bound else None

        found = {finding.line: finding for finding in self.mine(Finding).select_related("officer")}
        people = officers(self.authority) if self.authority.group_id else get_user_model().objects.none()
        given = {"officer": self.assignment.officer_id if self.assignment else None}
        return {
            "assign": AssignForm(data("assign"), officers=people, initial=given, prefix="assign"),
            "note": NoteForm(data("note"), prefix="note"),
            "find": FindingsForm(data("find"), lines=self.lines, findings=found),
        }

    def get_context_data(self, **kwargs):
        act = self.act
        forms = {f"{name}_form": form for name, form in self.forms().items()} | kwargs
        return super().get_context_data(
            act=act,
            authority=self.authority,
            number=words.kind_and_number(act),
            chips=words.chips(act.clocks.all(), today()),
            assignment=self.assignment,
            ended=self.mine(Examination).select_related("officer").first(),
            notes=self.mine(InternalNote).select_related("author"),
            requests=asked_papers(self.mine(PaperRequest)),
            opinions=opinion_rows(self.mine(OpinionRequest)),
            versions=ActVersion.objects.filter(act=act).order_by("rank"),
            **forms,
        )


def asked_papers(requests) -> list[dict]:
    found = requests.select_related("asked_by", "authority").prefetch_related("papers").order_by("asked_at", "pk")
    return [{"request": each, "asked": each.asked_in(language()), "papers": list(each.papers.all())} for each in found]


def opinion_rows(requests) -> list[dict]:
    """Each request with how late its answer is."""
    day = today()
    return [
        {"request": each, "is_late": each.answered_on is None and each.due_on < day}
        for each in requests.select_related("asked_by").order_by("asked_on", "pk")
    ]


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


class VersionView(AtDesk, TemplateView):
    """An earlier text of the act, in the languages it is written in."""

    template_name = "admin/review/office/version.html"

    @cached_property
    def version(self) -> ActVersion:
        versions = ActVersion.objects.filter(act=self.act).select_related("revision")
        return get_visible(versions, rank=self.kwargs["rank"])

    def get_page_title(self):
        return self.version.get_stage_display()

    def get_context_data(self, **kwargs):
        page = self.version.revision.as_object()
        return super().get_context_data(
            act=self.act,
            number=words.kind_and_number(self.act),
            version=self.version,
            reasons=self.version.reasons_in(language()),
            texts=texts_of(page, self.act.authentic_language),
            **kwargs,
        )
