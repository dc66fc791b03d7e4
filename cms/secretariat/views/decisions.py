"""Where the authority works on paper: its decision recorded by the clerk, or its silence confirmed."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, Screen, WithForm
from cms.secretariat.forms.decisions import form_for
from cms.secretariat.views.base import find_act
from document_types import access, clock
from document_types.models import Act
from document_types.rights import Capability
from workflows.actions import ACTIONS
from workflows.grounds import offer_grounds
from workflows.models import Clock
from workflows.scans import documents_of
from workflows.services import review
from workflows.services.offices import comes_on_paper, court_actions, recordable_actions


def decisions_for(act: Act, user) -> list[tuple[str, str]]:
    """The (label, url) pairs of the decisions that the user may record from paper on this act."""
    lawful = _recordable(act, user)
    return [
        (action.on_paper, reverse("secretariat:paper_decision", args=[act.pk, key]))
        for key, action in ACTIONS.items()
        if key in lawful
    ]


def _recordable(act: Act, user) -> set[str]:
    """The authority's decisions where it works on paper, and whatever comes from the court."""
    if not access.holds(user, Capability.PREPARE, act.council.page):
        return set()
    return recordable_actions(act, user) | court_actions(act, user)


def silences_for(act: Act, user) -> list[Clock]:
    """The delays at their end whose silence the user may confirm."""
    if not access.holds(user, Capability.PREPARE, act.council.page):
        return []
    return [delay for delay in act.clocks.lapsed_before(clock.now()) if comes_on_paper(act, delay.kind)]


class RecordDecision(WithForm, Screen):
    """A decision of an authority on paper, with its number, its date and its scan."""

    submit_label = gettext_lazy("Enregistrer la décision")
    success_message = gettext_lazy("La décision reçue sur papier est enregistrée, avec sa date et sa copie.")
    header_icon = "doc-full"

    @cached_property
    def act(self) -> Act:
        return find_act(self.request.user, self.kwargs["pk"])

    @property
    def action(self) -> str:
        return self.kwargs["action"]

    def check_right(self):
        access.require(self.request.user, Capability.PREPARE, self.act.council)
        if self.action not in _recordable(self.act, self.request.user):
            raise PermissionDenied(_("Aucune décision de cette sorte ne s'enregistre d'après un papier sur cet acte."))

    def get_page_title(self):
        return ACTIONS[self.action].on_paper

    def get_trail(self):
        return [
            (_("Sessions"), reverse("secretariat:sessions")),
            (str(self.act), reverse("secretariat:act", args=[self.act.pk])),
        ]

    def get_form(self):
        form = form_for(self.action)(documents=documents_of(self.act.council), **self.get_form_kwargs())
        offer_grounds(form, self.act)
        return form

    def get_context_data(self, **kwargs):
        return super().get_context_data(act=self.act, session=self.act.session, council=self.act.council, **kwargs)

    def carry_out(self, form):
        title = _("Décision de l'autorité : %(act)s") % {"act": str(self.act)}
        data = form.decision(self.act.council, title, self.request.user)
        ACTIONS[self.action].take(self.act, self.request.user, data)

    def get_success_url(self):
        return reverse("secretariat:act", args=[self.act.pk])


class ConfirmSilence(OnlyPost):
    """The clerk states that nothing came from the authority before the end of the delay."""

    success_message = gettext_lazy("Le silence de l'autorité est confirmé : son effet est inscrit à sa date.")

    def carry_out(self, request, pk):
        delay = access.get_visible(Clock.objects.filter(act__in=access.visible_acts(request.user)), pk=pk)
        review.confirm_silence(clock=delay, user=request.user)
        return reverse("secretariat:act", args=[delay.act_id])
