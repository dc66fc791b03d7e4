"""The call that follows a meeting without quorum: its day chosen, its convocation drafted (QUO-3, QUO-4, SES-14)."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.screens import WithForm
from cms.secretariat.calling import PREPARE
from cms.secretariat.forms.sessions import MeetingDayForm
from cms.secretariat.views.base import OnSession
from document_types.clock import today
from document_types.enums import ActKind, ActState
from document_types.models import Act, Session
from document_types.services import calls, convocations


def next_call_label(session: Session) -> str:
    """What the button to the next call says; empty while none is to be prepared."""
    following = calls.upcoming(session, today())
    if following is None:
        return ""
    is_sent = session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.SENT, call=following.rank).exists()
    return "" if is_sent else str(PREPARE[following.law_call])


class PrepareNextCall(WithForm, OnSession):
    """The day comes filled in with the first one that suits the law; a draft already there is written again for it."""

    form_class = MeetingDayForm
    template_name = "admin/secretariat/next_call.html"

    @cached_property
    def following(self) -> calls.NextCall:
        found = calls.upcoming(self.session, today())
        if found is None:
            raise PermissionDenied(_("Aucune réunion n'a manqué son quorum : aucune autre convocation n'est à faire."))
        return found

    @cached_property
    def draft(self) -> Act | None:
        return self.session.acts.of_kind(ActKind.CONVOCATION).filter(state=ActState.DRAFT).first()

    def check_right(self):
        super().check_right()
        return self.following

    def get_page_title(self):
        return str(PREPARE[self.following.law_call])

    @property
    def submit_label(self):
        return _("Écrire la convocation de nouveau") if self.draft else self.get_page_title()

    def get_trail(self):
        url = reverse("secretariat:convocation", args=[self.session.pk])
        return [*super().get_trail(), (_("Convocation"), url)]

    def get_form_kwargs(self):
        meets_on = self.draft.meeting_day if self.draft else self.following.meets_on
        return {"initial": {"meets_on": meets_on}, **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(following=self.following, draft=self.draft, **kwargs)

    def carry_out(self, form):
        day, user = form.cleaned_data["meets_on"], self.request.user
        if self.draft:
            convocations.refresh(act=self.draft, meets_on=day, user=user)
        else:
            convocations.prepare(session=self.session, meets_on=day, user=user)
        sent_on = max(today(), self.following.sent_from or today())
        for caution in calls.cautions(self.following, meets_on=day, sent_on=sent_on):
            messages.warning(self.request, caution)

    def get_success_message(self, form):
        return _("Le projet de convocation est préparé : relisez-le avant de le soumettre.")

    def get_success_url(self):
        return reverse("secretariat:convocation", args=[self.session.pk])
