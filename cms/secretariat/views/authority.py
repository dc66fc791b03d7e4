"""What the authority answers to an agenda, as the secretariat sees it, and as it enters what came on paper."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat.views.agenda import OnItem
from cms.secretariat.views.base import OnSession, find_session
from document_types import access
from document_types.additive import tell_of_additions
from document_types.clock import today
from document_types.enums import Channel
from document_types.errors import Refusal
from document_types.models import Session
from document_types.rights import Capability
from document_types.services import additions
from document_types.services.reckoning import reckoner
from workflows.agenda_forms import (
    PaperPointForm,
    PaperPointOppositionForm,
    PaperReceiptForm,
    ReferralForm,
    RulingForm,
)
from workflows.services import agendas
from workflows.views.agenda_words import delay_of, file_of


def authority_url(session: Session) -> str:
    return reverse("secretariat:authority", args=[session.pk])


class AuthorityScreen(OnSession):
    """The receipt, the delay, the points added and opposed; and whether each member was told of the late ones."""

    readers = access.INSIDE
    closed_to_others = gettext_lazy("Cet écran est celui du conseil qui tient la session.")
    page_title = gettext_lazy("Ordre du jour devant l'autorité")
    template_name = "admin/secretariat/authority.html"

    def get_context_data(self, **kwargs):
        notices = additions.notices(self.session)
        return super().get_context_data(
            can_prepare=access.holds(self.request.user, Capability.PREPARE, self.session.council.page),
            notices=notices,
            has_email_owed=any(notice.owed and notice.is_by_email for notice in notices),
            **file_of(self.session, reckoner(), today()),
            **kwargs,
        )


class FromPaper(WithForm):
    """A form of the clerk's on what the authority sent on paper."""

    template_name = "admin/secretariat/authority_paper.html"
    submit_label = gettext_lazy("Enregistrer")

    def get_trail(self):
        return [*OnSession.get_trail(self), (_("Ordre du jour devant l'autorité"), authority_url(self.session))]

    def get_context_data(self, **kwargs):
        delay = delay_of(self.session, reckoner(), today()) if self.session.agenda_sent_at else None
        return super().get_context_data(delay=delay, **kwargs)

    def get_success_url(self):
        return authority_url(self.session)


class RecordReceipt(FromPaper, OnSession):
    page_title = gettext_lazy("Récépissé de l'ordre du jour")
    form_class = PaperReceiptForm
    success_message = gettext_lazy("La réception de l'ordre du jour est enregistrée : le délai de l'autorité court.")

    def carry_out(self, form):
        agendas.record_receipt(session=self.session, user=self.request.user, **form.cleaned_data)


class RecordPoint(FromPaper, OnSession):
    page_title = gettext_lazy("Point ajouté par l'autorité")
    form_class = PaperPointForm
    submit_label = gettext_lazy("Inscrire ce point")
    success_message = gettext_lazy("Le point est inscrit de plein droit ; les membres déjà convoqués en sont avisés.")

    def get_form_kwargs(self):
        return {"initial": {"version": self.session.version}, **super().get_form_kwargs()}

    def carry_out(self, form):
        agendas.add_point(session=self.session, user=self.request.user, is_paper=True, **form.facts())


class RecordOpposition(FromPaper, OnItem):
    page_title = gettext_lazy("Opposition de l'autorité à un point")
    form_class = PaperPointOppositionForm
    success_message = gettext_lazy("L'opposition de l'autorité est enregistrée.")

    def carry_out(self, form):
        agendas.oppose(item=self.item, user=self.request.user, is_paper=True, **form.cleaned_data)


class RecordReferral(FromPaper, OnItem):
    page_title = gettext_lazy("Saisine du juge des référés")
    form_class = ReferralForm
    success_message = gettext_lazy("La saisine est enregistrée : le point ne se débat plus avant la décision du juge.")

    def carry_out(self, form):
        at = form.cleaned_data["referred_at"]
        agendas.refer(item=self.item, user=self.request.user, is_paper=True, referred_at=at)


class RecordRuling(FromPaper, OnItem):
    page_title = gettext_lazy("Décision du juge des référés")
    form_class = RulingForm
    success_message = gettext_lazy("La décision du juge est enregistrée.")

    def carry_out(self, form):
        agendas.enter_ruling(item=self.item, user=self.request.user, is_paper=True, **form.facts())


class ToldButton(OnlyPost):
    """A button on the members to be told of the points added after the convocation."""

    def carry_out(self, request, pk, **kwargs):
        session = find_session(request.user, pk)
        access.require(request.user, Capability.PREPARE, session.council)
        self.act_on(session, **kwargs)
        return authority_url(session)

    def act_on(self, session: Session) -> None:
        raise NotImplementedError


class TellAgain(ToldButton):
    """What failed is tried anew; a member who was told is not told again."""

    success_message = gettext_lazy("L'additif repart aux membres qui ne l'ont pas eu.")

    def act_on(self, session):
        tell_of_additions.enqueue(session.pk)


class HandedOver(ToldButton):
    success_message = gettext_lazy("La remise de l'additif sur papier est enregistrée.")

    def act_on(self, session, mandate):
        notice = next((each for each in additions.notices(session) if each.mandate.pk == mandate), None)
        if notice is None:
            raise Refusal(_("Ce membre n'a pas été convoqué à cette session."))
        additions.mark_told(notice=notice, session=session, channel=Channel.PAPER, user=self.request.user)
