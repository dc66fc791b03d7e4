"""Taking the text of an act from a Word file: the file, what will come in, then a revision."""

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.screens import Screen, WithForm
from cms.secretariat.forms.word_text import WordTextForm
from cms.secretariat.texts import parts_of
from cms.secretariat.views.base import find_act
from document_types.errors import Refusal
from document_types.services import text_import
from document_types.services.pages import page_of

SALT = "secretariat.word_text"
# Seconds: what was shown in the morning may be confirmed in the evening.
SHOWN_FOR = 12 * 3600


class TakeWordText(WithForm, Screen):
    """What was read is carried, signed, in the page that shows it: nothing is stored before it is confirmed."""

    page_title = gettext_lazy("Reprendre le texte d'un fichier Word")
    template_name = "admin/secretariat/word_text.html"
    form_class = WordTextForm
    submit_label = gettext_lazy("Voir le texte qui sera repris")
    header_icon = "doc-full"

    @cached_property
    def act(self):
        return find_act(self.request.user, self.kwargs["pk"])

    @cached_property
    def page(self):
        return page_of(self.act)

    def check_right(self):
        if not self.page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied(_("Ce texte est écrit par le secrétariat de son conseil."))

    def get_trail(self):
        trail = [(_("Sessions"), reverse("secretariat:sessions"))]
        if self.act.session_id:
            trail.append((self.act.session.title, reverse("secretariat:session", args=[self.act.session_id])))
        return trail

    def get_success_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"initial": {"language": self.act.authentic_language}}

    def get_context_data(self, **kwargs):
        return super().get_context_data(act=self.act, closed=self.closed, edit_url=self.get_success_url(), **kwargs)

    @cached_property
    def closed(self) -> str:
        """Why the text cannot be written now; empty where it can."""
        try:
            text_import.require_writable(self.page, self.request.user)
        except Refusal as refusal:
            return str(refusal)
        return ""

    def post(self, request, *args, **kwargs):
        self.check_right()
        if self.closed:
            return self.render_to_response(self.get_context_data(), status=422)
        if "shown" in request.POST:
            return self.confirm(request.POST["shown"])
        form = self.get_form()
        if not form.is_valid():
            return self.render_form(form)
        try:
            text = text_import.read(form.cleaned_data["file"])
        except Refusal as refusal:
            form.add_error("file", str(refusal))
            return self.render_form(form)
        return self.show(text, form.cleaned_data["language"])

    def show(self, text, language: str):
        shown = {
            "page": self.page.pk,
            "user": self.request.user.pk,
            "revision": self.page.latest_revision_id,
            "language": language,
            "blocks": text.blocks,
        }
        context = self.get_context_data(
            shown=signing.dumps(shown, salt=SALT, compress=True),
            language=language,
            notes=text.notes,
            parts=parts_of(text_import.stream_of(self.page, language, text.blocks), language),
            is_replacing=bool(self.page.get_latest_revision_as_object().body_in(language)),
        )
        return self.render_to_response(context)

    def confirm(self, sent: str):
        try:
            shown = signing.loads(sent, salt=SALT, max_age=SHOWN_FOR)
        except signing.BadSignature:
            shown = {}
        if (shown.get("page"), shown.get("user")) != (self.page.pk, self.request.user.pk):
            messages.error(self.request, _("Ce texte n'est plus gardé. Choisissez de nouveau le fichier."))
            return redirect(self.request.path)
        try:
            text_import.replace_body(
                act=self.act,
                language=shown["language"],
                blocks=shown["blocks"],
                based_on=shown["revision"],
                user=self.request.user,
            )
        except Refusal as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.request.path)
        messages.success(
            self.request, _("Le texte du fichier est repris. L'ancien texte reste dans l'historique de la page.")
        )
        return redirect(self.get_success_url())
