"""Papers that the authority asks for on an act it received, and the council's answer; no delay stops for either."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import Screen, WithForm
from cms.secretariat.forms.paper_requests import AnswerPapersForm
from document_types import access
from document_types.models import Act
from document_types.reader import language
from document_types.rights import Capability
from document_types.services import documents
from workflows.models import PaperRequest
from workflows.scans import documents_of
from workflows.services import paper_requests


def requests_on(act: Act) -> list[dict]:
    """What was asked on this act and what was answered, for the council's own people."""
    found = act.paper_requests.select_related("authority").prefetch_related("papers").order_by("asked_at", "pk")
    return [{"request": each, "asked": each.asked_in(language()), "papers": list(each.papers.all())} for each in found]


class AnswerPapers(WithForm, Screen):
    page_title = gettext_lazy("Répondre à une demande de pièces")
    template_name = "admin/secretariat/answer_papers.html"
    header_icon = "doc-full"
    form_class = AnswerPapersForm
    submit_label = gettext_lazy("Adresser la réponse à l'autorité")
    success_message = gettext_lazy("La réponse est partie : l'autorité la lit et ouvre les pièces dès maintenant.")

    @cached_property
    def asked(self) -> PaperRequest:
        acts = access.visible_acts(self.request.user)
        found = PaperRequest.objects.filter(act__in=acts).select_related(
            "authority", "act__council__collectivity", "act__council__page"
        )
        return access.get_visible(found, pk=self.kwargs["pk"])

    def check_right(self):
        access.require(self.request.user, Capability.PREPARE, self.asked.act.council)

    def get_trail(self):
        act = self.asked.act
        return [
            (_("Sessions"), reverse("secretariat:sessions")),
            (str(act), reverse("secretariat:act", args=[act.pk])),
        ]

    def get_form_kwargs(self):
        return {"documents": documents_of(self.asked.act.council), **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        asked = self.asked.asked_in(language())
        return super().get_context_data(request_made=self.asked, asked=asked, act=self.asked.act, **kwargs)

    def carry_out(self, form):
        data, council = form.cleaned_data, self.asked.act.council
        stored = [
            documents.store(file, council=council, title=file.name, user=self.request.user) for file in data["files"]
        ]
        chosen = list(data.get("documents") or ())
        paper_requests.answer(
            request=self.asked, user=self.request.user, text=data["text"], documents=[*chosen, *stored]
        )

    def get_success_url(self):
        return reverse("secretariat:act", args=[self.asked.act_id])
