"""The study of an act by the office: the checklist beside the officer's conclusions, notes, requests, opinions."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from document_types.clock import today
from document_types.errors import Refusal
from document_types.reader import language
from document_types.services import versions
from document_types.services.reckoning import reckoner
from workflows.checklist import checklist
from workflows.models import Assignment, Examination, Finding, InternalNote, OpinionRequest, PaperRequest
from workflows.office_forms import AssignForm, FindingsForm, NoteForm
from workflows.services import examination
from workflows.services.delegations import officers
from workflows.views import words
from workflows.views.decisions import moment_after
from workflows.views.desk import AtDesk


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
            versions=versions.public_history(act),
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
