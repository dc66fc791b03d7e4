"""The minutes of a session: their draft, their reserved part, and what follows once they are established."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.rich_text import RichText

from cms.screens import OnlyPost, WithForm
from cms.secretariat.forms.minutes import ApprovalForm, RemarkForm, SecretaryForm
from cms.secretariat.terms import Due, due
from cms.secretariat.views.base import OnSession, find_act, find_session
from cms.secretariat.views.papers import ActButton, Paper
from cms.secretariat.views.sittings import CorrectSitting
from document_types import access
from document_types.clock import today
from document_types.enums import ActKind, ActState, Attendance
from document_types.law.statutes import rule
from document_types.models import Act, Mandate, Session
from document_types.reader import article, language
from document_types.rights import Capability
from document_types.services import absences, minutes, minutes_followup, minutes_wording, sitting_secretary
from document_types.services.reckoning import reckoner


def minutes_url(act: Act) -> str:
    return reverse("secretariat:minutes", args=[act.session_id])


class Minutes(Paper):
    """The draft with what it still lacks, then the minutes with what follows: copies, receipt, remarks, approval."""

    page_title = gettext_lazy("Procès-verbal")
    kind = ActKind.MINUTES

    def get_context_data(self, **kwargs):
        found = minutes_wording.reserved_part(self.session)
        sittings = self.session.sittings.select_related("session__council__collectivity").order_by("number")
        return super().get_context_data(
            reserved=[RichText(html) for _kind, html in found.get(language(), ())],
            unwritten=[sitting for sitting in sittings if sitting_secretary.is_missing(sitting)],
            resigned=resigned(self.session),
            **kwargs,
        )

    def details(self, act):
        is_draft, is_established = act.state == ActState.DRAFT, act.state == ActState.ESTABLISHED
        is_changed = is_draft and minutes.is_changed_by_hand(act)
        return {
            **super().details(act),
            "is_behind": is_draft and minutes.is_stale(act),
            "is_changed_by_hand": is_changed,
            "transmission": transmission_due(act) if is_established else None,
            "remarks": act.remarks.select_related("mandate__councillor"),
            "approval": getattr(act, "approval", None),
            "can_approve": is_established and bool(minutes_followup.approving_sessions(act)),
        }


def transmission_due(act: Act) -> Due | None:
    """Until when the authority's copy leaves, and whether it did (TRA-1)."""
    session = act.session
    if session.closed_on is None:
        return None
    deadline = reckoner().due(rule("TRA-1", session.council.level, session.closed_on), session.closed_on)
    return due(deadline, today(), act.received_at)


def resigned(session: Session) -> dict | None:
    """Whom the law holds to have resigned for absences, which the council meets to record (SES-19)."""
    day = session.closed_on or session.opens_on
    reached = [pk for pk, missed in absences.missed_in(session.council, day).items() if missed.is_too_many]
    members = Mandate.objects.filter(pk__in=reached).in_office(day).in_protocol_order()
    if not members:
        return None
    return {"members": list(members), "article": article(rule("SES-19", session.council.level, day))}


class RefreshMinutes(ActButton):
    success_message = gettext_lazy("Le procès-verbal est rédigé de nouveau : relisez-le avant de le soumettre.")

    def act_on(self, act):
        minutes.refresh(act=act, user=self.request.user)


class AfterMinutes(WithForm, OnSession):
    """A form about minutes already drafted."""

    @cached_property
    def act(self) -> Act:
        act = find_act(self.request.user, self.kwargs["pk"])
        if act.kind != ActKind.MINUTES:
            raise PermissionDenied(_("Ce document n'est pas un procès-verbal."))
        return act

    def get_session(self):
        return find_session(self.request.user, self.act.session_id)

    def get_trail(self):
        return [*super().get_trail(), (_("Procès-verbal"), minutes_url(self.act))]

    def get_success_url(self):
        return minutes_url(self.act)


class AddRemark(AfterMinutes):
    page_title = gettext_lazy("Enregistrer une observation")
    form_class = RemarkForm
    submit_label = gettext_lazy("Enregistrer l'observation")
    success_message = gettext_lazy("L'observation est enregistrée : le texte du procès-verbal ne change pas.")

    def get_form_kwargs(self):
        members = Mandate.objects.filter(council=self.session.council).in_office(today()).in_protocol_order()
        return {"members": members, **super().get_form_kwargs()}

    def carry_out(self, form):
        minutes_followup.remark(act=self.act, user=self.request.user, **form.cleaned_data)


class Approve(AfterMinutes):
    page_title = gettext_lazy("Enregistrer l'approbation du procès-verbal")
    form_class = ApprovalForm
    submit_label = gettext_lazy("Enregistrer l'approbation")
    success_message = gettext_lazy("L'approbation du procès-verbal est enregistrée.")

    def get_form_kwargs(self):
        return {"sessions": minutes_followup.approving_sessions(self.act), **super().get_form_kwargs()}

    def carry_out(self, form):
        data = form.cleaned_data
        session = find_session(self.request.user, data["session"])
        minutes_followup.approve(act=self.act, session=session, approved_on=data["approved_on"], user=self.request.user)


class PlaceApproval(OnlyPost):
    """Put the approval of earlier minutes on the agenda of a session in preparation."""

    success_message = gettext_lazy("L'approbation du procès-verbal est inscrite en tête de l'ordre du jour.")

    def carry_out(self, request, pk, act):
        session = find_session(request.user, pk)
        access.require(request.user, Capability.PREPARE, session.council)
        minutes_followup.put_on_agenda(act=find_act(request.user, act), session=session, user=request.user)
        return reverse("secretariat:agenda", args=[session.pk])


class SittingSecretary(CorrectSitting):
    """Who writes a sitting, and why, when it is not the council's secretary (MIN-4)."""

    page_title = gettext_lazy("Secrétaire de séance")
    form_class = SecretaryForm
    submit_label = gettext_lazy("Enregistrer")
    success_message = gettext_lazy("Le secrétaire de séance est enregistré : le procès-verbal le dira, avec le motif.")
    template_name = "admin/secretariat/sitting_secretary.html"

    def check_right(self):
        access.require(self.request.user, Capability.PREPARE, self.session.council)

    def get_page_title(self):
        return self.page_title

    def get_form_kwargs(self):
        sitting = self.sitting
        present = Mandate.objects.filter(presences__sitting=sitting, presences__status=Attendance.PRESENT)
        initial = {
            "mandate": sitting.secretary_id or getattr(sitting_secretary.deputy_by_right(sitting), "pk", None),
            "reason_fr": sitting.secretary_reason_fr,
            "reason_ar": sitting.secretary_reason_ar,
        }
        typed = WithForm.get_form_kwargs(self)
        return {"members": present.in_protocol_order(), "initial": initial, **typed}

    def carry_out(self, form):
        sitting_secretary.name_secretary(sitting=self.sitting, user=self.request.user, **form.cleaned_data)
