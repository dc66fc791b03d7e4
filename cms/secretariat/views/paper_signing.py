"""Signing an issued paper with one's own certificate: taken away, signed elsewhere, brought back."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import Screen, WithForm
from cms.secretariat.forms.signing import SignedPaperForm
from cms.secretariat.views.base import find_act
from document_types.enums import Edition
from document_types.errors import Refusal
from document_types.intake.words import signature_words
from document_types.models import Act, IssuedPaper
from document_types.services import act_papers, paper_signatures
from document_types.services.documents import on_disk


class SignPaper(WithForm, Screen):
    """For the president and the secretary of the council, of an act whose paper is issued."""

    page_title = gettext_lazy("Signer avec un certificat électronique")
    form_class = SignedPaperForm
    submit_label = gettext_lazy("Déposer le fichier signé")
    template_name = "admin/secretariat/sign_paper.html"

    @cached_property
    def act(self) -> Act:
        return find_act(self.request.user, self.kwargs["pk"])

    @cached_property
    def issued(self) -> IssuedPaper:
        paper = act_papers.paper_of(self.act)
        if paper is None:
            raise Refusal(_("L'exemplaire de cet acte n'est pas encore établi : il l'est peu après sa signature."))
        return paper

    def check_right(self):
        paper_signatures.require_signatory(self.request.user, self.act)

    def get_trail(self):
        if self.act.session is None:
            return []
        return [(self.act.session.title, reverse("secretariat:session", args=[self.act.session_id]))]

    def get_form_kwargs(self):
        return {"editions": self.editions, **super().get_form_kwargs()}

    @cached_property
    def editions(self) -> list[Edition]:
        return list(dict.fromkeys(each.edition for each in act_papers.files_of(self.issued)))

    def get_context_data(self, **kwargs):
        addresses = [(each, reverse("secretariat:act_paper", args=[self.act.pk, each.value])) for each in self.editions]
        return super().get_context_data(act=self.act, addresses=addresses, **kwargs)

    def carry_out(self, form):
        with on_disk(form.cleaned_data["file"]) as path:
            edition = Edition(form.cleaned_data["edition"])
            self.signature = paper_signatures.add(paper=self.issued, edition=edition, path=path, user=self.request.user)

    def get_success_message(self, form):
        return signature_words(self.signature)

    def get_success_url(self):
        if self.act.session is None:
            return reverse("wagtailadmin_home")
        return reverse("secretariat:session", args=[self.act.session_id])
