"""The sittings of a session: one table in protocol order, the quorum in words."""

from datetime import time

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_time
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.screens import OnlyPost, WithForm
from cms.secretariat.forms.sittings import CorrectPresenceForm, SittingForm
from cms.secretariat.views.base import OfCouncil, OnSession
from cms.secretariat.views.next_calls import next_call_label
from cms.secretariat.views.printing import signing_address
from cms.secretariat.views.sessions import step_of
from cms.secretariat.views.votes import told_items
from document_types import access
from document_types.clock import today
from document_types.enums import ActKind, ActState, Attendance, SessionKind, SessionState
from document_types.errors import Refusal
from document_types.law import majorities
from document_types.law.statutes import rule
from document_types.models import Act, Delivery, Mandate, Sitting
from document_types.models.sessions import law_calls
from document_types.reader import article, hour, language
from document_types.rights import Capability
from document_types.services import attendance, calls, convocations, installation, sitting_secretary, sittings
from document_types.services.wording import quorum_sentence


class Sittings(OfCouncil):
    page_title = gettext_lazy("Séances")
    template_name = "admin/secretariat/sittings.html"

    def get_context_data(self, **kwargs):
        held = self.session.sittings.select_related("chaired_by__councillor", "secretary__councillor")
        held = list(held.order_by("number"))
        for sitting in held:
            sitting.sentence = quorum_sentence(self.session, sitting, language())
        can_prepare = access.holds(self.request.user, Capability.PREPARE, self.session.council.page)
        written = self._written(held)
        may_sit = self.session.state in (SessionState.CONVENED, SessionState.OPEN)
        return super().get_context_data(
            sittings=held,
            row=step_of(self.session, "sittings"),
            can_prepare=can_prepare,
            can_add=can_prepare and may_sit,
            next_call_label=next_call_label(self.session),
            to_sign=list(filter(_awaits_secretary, written)),
            to_certify=[(act, address) for act in written if (address := signing_address(self.request.user, act))],
            **kwargs,
        )

    def _written(self, sittings: list[Sitting]) -> list[Act]:
        """What the member who wrote the sitting signs in the secretary's place (MIN-4)."""
        user = self.request.user
        if not user.email or user.email not in {each.secretary.declared_email for each in sittings if each.secretary}:
            return []
        acts = self.session.acts.exclude(kind=ActKind.CONVOCATION).with_council().prefetch_related("issued_papers")
        return [act for act in acts if sitting_secretary.is_writer(user, act)]


def _awaits_secretary(act: Act) -> bool:
    if act.state not in (ActState.ADOPTED, ActState.DRAFT):
        return False
    return getattr(act.page.specific.current_workflow_task, "office", "") == "secretary"


class NewSitting(WithForm, OnSession):
    page_title = gettext_lazy("Enregistrer une séance")
    keeps_draft = True
    form_class = SittingForm
    submit_label = gettext_lazy("Enregistrer la séance")
    template_name = "admin/secretariat/new_sitting.html"

    def get_trail(self):
        return [*super().get_trail(), (_("Séances"), reverse("secretariat:sittings", args=[self.session.pk]))]

    @cached_property
    def members(self) -> list[Mandate]:
        """Those in office on the day of the sitting, which may not be the day of the convocation."""
        try:
            day = parse_date(self.request.POST.get("held_on", "")) if self.request.method == "POST" else None
        except ValueError:
            # A day that no month has: the form says so.
            day = None
        mandates = Mandate.objects.filter(council=self.session.council)
        return list(mandates.in_office(day or self.first_guess).in_protocol_order())

    @property
    def first_guess(self):
        """The convened day for the first sitting; for the next one today, which nothing else announces."""
        last = calls.last_sitting(self.session)
        if last and not last.is_quorate and (convened := convocations.newest(self.session)):
            return max(last.held_on, convened.meeting_day)
        return max(last.held_on, today()) if last else self.session.opens_on

    def get_form_kwargs(self):
        last = calls.last_sitting(self.session)
        initial = {
            "held_on": self.first_guess,
            "opened_at": self.session.starts_at,
            "number": last.number + 1 if last else 1,
        }
        call = calls.next_call(self.session, last)
        if last is None or not last.is_quorate:
            initial |= dict.fromkeys(self._excused(), Attendance.EXCUSED)
        kwargs = {
            "members": self.members,
            "filled": self.request.GET.get("tous", ""),
            "initial": initial,
            **super().get_form_kwargs(),
        }
        return kwargs | {"call": (call, law_calls(self.session.kind)[call])}

    def _excused(self) -> list[str]:
        """The fields of the members who announced their absence on the newest convocation."""
        excused = Delivery.objects.filter(act=convocations.newest(self.session), excused_at__isnull=False)
        return [f"m{pk}" for pk in excused.values_list("mandate_id", flat=True)]

    def get_context_data(self, **kwargs):
        total = len(self.members)
        level = self.session.council.level
        return super().get_context_data(
            quorum_needed=majorities.quorum_needed(total) if total else 0,
            quorum_article=article(rule(self._quorum_rule, level, self.session.opens_on)),
            members_in_office=total,
            **kwargs,
        )

    @property
    def _quorum_rule(self) -> str:
        return "QUO-7" if self.session.kind == SessionKind.INSTALLATION else "QUO-2"

    def carry_out(self, form):
        data = form.cleaned_data
        self.sitting = attendance.record_sitting(
            session=self.session,
            held_on=data["held_on"],
            presences={pk: Attendance(answer) for pk, answer in form.answers().items()},
            opened_at=data["opened_at"],
            closed_at=data["closed_at"],
            call=data["call"],
            expected_number=data["number"],
            user=self.request.user,
        )

    def get_success_message(self, form):
        sentence = quorum_sentence(self.session, self.sitting, language())
        if self.session.kind == SessionKind.INSTALLATION and self.sitting.number == 1:
            sentence = " ".join([sentence, *installation.officers_of(self.sitting).sentences])
        if not self.sitting.is_quorate:
            messages.warning(self.request, sentence)
            return ""
        return sentence

    def get_success_url(self):
        if self.sitting.is_quorate:
            return reverse("secretariat:sitting", args=[self.sitting.pk])
        page = "sittings" if self.session.kind == SessionKind.INSTALLATION else "next_call"
        return reverse(f"secretariat:{page}", args=[self.session.pk])


def find_sitting(user, pk: int) -> Sitting:
    sittings = Sitting.objects.select_related("session__council__collectivity", "session__council__page")
    return access.get_visible(sittings.filter(session__in=access.visible_sessions(user)), pk=pk)


class OnSitting(OnSession):
    """A screen about one sitting."""

    @cached_property
    def sitting(self) -> Sitting:
        return find_sitting(self.request.user, self.kwargs["pk"])

    def get_session(self):
        return self.sitting.session

    def get_page_title(self):
        return _("Séance %(number)s") % {"number": self.sitting.number}

    def get_trail(self):
        return [*super().get_trail(), (_("Séances"), reverse("secretariat:sittings", args=[self.session.pk]))]


class LiveSitting(OnSitting):
    """The clerk's desk while the council sits: who is there, what comes next, pauses and the end."""

    template_name = "admin/secretariat/live_sitting.html"

    def get_context_data(self, **kwargs):
        sitting = self.sitting
        presences = sitting.presences.select_related("mandate__councillor")
        in_order = presences.order_by("mandate__rank", "mandate__councillor__name_fr", "mandate_id")
        may_sit = self.session.state in (SessionState.CONVENED, SessionState.OPEN)
        return super().get_context_data(
            sitting=sitting,
            sentence=quorum_sentence(self.session, sitting, language()),
            present_now=present_now(sitting),
            presences=in_order,
            statuses=Attendance.choices,
            suspensions=sitting.suspensions.all(),
            is_suspended=sittings.current_suspension(sitting) is not None,
            is_going_on=may_sit and sitting.closed_at is None,
            may_change=may_sit,
            now=hour(timezone.localtime()),
            items=told_items(self.session) if sitting.is_quorate else (),
            can_prepare=True,
            **kwargs,
        )


class SittingButton(OnlyPost):
    """A button of the desk, with the hour at which it happened."""

    def carry_out(self, request, pk):
        sitting = find_sitting(request.user, pk)
        access.require(request.user, Capability.PREPARE, sitting.session.council)
        hour = parse_hour(request.POST.get("at", ""))
        if hour is None:
            raise Refusal(_("Donnez l'heure, par exemple 10:30."))
        self.act_on(sitting, hour)
        return reverse("secretariat:sitting", args=[sitting.pk])

    def act_on(self, sitting: Sitting, hour: time) -> None:
        raise NotImplementedError


class Suspend(SittingButton):
    success_message = gettext_lazy("La séance est suspendue.")

    def act_on(self, sitting, hour):
        sittings.suspend(sitting=sitting, at=hour, user=self.request.user)


class Resume(SittingButton):
    success_message = gettext_lazy("La séance reprend.")

    def act_on(self, sitting, hour):
        sittings.resume(sitting=sitting, at=hour, user=self.request.user)


class CloseSitting(SittingButton):
    success_message = gettext_lazy("La séance est levée.")

    def act_on(self, sitting, hour):
        sittings.close_sitting(sitting=sitting, at=hour, user=self.request.user)


def parse_hour(text: str) -> time | None:
    """Return the hour typed as 10:30; None where it is none."""
    try:
        return parse_time(text.strip())
    except ValueError:
        return None


def present_now(sitting: Sitting) -> str:
    there = sitting.presences.filter(status=Attendance.PRESENT, left_at=None)
    return _("Présents en ce moment : %(present)s sur %(members)s membres en exercice.") % {
        "present": there.count(),
        "members": sitting.members_in_office,
    }


class CorrectSitting(WithForm, OnSitting):
    """Presences already entered: each line is saved unless somebody else just changed it."""

    form_class = CorrectPresenceForm
    submit_label = gettext_lazy("Enregistrer les corrections")
    success_message = gettext_lazy("Les présences sont corrigées.")
    template_name = "admin/secretariat/sitting.html"

    def check_right(self):
        super().check_right()
        if self.request.method == "POST" and self.session.state == SessionState.CLOSED:
            raise PermissionDenied(_("La session est close : ses présences ne se corrigent plus ici."))

    def get_form_kwargs(self):
        presences = self.sitting.presences.select_related("mandate__councillor")
        presences = presences.order_by("mandate__rank", "mandate__councillor__name_fr", "mandate_id")
        return {"presences": presences, **super().get_form_kwargs()}

    def get_context_data(self, **kwargs):
        sentence = quorum_sentence(self.session, self.sitting, language())
        can_change = self.session.state != SessionState.CLOSED
        return super().get_context_data(sitting=self.sitting, sentence=sentence, can_change=can_change, **kwargs)

    def carry_out(self, form):
        for presence, status, version in form.changes():
            sittings.note_presence(
                presence=presence,
                version=version,
                status=status,
                arrived_at=presence.arrived_at,
                left_at=presence.left_at,
                user=self.request.user,
            )

    def get_success_url(self):
        return reverse("secretariat:sittings", args=[self.session.pk])
