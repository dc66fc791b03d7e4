"""The points members ask for: entered by the clerk, put on the agenda, refused with reasons."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat.forms.requests import RefusalForm, RequestForm
from cms.secretariat.views.agenda import agenda_url, warn_of_twin
from cms.secretariat.views.base import OnSession
from document_types import access
from document_types.models import ItemRequest
from document_types.rights import Capability
from document_types.services import item_requests, refusal_letters


def find_request(user, pk: int) -> ItemRequest:
    found = ItemRequest.objects.select_related("session__council__collectivity", "session__council__page")
    return access.get_visible(found.filter(session__in=access.visible_sessions(user)), pk=pk)


class ReceiveRequest(WithForm, OnSession):
    page_title = gettext_lazy("Enregistrer une demande de point")
    form_class = RequestForm
    submit_label = gettext_lazy("Enregistrer la demande")
    success_message = gettext_lazy("La demande est enregistrée : inscrivez le point, ou refusez-le avec ses motifs.")

    def get_trail(self):
        return [*super().get_trail(), (_("Ordre du jour"), agenda_url(self.session))]

    def carry_out(self, form):
        item_requests.receive(session=self.session, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return agenda_url(self.session)


class AcceptRequest(OnlyPost):
    success_message = gettext_lazy("Le point demandé est inscrit à l'ordre du jour.")

    def carry_out(self, request, pk):
        found = find_request(request.user, pk)
        access.require(request.user, Capability.PREPARE, found.session.council)
        accepted = item_requests.accept(request=found, user=request.user)
        warn_of_twin(request, accepted.item)
        return agenda_url(found.session)


class OnRequest(OnSession):
    """A screen about one request."""

    @cached_property
    def asked(self) -> ItemRequest:
        return find_request(self.request.user, self.kwargs["pk"])

    def get_session(self):
        return self.asked.session

    def get_trail(self):
        return [*super().get_trail(), (_("Ordre du jour"), agenda_url(self.session))]

    def get_context_data(self, **kwargs):
        return super().get_context_data(asked=self.asked, **kwargs)


class RefuseRequest(WithForm, OnRequest):
    page_title = gettext_lazy("Refuser un point demandé")
    form_class = RefusalForm
    submit_label = gettext_lazy("Refuser ce point")
    success_message = gettext_lazy(
        "Le refus est enregistré : notifiez-le à ceux qui l'ont demandé. Le procès-verbal le dira au conseil."
    )
    template_name = "admin/secretariat/refuse_request.html"

    def carry_out(self, form):
        item_requests.refuse(request=self.asked, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("secretariat:refusal_letter", args=[self.asked.pk])


class RefusalLetter(OnRequest):
    """What those who asked are told, to be printed or copied into a letter."""

    page_title = gettext_lazy("Refus à notifier")
    template_name = "admin/secretariat/refusal_letter.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(letters=refusal_letters.letters(self.asked), **kwargs)
