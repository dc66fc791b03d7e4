"""Making an ordinary session longer, as its president decided."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import WithForm
from cms.secretariat.forms.authority import ExtensionForm
from cms.secretariat.views.base import OnSession
from document_types.enums import SessionKind, SessionState
from document_types.law.statutes import rule
from document_types.models import Session
from document_types.reader import article, language
from document_types.services import extensions


def is_extendable(session: Session) -> bool:
    """Whether the screen is worth offering; the service decides."""
    return session.kind == SessionKind.ORDINARY and session.state == SessionState.OPEN and not session.extended_on


class ExtendSession(WithForm, OnSession):
    page_title = gettext_lazy("Prolongation de la session")
    form_class = ExtensionForm
    submit_label = gettext_lazy("Enregistrer la prolongation")
    template_name = "admin/secretariat/extend_session.html"

    def get_form_kwargs(self):
        return {"initial": {"version": self.session.version}, **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        is_ordinary = self.session.kind == SessionKind.ORDINARY
        return super().get_context_data(
            term=extensions.term(self.session) if is_ordinary else None,
            notify=self._notify() if is_ordinary else "",
            is_extendable=is_extendable(self.session),
            explanation=extensions.term(self.session).longest.explain(language()) if is_ordinary else (),
            **kwargs,
        )

    def _notify(self) -> str:
        """To whom the decision is notified as soon as it is taken (SES-7)."""
        row = rule("SES-7", self.session.council.level, self.session.opens_on)
        return f"{row.wording.in_language(language()).rstrip('.')} ({article(row)})."

    def carry_out(self, form):
        extensions.extend_session(session=self.session, user=self.request.user, **form.cleaned_data)

    def get_success_message(self, form):
        return _("La session est prolongée. %(notify)s") % {"notify": self._notify()}

    def get_success_url(self):
        return reverse("secretariat:session", args=[self.session.pk])
