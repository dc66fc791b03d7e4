"""The meetings of a committee: its members called, who came, and what it reports on a point."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.screens import OnlyPost, WithForm
from cms.secretariat.forms.committees import MeetingForm, ReportForm
from cms.secretariat.forms.sittings import PresenceForm
from cms.secretariat.views.agenda import OnItem, agenda_url
from cms.secretariat.views.committees import OnCommittee
from document_types import access
from document_types.clock import today
from document_types.enums import Attendance
from document_types.models import CommitteeCall, CommitteeMeeting, Mandate
from document_types.reader import day_words
from document_types.rights import Capability
from document_types.services import committee_meetings, committee_reports, committees


def meeting_url(meeting: CommitteeMeeting) -> str:
    return reverse("secretariat:committee_meeting", args=[meeting.pk])


class Convene(WithForm, OnCommittee):
    page_title = gettext_lazy("Convoquer la commission")
    form_class = MeetingForm
    submit_label = gettext_lazy("Convoquer la commission")
    success_message = gettext_lazy("La commission est convoquée : remettez leur convocation aux membres sans courriel.")
    template_name = "admin/secretariat/convene_committee.html"

    def get_form_kwargs(self):
        return {"points": committee_meetings.items_to_study(self.council), **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        has_points = committee_meetings.items_to_study(self.council).exists()
        return super().get_context_data(has_points=has_points, **kwargs)

    def carry_out(self, form):
        self.meeting = committee_meetings.convene(committee=self.committee, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return meeting_url(self.meeting)


class OnMeeting(OnCommittee):
    @cached_property
    def meeting(self) -> CommitteeMeeting:
        found = CommitteeMeeting.objects.select_related("committee__council__collectivity", "committee__council__page")
        councils = access.visible_councils(self.request.user)
        return access.get_visible(found.filter(committee__council__in=councils), pk=self.kwargs["pk"])

    @cached_property
    def committee(self):
        return self.meeting.committee

    def get_page_title(self):
        return _("Réunion du %(day)s") % {"day": day_words(self.meeting.held_on)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(meeting=self.meeting, **kwargs)

    def calls(self):
        return self.meeting.calls.select_related("mandate__councillor").order_by("mandate__rank", "pk")

    def get_success_url(self):
        return meeting_url(self.meeting)


class Meeting(OnMeeting):
    template_name = "admin/secretariat/committee_meeting.html"

    def get_context_data(self, **kwargs):
        reported = set(self.committee.reports.values_list("item_id", flat=True))
        items = list(self.meeting.items.select_related("session").order_by("session__opens_on", "position"))
        for item in items:
            item.has_report = item.pk in reported
        calls = list(self.calls())
        return super().get_context_data(
            calls=calls,
            items=items,
            is_held=self.meeting.held_on <= today(),
            has_presences=any(call.attendance for call in calls),
            **kwargs,
        )


class Attend(WithForm, OnMeeting):
    form_class = PresenceForm
    submit_label = gettext_lazy("Enregistrer les présences")
    success_message = gettext_lazy("Les présences sont enregistrées.")
    template_name = "admin/secretariat/committee_presences.html"

    def get_page_title(self):
        return _("Présences")

    def get_trail(self):
        return [*super().get_trail(), (super().get_page_title(), meeting_url(self.meeting))]

    def get_form_kwargs(self):
        calls = list(self.calls())
        initial = {f"m{call.mandate_id}": call.attendance for call in calls if call.attendance}
        return {"members": [call.mandate for call in calls], "initial": initial, **super().get_form_kwargs()}

    def carry_out(self, form):
        presences = {pk: Attendance(answer) for pk, answer in form.answers().items()}
        committee_meetings.record_presences(meeting=self.meeting, presences=presences, user=self.request.user)


class CallButton(OnlyPost):
    """A button on one line of the members called."""

    def carry_out(self, request, pk):
        found = CommitteeCall.objects.select_related(
            "meeting__committee__council__collectivity", "meeting__committee__council__page"
        )
        councils = access.visible_councils(request.user)
        call = access.get_visible(found.filter(meeting__committee__council__in=councils), pk=pk)
        access.require(request.user, Capability.PREPARE, call.meeting.committee.council)
        self.act_on(call)
        return meeting_url(call.meeting)

    def act_on(self, call: CommitteeCall) -> None:
        raise NotImplementedError


class HandedOver(CallButton):
    success_message = gettext_lazy("La remise en main propre est enregistrée.")

    def act_on(self, call):
        committee_meetings.mark_sent(call=call, user=self.request.user)


class SendAgain(CallButton):
    success_message = gettext_lazy("L'envoi est relancé : son issue s'affichera ici.")

    def act_on(self, call):
        committee_meetings.send_again(call=call)


class Report(WithForm, OnItem):
    """What a committee reports on a point; entered again, it corrects what was entered."""

    form_class = ReportForm
    submit_label = gettext_lazy("Enregistrer le rapport")
    success_message = gettext_lazy("Le rapport de la commission est enregistré.")
    template_name = "admin/secretariat/committee_report.html"

    def get_page_title(self):
        return _("Rapport de commission, point %(position)s") % {"position": self.item.position}

    def get_form_kwargs(self):
        council = self.session.council
        asked = self.request.GET.get("commission", "")
        living = committees.of_council(council, today())
        report = next((each for each in self.item.reports.all() if str(each.committee_id) == asked), None)
        initial = {"committee": asked or self.item.committee_id}
        if report:
            fields = ("opinion", "rapporteur", "reported_on", "text_ar", "text_fr")
            initial |= {name: getattr(report, name) for name in fields}
        members = Mandate.objects.filter(council=council, ends_on=None, committee_seats__isnull=False).distinct()
        return {
            "committees": living,
            "members": members.in_protocol_order(),
            "initial": initial,
            **super().get_form_kwargs(),
        }

    def get_context_data(self, **kwargs):
        reports = self.item.reports.select_related("committee", "rapporteur__councillor")
        return super().get_context_data(reports=reports, **kwargs)

    def carry_out(self, form):
        committee_reports.lodge(item=self.item, user=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return agenda_url(self.session)
