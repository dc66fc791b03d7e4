"""The installation of a council: its candidates, and the notice by which the authority calls it (CON-8)."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import WithForm
from cms.secretariat.forms.installation import CandidatesForm, NoticeForm
from cms.secretariat.views.base import OnSession
from cms.secretariat.views.sessions import step_of
from cms.secretariat.windows import installation_rule
from document_types import access
from document_types.enums import Attendance, SessionState
from document_types.models import Mandate, Presence
from document_types.rights import Capability
from document_types.services import installation
from workflows.scans import documents_of


class Installation(OnSession):
    """What an installation still asks for, and who would preside if all the members came."""

    page_title = gettext_lazy("Installation du conseil")
    template_name = "admin/secretariat/installation.html"
    readers = access.INSIDE

    def get_context_data(self, **kwargs):
        council, session = self.session.council, self.session
        members = Mandate.objects.filter(council=council).in_office(session.opens_on).in_protocol_order()
        standing = installation.candidates(session)
        everyone = [Presence(mandate=member, status=Attendance.PRESENT) for member in members]
        is_planned = session.state == SessionState.PLANNED
        can_prepare = access.holds(self.request.user, Capability.PREPARE, council.page)
        return super().get_context_data(
            standing=standing,
            officers=installation.officers_of_installation(everyone, {member.pk for member in standing}),
            row=step_of(session, "convocation"),
            rule=installation_rule(council.level, session.opens_on),
            can_change=can_prepare and is_planned,
            members_url=reverse("secretariat:members", args=[council.pk]),
            **kwargs,
        )


class OnInstallation(WithForm, OnSession):
    def get_trail(self):
        return [*super().get_trail(), (_("Installation du conseil"), self.get_success_url())]

    def get_success_url(self):
        return reverse("secretariat:installation", args=[self.session.pk])


class Candidates(OnInstallation):
    page_title = gettext_lazy("Candidats à la présidence du conseil")
    form_class = CandidatesForm
    submit_label = gettext_lazy("Enregistrer les candidats")
    success_message = gettext_lazy("Les candidats sont enregistrés.")

    def get_form_kwargs(self):
        members = Mandate.objects.filter(council=self.session.council).in_office(self.session.opens_on)
        initial = {"candidates": installation.candidates(self.session), "version": self.session.version}
        return {"members": members.in_protocol_order(), "initial": initial, **super().get_form_kwargs()}

    def carry_out(self, form):
        data = form.cleaned_data
        installation.set_candidates(
            session=self.session, mandates=data["candidates"], version=data["version"], user=self.request.user
        )


class RecordNotice(OnInstallation):
    page_title = gettext_lazy("Avis de l'autorité")
    form_class = NoticeForm
    submit_label = gettext_lazy("Enregistrer l'avis")
    success_message = gettext_lazy("L'avis de l'autorité est enregistré : la session est convoquée.")
    template_name = "admin/secretariat/installation_notice.html"

    def get_form_kwargs(self):
        return {"documents": documents_of(self.session.council), **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        rule = installation_rule(self.session.council.level, self.session.opens_on)
        return super().get_context_data(rule=rule, **kwargs)

    def carry_out(self, form):
        data = form.decision(self.session.council, _("Avis de l'autorité"), self.request.user)
        installation.record_convocation(
            session=self.session,
            sent_on=data["day"],
            reference=data["reference"],
            scan=data.get("scan"),
            user=self.request.user,
        )
