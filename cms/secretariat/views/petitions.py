"""Petitions lodged with the president: received against a receipt, decided by the bureau, put on an agenda."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat.forms.petitions import ACCEPT, DecisionForm, PetitionForm
from cms.secretariat.terms import due
from cms.secretariat.views.members import OnCouncil
from document_types import access
from document_types.clock import today
from document_types.enums import Petitioner
from document_types.errors import Refusal
from document_types.models import Council, Petition
from document_types.rights import Capability
from document_types.services import petitions
from document_types.services.committees import row_of
from document_types.services.reckoning import reckoner


def petitions_url(council: Council) -> str:
    return reverse("secretariat:petitions", args=[council.pk])


class Petitions(OnCouncil):
    page_title = gettext_lazy("Pétitions")
    template_name = "admin/secretariat/petitions.html"

    def get_context_data(self, **kwargs):
        day, here = today(), reckoner()
        needed = petitions.needed_for(self.council, day)
        to_come = petitions.writable_sessions(self.council)
        found = list(
            Petition.objects.filter(council=self.council).select_related("item__session").order_by("-pk")[:100]
        )
        for petition in found:
            petition.council = self.council
            term = row_of("PET-9", self.council, petition.received_on)
            petition.due = due(here.due(term, petition.received_on), day, petition.decided_on) if term else None
            petition.is_met = needed.is_met_by(petition) if needed else None
            waits = petition.is_accepted and petition.item is None
            petition.goes_to = petitions.first_after(petition, to_come) if waits else None
        return super().get_context_data(
            petitions=found,
            needed=needed,
            are_provided_for=petitions.are_provided_for(self.council, day),
            **kwargs,
        )


class ReceivePetition(WithForm, OnCouncil):
    page_title = gettext_lazy("Recevoir une pétition")
    form_class = PetitionForm
    submit_label = gettext_lazy("Recevoir et délivrer le récépissé")
    success_message = gettext_lazy("La pétition est reçue : remettez le récépissé à l'instant.")

    def get_trail(self):
        return [*super().get_trail(), (_("Pétitions"), petitions_url(self.council))]

    def carry_out(self, form):
        self.petition = petitions.receive(council=self.council, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("secretariat:petition_receipt", args=[self.petition.pk])


def find_petition(user, pk: int) -> Petition:
    found = Petition.objects.select_related("council__collectivity", "council__page", "item__session")
    return access.get_visible(found.filter(council__in=access.visible_councils(user)), pk=pk)


class OnPetition(OnCouncil):
    @cached_property
    def petition(self) -> Petition:
        return find_petition(self.request.user, self.kwargs["pk"])

    def get_council(self):
        return self.petition.council

    def get_trail(self):
        return [*super().get_trail(), (_("Pétitions"), petitions_url(self.council))]

    def get_context_data(self, **kwargs):
        council, petition = self.council, self.petition
        of_citizens = petition.petitioner == Petitioner.CITIZENS
        needed = petitions.needed_for(council, petition.received_on) if of_citizens else None
        return super().get_context_data(
            petition=petition,
            needed=needed,
            is_met=needed.is_met_by(petition) if needed else None,
            conditions=petitions.conditions(council, petition.petitioner, petition.received_on),
            answer_rule=row_of("PET-9", council, petition.received_on),
            receipt_rule=row_of("PET-7", council, petition.received_on),
            answer_due=self._answer_due(),
            **kwargs,
        )

    def _answer_due(self):
        row = row_of("PET-9", self.council, self.petition.received_on)
        return due(reckoner().due(row, self.petition.received_on), today(), self.petition.decided_on)

    def get_success_url(self):
        return petitions_url(self.council)


class Receipt(OnPetition):
    """In both languages, to be printed and handed over at once (PET-7)."""

    page_title = gettext_lazy("Récépissé d'une pétition")
    template_name = "admin/secretariat/petition_receipt.html"


class Decide(WithForm, OnPetition):
    page_title = gettext_lazy("Décision du bureau")
    form_class = DecisionForm
    submit_label = gettext_lazy("Enregistrer la décision")
    template_name = "admin/secretariat/decide_petition.html"

    def check_right(self):
        super().check_right()
        if self.petition.decided_on:
            raise PermissionDenied(_("Le bureau a déjà décidé de cette pétition."))

    def carry_out(self, form):
        data, user = form.cleaned_data, self.request.user
        if data["decision"] == ACCEPT:
            self.petition = petitions.accept(petition=self.petition, decided_on=data["day"], user=user)
            return
        self.petition = petitions.refuse(
            petition=self.petition,
            decided_on=data["day"],
            reasons_fr=data["reasons_fr"],
            reasons_ar=data["reasons_ar"],
            user=user,
        )

    def get_success_message(self, form):
        if not self.petition.is_accepted:
            return _("Le refus est enregistré : notifiez-le au mandataire avec ses motifs.")
        if self.petition.item_id:
            return _(
                "La pétition est inscrite à l'ordre du jour de la prochaine session ordinaire : informez le mandataire."
            )
        return _("La pétition est acceptée : inscrivez-la dès que la prochaine session ordinaire est ouverte.")


class Place(OnlyPost):
    success_message = gettext_lazy("La pétition est inscrite à l'ordre du jour.")

    def carry_out(self, request, pk):
        petition = find_petition(request.user, pk)
        access.require(request.user, Capability.PREPARE, petition.council)
        session = petitions.next_session(petition)
        if session is None:
            raise Refusal(_("Ouvrez d'abord la prochaine session ordinaire : la pétition y sera inscrite."))
        petitions.place(petition=petition, session=session, user=request.user)
        return petitions_url(petition.council)
