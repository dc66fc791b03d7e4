"""What the clerk does about one sending: hands a paper over, sends again, prints the sheet that members sign."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from cms.screens import OnlyPost, RefusesInWords, Screen, WithForm
from cms.secretariat.forms.sessions import DayForm
from cms.secretariat.receipts import in_words
from cms.secretariat.views.base import find_act
from cms.secretariat.views.papers import ActButton, deliveries_of, members_without, paper_url
from document_types import access
from document_types.enums import Channel
from document_types.models import Delivery
from document_types.reader import language
from document_types.rights import Capability
from document_types.services import cancellation, convocations


def find_delivery(user, pk: int) -> Delivery:
    """One of the deliveries of a council whose papers the user prepares."""
    found = Delivery.objects.select_related(
        "act__council__collectivity", "act__council__page", "act__session", "mandate__councillor"
    )
    delivery = access.get_visible(found.filter(act__in=access.visible_acts(user)), pk=pk)
    access.require(user, Capability.PREPARE, delivery.act.council)
    return delivery


class HandedOver(WithForm, Screen):
    """The paper put into the member's hands: the day is the clerk's to give, often another than today."""

    form_class = DayForm
    submit_label = gettext_lazy("Enregistrer la remise")
    success_message = gettext_lazy("La remise en main propre est enregistrée.")
    template_name = "admin/secretariat/handed_over.html"

    @cached_property
    def delivery(self) -> Delivery:
        return find_delivery(self.request.user, self.kwargs["pk"])

    def check_right(self):
        """Finding the delivery asks for the right."""
        return self.delivery

    def get_page_title(self):
        return _("Remise à %(name)s") % {"name": self.delivery.mandate.councillor}

    def get_trail(self):
        act = self.delivery.act
        return [
            (_("Sessions"), reverse("secretariat:sessions")),
            (act.session.title, reverse("secretariat:session", args=[act.session_id])),
            (act.get_kind_display(), paper_url(act)),
        ]

    def get_form_kwargs(self):
        return {"label": _("Papier remis le"), **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        in_words([self.delivery])
        act = self.delivery.act
        return super().get_context_data(delivery=self.delivery, session=act.session, council=act.council, **kwargs)

    def carry_out(self, form):
        delivery = self.delivery
        convocations.hand_over(
            act=delivery.act, member=delivery.mandate, on=form.cleaned_data["day"], user=self.request.user
        )

    def get_success_url(self):
        return paper_url(self.delivery.act)


class SendAgain(OnlyPost):
    success_message = gettext_lazy("L'envoi est relancé : son issue s'affichera ici.")

    def carry_out(self, request, pk):
        delivery = find_delivery(request.user, pk)
        convocations.send_again(delivery=delivery)
        return paper_url(delivery.act)


class SendAllAgain(ActButton):
    success_message = gettext_lazy("Les envois en échec sont relancés : leur issue s'affichera ici.")

    def act_on(self, act):
        convocations.send_all_again(act=act)


class TellAgain(ActButton):
    success_message = gettext_lazy("L'avis d'annulation est renvoyé : son issue s'affichera ici.")

    def act_on(self, act):
        cancellation.tell_again(act=act)


class DeliverySheet(RefusesInWords, View):
    """A page to print: the members to whom a paper is handed over, with room for day, hour and signature."""

    def get(self, request, pk):
        act = find_act(request.user, pk)
        access.require(request.user, Capability.PREPARE, act.council)
        deliveries = list(deliveries_of(act))
        in_words(deliveries)
        on_paper = [each for each in deliveries if each.channel == Channel.PAPER or each.asks_for_paper]
        context = {
            "act": act,
            "members": [*(each.mandate for each in on_paper), *members_without(act)],
            "language": language(),
        }
        return render(request, "admin/secretariat/delivery_sheet.html", context)
