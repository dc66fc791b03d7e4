"""The committees of a council: which there are, who sits in each, what the law would say of them."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import WithForm
from cms.secretariat.forms.committees import CommitteeForm, NameForm, SeatForm
from cms.secretariat.forms.sessions import DayForm
from cms.secretariat.views.members import OnCouncil
from document_types import access
from document_types.clock import today
from document_types.enums import CommitteeOffice, SessionKind, SessionState
from document_types.law.statutes import rule
from document_types.models import Committee, CommitteeSeat, Council, Mandate, Session
from document_types.services import committee_cautions, committee_reports, committees
from document_types.services.reckoning import reckoner

_ORDER = [CommitteeOffice.CHAIR, CommitteeOffice.VICE_CHAIR, CommitteeOffice.MEMBER]


def committees_url(council: Council) -> str:
    return reverse("secretariat:committees", args=[council.pk])


def committee_url(committee: Committee) -> str:
    return reverse("secretariat:committee", args=[committee.pk])


def in_office_order(seats):
    """The chair first, then the vice-chair, then the members by their rank in the council."""
    return sorted(seats, key=lambda seat: _ORDER.index(seat.office))


class Committees(OnCouncil):
    page_title = gettext_lazy("Commissions du conseil")
    template_name = "admin/secretariat/committees.html"

    def get_context_data(self, **kwargs):
        council, day = self.council, today()
        found = list(committees.of_council(council, day))
        for committee in found:
            committee.current = in_office_order(committee.current)
            committee.cautions = committee_cautions.of_committee(council, committee, day)
        return super().get_context_data(
            committees=found,
            cautions=committee_cautions.of_council(council, found, day),
            ended=Committee.objects.filter(council=council, ended_on__lt=day).order_by("-ended_on", "pk")[:50],
            unstudied=self._unstudied(),
            rule=rule("AGE-13", council.level, day),
            **kwargs,
        )

    def _unstudied(self) -> list[tuple]:
        """The ordinary sessions to come, at most two, with the points no committee reported on (AGE-13)."""
        to_come = Session.objects.filter(
            council=self.council,
            kind=SessionKind.ORDINARY,
            state__in=(SessionState.PLANNED, SessionState.CONVENED),
            is_imported=False,
        )
        pairs = [(each, committee_reports.items_without_report(each)) for each in to_come.order_by("opens_on")[:2]]
        return [(session, items) for session, items in pairs if items]


class AddCommittee(WithForm, OnCouncil):
    page_title = gettext_lazy("Créer une commission")
    form_class = CommitteeForm
    submit_label = gettext_lazy("Créer la commission")
    success_message = gettext_lazy("La commission est créée : inscrivez-y ses membres.")

    def get_trail(self):
        return [*super().get_trail(), (_("Commissions du conseil"), committees_url(self.council))]

    def carry_out(self, form):
        self.committee = committees.create(council=self.council, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return committee_url(self.committee)


def find_committee(user, pk: int) -> Committee:
    found = Committee.objects.select_related("council__collectivity", "council__page")
    return access.get_visible(found.filter(council__in=access.visible_councils(user)), pk=pk)


class OnCommittee(OnCouncil):
    @cached_property
    def committee(self) -> Committee:
        return find_committee(self.request.user, self.kwargs["pk"])

    def get_council(self):
        return self.committee.council

    def get_trail(self):
        trail = [*super().get_trail(), (_("Commissions du conseil"), committees_url(self.council))]
        return [*trail, (str(self.committee), committee_url(self.committee))]

    def get_context_data(self, **kwargs):
        return super().get_context_data(committee=self.committee, **kwargs)

    def get_success_url(self):
        return committee_url(self.committee)


class ShowCommittee(OnCommittee):
    template_name = "admin/secretariat/committee.html"

    def get_page_title(self):
        return str(self.committee)

    def get_trail(self):
        return super().get_trail()[:-1]

    def get_context_data(self, **kwargs):
        council, committee, day = self.council, self.committee, today()
        seats = committees.sitting_on(committee.seats.all(), day).select_related("mandate__councillor")
        committee.current = in_office_order(seats.order_by("mandate__rank", "pk"))
        is_living = committee.ended_on is None
        return super().get_context_data(
            seats=committee.current,
            gone=committee.seats.filter(ends_on__lt=day).select_related("mandate__councillor")[:100],
            cautions=committee_cautions.of_committee(council, committee, day) if is_living else [],
            end_words=committee_cautions.of_its_end(council, committee, reckoner()) if is_living else "",
            meetings=committee.meetings.prefetch_related("items")[:50],
            reports=committee.reports.select_related("item__session", "rapporteur__councillor").order_by("-pk")[:50],
            is_living=is_living,
            **kwargs,
        )


class RenameCommittee(WithForm, OnCommittee):
    page_title = gettext_lazy("Nom de la commission")
    form_class = NameForm
    submit_label = gettext_lazy("Enregistrer")
    success_message = gettext_lazy("Le nom de la commission est changé.")

    def get_form_kwargs(self):
        initial = {"name_ar": self.committee.name_ar, "name_fr": self.committee.name_fr}
        return {"initial": initial, **super().get_form_kwargs()}

    def carry_out(self, form):
        committees.rename(committee=self.committee, user=self.request.user, **form.cleaned_data)


class EndCommittee(WithForm, OnCommittee):
    page_title = gettext_lazy("Mettre fin à la commission")
    form_class = DayForm
    submit_label = gettext_lazy("Mettre fin à la commission")
    success_message = gettext_lazy("La commission a pris fin, et les sièges de ses membres avec elle.")

    def get_form_kwargs(self):
        return {"label": _("Dernier jour de la commission"), **super().get_form_kwargs()}

    def carry_out(self, form):
        committees.end(committee=self.committee, ended_on=form.cleaned_data["day"], user=self.request.user)

    def get_success_url(self):
        return committees_url(self.council)


class SeatMember(WithForm, OnCommittee):
    page_title = gettext_lazy("Inscrire un membre")
    form_class = SeatForm
    submit_label = gettext_lazy("Inscrire ce membre")
    success_message = gettext_lazy("Le membre siège dans la commission.")

    def get_form_kwargs(self):
        held = committees.sitting_on(CommitteeSeat.objects.filter(committee=self.committee), today())
        members = Mandate.objects.filter(council=self.council, ends_on=None).in_protocol_order()
        return {"members": members.exclude(pk__in=held.values("mandate")), **super().get_form_kwargs()}

    def carry_out(self, form):
        committees.seat(committee=self.committee, user=self.request.user, **form.cleaned_data)


class EndSeat(WithForm, OnCommittee):
    page_title = gettext_lazy("Fin du siège")
    form_class = DayForm
    submit_label = gettext_lazy("Mettre fin au siège")
    success_message = gettext_lazy("Le membre ne siège plus dans la commission.")

    @cached_property
    def seat(self) -> CommitteeSeat:
        found = CommitteeSeat.objects.select_related(
            "committee__council__collectivity", "committee__council__page", "mandate__councillor"
        )
        councils = access.visible_councils(self.request.user)
        return access.get_visible(found.filter(committee__council__in=councils), pk=self.kwargs["pk"])

    @cached_property
    def committee(self) -> Committee:
        return self.seat.committee

    def get_page_title(self):
        return str(self.seat.mandate.councillor)

    def get_form_kwargs(self):
        return {"label": _("Dernier jour du siège"), **super().get_form_kwargs()}

    def carry_out(self, form):
        committees.end_seat(seat=self.seat, ends_on=form.cleaned_data["day"], user=self.request.user)
