"""Deciding: a form, a page that repeats what will be sent, then the one way through the workflow's task."""

from contextlib import nullcontext
from datetime import datetime
from functools import partial

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from document_types import clock
from document_types.access import INSIDE, holds_any
from document_types.clock import today
from document_types.errors import Refusal, impossible
from document_types.lifecycle import ImpossibleStep
from document_types.models import Act, CouncilDocument
from document_types.reader import day_words
from document_types.rights import Capability
from workflows.actions import ACTIONS
from workflows.enums import OppositionGround
from workflows.forms import DecisionForm, TransmissionForm
from workflows.grounds import offer_grounds
from workflows.models import LegalityReviewTask
from workflows.services.offices import possible_actions
from workflows.views import words
from workflows.views.base import INBOX, ReceivedActView
from workflows.views.decision_words import consequence, done, why_not


def form_of(form_class, act: Act, user, data=None, files=None):
    """The form of an action; a scan is chosen among the council's own files, and only by the council."""
    if not issubclass(form_class, DecisionForm):
        form = form_class(data)
        offer_grounds(form, act)
        return form
    is_council = holds_any(user, INSIDE, act.council.page)
    options = {"documents": CouncilDocument.objects.filter(council=act.council) if is_council else None}
    if issubclass(form_class, TransmissionForm):
        options["is_on_paper"] = act.council.is_authority_on_paper
    return form_class(data, files, **options)


def moment(act: Act):
    """A demonstration's acts are decided on the day it stands on; every other decision bears the real time."""
    return moment_after(act.received_at)


def moment_after(started_at: datetime | None):
    """As above, for what answers something that came in at `started_at`."""
    day = settings.DEMO_TODAY
    if day is None or started_at is None or timezone.localdate(started_at) > day:
        return nullcontext()
    return clock.pretend(datetime.combine(day, timezone.localtime().time(), tzinfo=timezone.get_default_timezone()))


def take(task_state, user, action: str, form) -> bool:
    """Do it through the task, as Wagtail's own modal does; what the law refuses is said on the form."""
    act = Act.objects.get(page_id=task_state.workflow_state.object_id)
    return _attempt(form, act, partial(task_state.task.specific.on_action, task_state, user, action))


def take_outside_review(act: Act, user, action: str, form) -> bool:
    """Do what outlives the review: what goes to the court and what comes from it."""
    title = _("Tribunal : %(act)s") % {"act": str(act)}

    def carry_out(**_cleaned):
        # The copy is kept with what it proves, or not at all.
        with transaction.atomic():
            ACTIONS[action].take(act, user, form.decision(act.council, title, user))

    return _attempt(form, act, carry_out)


def _attempt(form, act: Act, carry_out) -> bool:
    try:
        with moment(act):
            carry_out(**form.cleaned_data)
    except ImpossibleStep as step:
        form.add_error(None, str(impossible(step)))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


class DecisionView(ReceivedActView, TemplateView):
    """First the form, then the same facts repeated for confirmation; only the second sends.

    A copy of a court's paper cannot be repeated by a browser: that form is sent at once.
    """

    capabilities = (Capability.REVIEW,)
    template_name = "admin/review/decision.html"
    header_icon = "edit"

    def get_page_title(self):
        return str(ACTIONS[self.key].label)

    def get_breadcrumbs_items(self):
        here = {"url": reverse("review:act", args=[self.act.pk]), "label": words.kind_and_number(self.act)}
        return [*self.breadcrumbs_items, INBOX, here, {"url": "", "label": self.get_page_title()}]

    @property
    def key(self) -> str:
        return self.kwargs["action"]

    @property
    def is_confirmed_first(self) -> bool:
        return ACTIONS[self.key].is_review

    def get(self, request, *args, **kwargs):
        self.check()
        return self.show(self.form())

    def post(self, request, *args, **kwargs):
        self.check()
        form = self.form(request.POST, request.FILES)
        if not form.is_valid() or "edit" in request.POST:
            return self.show(form)
        if self.is_confirmed_first and "confirmed" not in request.POST:
            return self.show(form, is_confirming=True)
        if not self.take(form):
            return self.show(form)
        messages.success(request, done(self.key))
        return redirect("review:act", self.act.pk)

    def take(self, form) -> bool:
        if ACTIONS[self.key].is_review:
            return take(self.task_state, self.request.user, self.key, form)
        return take_outside_review(self.act, self.request.user, self.key, form)

    def check(self) -> None:
        if self.key not in ACTIONS:
            raise PermissionDenied(_("Cette décision n'existe pas."))
        self.task_state = self.act.page.specific.current_workflow_task_state
        is_reviewed = self.task_state and isinstance(self.task_state.task.specific, LegalityReviewTask)
        allowed = possible_actions(self.act, self.request.user)
        if self.key not in allowed or (ACTIONS[self.key].is_review and not is_reviewed):
            raise PermissionDenied(why_not(self.act, self.key, self.request.user))

    def form(self, data=None, files=None):
        return form_of(ACTIONS[self.key].form, self.act, self.request.user, data, files)

    def show(self, form, *, is_confirming=False):
        context = self.get_context_data(
            act=self.act,
            number=words.kind_and_number(self.act),
            form=form,
            is_confirming=is_confirming,
            is_confirmed_first=self.is_confirmed_first,
            consequence=consequence(self.act, self.key),
            chips=[each for each in words.chips(self.act.clocks.all(), today()) if each.tone != "ended"],
            facts=self.facts(form) if is_confirming else (),
            action_label=ACTIONS[self.key].label,
        )
        return self.render_to_response(context)

    def facts(self, form) -> list[tuple[str, str]]:
        """What was typed, repeated in words."""
        data = form.cleaned_data
        rows = [
            (form.fields[name].label, data.get(name))
            for name in ("reference", "reasons_ar", "reasons_fr")
            if name in form.fields
        ]
        if "ground" in data:
            rows.insert(1, (form.fields["ground"].label, OppositionGround(data["ground"]).label))
        with moment(self.act):
            decided_on = clock.localdate()
        return [(_("Date"), day_words(decided_on)), *((label, value) for label, value in rows if value)]
