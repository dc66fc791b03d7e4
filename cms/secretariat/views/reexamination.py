"""An act that came back: put before the council again by a new deliberation, or given up."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import Screen, WithForm
from cms.secretariat.views.base import find_act
from document_types import access
from document_types.enums import Reexamination
from document_types.models import Act, Session
from document_types.rights import Capability
from workflows.forms import WithReasons
from workflows.services import reexamination
from workflows.services.decision import Decision


class BringBackForm(forms.Form):
    session = forms.ModelChoiceField(label=gettext_lazy("Session"), queryset=Session.objects.none(), empty_label=None)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Ce que propose la nouvelle délibération"), widget=forms.RadioSelect, choices=()
    )

    def __init__(self, *args, act: Act, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = reexamination.sessions_for(act)
        self.fields["outcome"].choices = [(each.value, each.label) for each in reexamination.outcomes_for(act)]


class AbandonForm(WithReasons):
    pass


class OnReturnedAct(WithForm, Screen):
    header_icon = "doc-full"

    @cached_property
    def act(self) -> Act:
        return find_act(self.request.user, self.kwargs["pk"])

    def check_right(self):
        access.require(self.request.user, Capability.PREPARE, self.act.council)
        if not self.is_open():
            raise PermissionDenied(
                _("Rien n'est à décider de nouveau sur cet acte : il est dans l'état « %(state)s ».")
                % {"state": self.act.get_state_display()}
            )

    def is_open(self) -> bool:
        raise NotImplementedError

    def get_trail(self):
        return [
            (_("Sessions"), reverse("secretariat:sessions")),
            (str(self.act), reverse("secretariat:act", args=[self.act.pk])),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(act=self.act, session=self.act.session, council=self.act.council, **kwargs)

    def get_success_url(self):
        return reverse("secretariat:act", args=[self.act.pk])


class BringBack(OnReturnedAct):
    """The text that came back is the beginning of the new project; its vote does to the act what is chosen here."""

    page_title = gettext_lazy("Nouvelle délibération")
    submit_label = gettext_lazy("Inscrire à l'ordre du jour")
    success_message = gettext_lazy("La nouvelle délibération est inscrite : relisez son texte avant la convocation.")
    template_name = "admin/secretariat/bring_back.html"

    def is_open(self):
        return bool(reexamination.outcomes_for(self.act))

    def get_form(self):
        return BringBackForm(act=self.act, **self.get_form_kwargs())

    def get_context_data(self, **kwargs):
        return super().get_context_data(has_sessions=reexamination.sessions_for(self.act).exists(), **kwargs)

    def carry_out(self, form):
        data = form.cleaned_data
        self.item = reexamination.bring_back(
            act=self.act,
            session=data["session"],
            outcome=Reexamination(data["outcome"]),
            user=self.request.user,
        )

    def get_success_url(self):
        return reverse("secretariat:agenda", args=[self.item.session_id])


class Abandon(OnReturnedAct):
    page_title = gettext_lazy("Renoncer au projet")
    submit_label = gettext_lazy("Renoncer")
    success_message = gettext_lazy("Le projet est abandonné : l'autorité le voit dès maintenant.")
    form_class = AbandonForm

    def is_open(self):
        return reexamination.may_abandon(self.act)

    def carry_out(self, form):
        reexamination.abandon(act=self.act, decision=Decision(user=self.request.user, **form.cleaned_data))


def answer_to(act: Act, user) -> dict | None:
    """What the page of an act that came back offers its clerk; None for anybody else, and any other act."""
    if not access.holds(user, Capability.PREPARE, act.council.page):
        return None
    can_bring_back = bool(reexamination.outcomes_for(act))
    if not (can_bring_back or reexamination.may_abandon(act)):
        return None
    pending = reexamination.pending_answer(act)
    return {
        "pending": pending,
        "bring_back": reverse("secretariat:bring_back", args=[act.pk]) if can_bring_back and not pending else "",
        "abandon": reverse("secretariat:abandon", args=[act.pk]) if reexamination.may_abandon(act) else "",
    }
