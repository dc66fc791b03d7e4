"""Signing an act: the text on the table, then the signature or the reasons for sending it back.

Both go through the Wagtail task, as the modal of the page editor does: one way, one set of checks.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.screens import Screen
from cms.secretariat.forms.signing import form_for
from cms.secretariat.texts import texts_of
from cms.secretariat.views.base import find_act
from cms.secretariat.views.papers import PAGES
from cms.secretariat.views.sessions import step_of
from document_types import access
from document_types.errors import Refusal, impossible
from document_types.lifecycle import ImpossibleStep
from document_types.models import Act
from document_types.rights import Capability
from document_types.services import signatories, sitting_secretary
from document_types.services.paper_checks import doubts_about
from workflows.scans import documents_of

DONE = {
    "sign": gettext_lazy("La signature est enregistrée."),
    "send_back": gettext_lazy("Le document est renvoyé au secrétariat pour correction."),
}


class Signing(Screen):
    page_title = gettext_lazy("Signature")
    template_name = "admin/secretariat/signing.html"

    @cached_property
    def act(self) -> Act:
        named = Act.objects.with_council().select_related("page").filter(pk=self.kwargs["pk"]).first()
        # A draft of minutes is hidden from members, but not from the one who wrote the sitting (MIN-4).
        if named and sitting_secretary.is_writer(self.request.user, named):
            return named
        return find_act(self.request.user, self.kwargs["pk"])

    @cached_property
    def page(self):
        return self.act.page.specific

    @cached_property
    def task(self):
        return self.page.current_workflow_task

    @cached_property
    def actions(self) -> list[tuple]:
        """The (name, label) pairs open to this user, those of the signature only."""
        if self.task is None or not hasattr(self.task, "office"):
            return []
        return [(name, label) for name, label, _modal in self.task.get_actions(self.page, self.request.user)]

    def check_right(self):
        user = self.request.user
        inside = access.holds_any(user, access.INSIDE, self.act.council.page)
        inside = inside or sitting_secretary.is_writer(user, self.act)
        if not inside or (self.task is not None and not self.actions):
            raise PermissionDenied(_("Cette signature revient à une autre personne du conseil."))

    def get_trail(self):
        trail = [(_("Sessions"), reverse("secretariat:sessions"))]
        if self.act.session_id:
            trail.append((self.act.session.title, reverse("secretariat:session", args=[self.act.session_id])))
        return trail

    def signs_on_screen(self) -> bool:
        return signatories.may_sign(self.request.user, self.act, self.task.office)

    def form(self, action: str, **typed):
        signs_on_screen = self.signs_on_screen()
        return form_for(
            action,
            self.task.get_form_for_action(action),
            signs_on_screen=signs_on_screen,
            documents=documents_of(self.act.council),
            **typed,
        )

    def get_context_data(self, bound=None, **kwargs):
        forms = [(name, label, (bound or {}).get(name) or self.form(name)) for name, label in self.actions]
        return super().get_context_data(
            act=self.act,
            session=self.act.session,
            council=self.act.council,
            texts=texts_of(self.act),
            row=step_of(self.act.session, PAGES[self.act.kind]) if self.act.kind in PAGES else None,
            forms=forms,
            signs_on_screen=bool(self.task) and self.signs_on_screen(),
            office=self.task.get_office_display() if self.actions else "",
            media=sum((form.media for _name, _label, form in forms[1:]), forms[0][2].media) if forms else "",
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        self.check_right()
        action = request.POST.get("action")
        if action not in dict(self.actions):
            raise PermissionDenied(_("Cette étape ne vous revient pas."))
        form = self.form(action, data=request.POST, files=request.FILES)
        if form.is_valid() and self.carried_out(action, form):
            messages.success(request, DONE[action])
            for doubt in self.doubts(action):
                messages.warning(request, doubt)
            return redirect(self.get_success_url())
        return self.render_to_response(self.get_context_data(bound={action: form}), status=422)

    def carried_out(self, action: str, form) -> bool:
        state = self.page.current_workflow_task_state
        try:
            with transaction.atomic():
                data = form.cleaned_data
                if action == "sign":
                    data = form.decision(self.act.council, self.scan_title(), self.request.user)
                self.task.on_action(state, self.request.user, action, **data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        except ImpossibleStep as step:
            form.add_error(None, str(impossible(step)))
        else:
            return True
        return False

    def doubts(self, action: str) -> list[str]:
        """What the copy just added says otherwise than the act; of a scan, its page tells once it is read."""
        signed = self.act.signatures.order_by("pk").last() if action == "sign" else None
        return doubts_about(signed.scan, self.act) if signed and signed.scan else []

    def scan_title(self) -> str:
        return _("Exemplaire signé : %(act)s") % {"act": str(self.act)}

    def get_success_url(self):
        if access.holds(self.request.user, Capability.PREPARE, self.act.council.page) and self.act.session_id:
            return reverse("secretariat:acts", args=[self.act.session_id])
        return reverse("secretariat:act", args=[self.act.pk])
