"""Deciding: a form, a page that repeats what will be sent, then the one way through the workflow's task."""

from contextlib import nullcontext
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from document_types import clock
from document_types.access import INSIDE, holds_any
from document_types.clock import today
from document_types.enums import ActState
from document_types.errors import Refusal, impossible
from document_types.law.statutes import rule
from document_types.lifecycle import ImpossibleStep, Step
from document_types.models import Act, CouncilDocument
from document_types.reader import day_words, language
from document_types.rights import Capability
from workflows.enums import ClockKind, OppositionGround
from workflows.forms import DecisionForm, TransmissionForm
from workflows.models import Clock, LegalityReviewTask
from workflows.services.offices import acts_for, lawful_actions, visa_authority_of
from workflows.services.transmission import authority_of
from workflows.views import words
from workflows.views.base import INBOX, ReceivedActView

DECISIONS = {
    "oppose": gettext_lazy("S'opposer"),
    "grant_visa": gettext_lazy("Accorder le visa"),
    "refuse_visa": gettext_lazy("Refuser le visa"),
    "require_visa": gettext_lazy("Dire le visa nécessaire"),
    "waive_visa": gettext_lazy("Dire le visa non nécessaire"),
}
_STEPS = {
    "oppose": Step.OPPOSE,
    "grant_visa": Step.GRANT_VISA,
    "refuse_visa": Step.REFUSE_VISA,
    "require_visa": Step.REQUIRE_VISA,
    "waive_visa": Step.WAIVE_VISA,
}
# The article each decision rests on.
_RULES = {
    "oppose": "LEG-4",
    "grant_visa": "VIS-22",
    "refuse_visa": "VIS-22",
    "require_visa": "VIS-4",
    "waive_visa": "EXE-1",
}


def consequence(act: Act, action: str) -> str:
    """What the decision does, in a sentence with its article."""
    sentences = {
        "oppose": _("L'acte n'entre pas en vigueur ; le conseil doit en délibérer de nouveau (%(article)s)."),
        "grant_visa": _("L'acte devient exécutoire dès cette décision (%(article)s)."),
        "refuse_visa": _(
            "L'acte n'entre pas en vigueur ; le conseil peut délibérer de nouveau ou y renoncer (%(article)s)."
        ),
        "require_visa": _(
            "L'acte attend le visa ; son délai court depuis la réception, celui de l'opposition continue (%(article)s)."
        ),
        "waive_visa": _(
            "Le délai de visa perd son objet ; l'acte est exécutoire sans opposition dans le délai (%(article)s)."
        ),
    }
    if action == "waive_visa" and not Clock.objects.running().filter(act=act, kind=ClockKind.OPPOSITION).exists():
        sentences[action] = _(
            "L'acte est exécutoire dès cette décision : le délai d'opposition est échu (%(article)s)."
        )
    row = rule(_RULES[action], act.council.level, act.dated_on)
    return sentences[action] % {"article": row.citation.label(language())}


def why_not(act: Act, action: str, user) -> str:
    """Why the user may not take this decision on this act today."""
    if not act.may(_STEPS[action]):
        return str(impossible(ImpossibleStep(ActState(act.state), _STEPS[action])))
    authority = authority_of(act.council) if action == "oppose" else visa_authority_of(act)
    if not acts_for(user, authority):
        name = authority.name if authority else words.visa_office_words(act)
        return _("Cette décision revient à une autre autorité : %(authority)s.") % {"authority": name}
    delay = Clock.objects.filter(act=act, kind=ClockKind.OPPOSITION).first()
    if action == "oppose" and delay:
        return _("Le délai d'opposition a pris fin le %(day)s (%(article)s). Seul le tribunal peut être saisi.") % {
            "day": day_words(delay.due_on),
            "article": words.article_of(delay),
        }
    if action in ("require_visa", "waive_visa"):
        return _("La matière de cet acte, ou la fin de ses délais, ne laisse rien à préciser sur le visa.")
    return _("Cette étape ne vous revient pas.")


def form_of(form_class, act: Act, user, data=None):
    """The form of an action; a scan is chosen among the council's own files, and only by the council."""
    if not issubclass(form_class, DecisionForm):
        return form_class(data)
    is_council = holds_any(user, INSIDE, act.council.page)
    options = {"documents": CouncilDocument.objects.filter(council=act.council) if is_council else None}
    if issubclass(form_class, TransmissionForm):
        options["is_on_paper"] = act.council.is_authority_on_paper
    return form_class(data, **options)


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
    try:
        with moment(act):
            task_state.task.specific.on_action(task_state, user, action, **form.cleaned_data)
    except ImpossibleStep as step:
        form.add_error(None, str(impossible(step)))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return not form.errors


class DecisionView(ReceivedActView, TemplateView):
    """First the form, then the same facts repeated for confirmation; only the second sends."""

    capabilities = (Capability.REVIEW,)
    template_name = "admin/review/decision.html"
    header_icon = "edit"

    def get_page_title(self):
        return str(DECISIONS[self.action])

    def get_breadcrumbs_items(self):
        here = {"url": reverse("review:act", args=[self.act.pk]), "label": words.kind_and_number(self.act)}
        return [*self.breadcrumbs_items, INBOX, here, {"url": "", "label": self.get_page_title()}]

    @property
    def action(self) -> str:
        return self.kwargs["action"]

    def get(self, request, *args, **kwargs):
        self.check()
        return self.show(self.form())

    def post(self, request, *args, **kwargs):
        self.check()
        form = self.form(request.POST)
        if not form.is_valid() or "edit" in request.POST:
            return self.show(form)
        if "confirmed" not in request.POST:
            return self.show(form, is_confirming=True)
        if not take(self.task_state, request.user, self.action, form):
            return self.show(form)
        messages.success(request, self.done())
        return redirect("review:act", self.act.pk)

    def check(self) -> None:
        if self.action not in DECISIONS:
            raise PermissionDenied(_("Cette décision n'existe pas."))
        self.task_state = self.act.page.specific.current_workflow_task_state
        is_reviewed = self.task_state and isinstance(self.task_state.task.specific, LegalityReviewTask)
        if not is_reviewed or self.action not in lawful_actions(self.act, self.request.user):
            raise PermissionDenied(why_not(self.act, self.action, self.request.user))

    def form(self, data=None):
        form_class = self.task_state.task.specific.get_form_for_action(self.action)
        return form_of(form_class, self.act, self.request.user, data)

    def show(self, form, *, is_confirming=False):
        context = self.get_context_data(
            act=self.act,
            number=words.kind_and_number(self.act),
            form=form,
            is_confirming=is_confirming,
            consequence=consequence(self.act, self.action),
            chips=[each for each in words.chips(self.act.clocks.all(), today()) if each.tone != "ended"],
            facts=self.facts(form) if is_confirming else (),
            action_label=DECISIONS[self.action],
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

    def done(self) -> str:
        sentences = {
            "oppose": _("Opposition enregistrée : le conseil la voit dès maintenant. La lettre peut être imprimée."),
            "grant_visa": _("Visa accordé : l'acte est exécutoire."),
            "refuse_visa": _(
                "Refus de visa enregistré : le conseil le voit dès maintenant. La lettre peut être imprimée."
            ),
            "require_visa": _("Enregistré : l'acte est soumis au visa, le conseil le voit dès maintenant."),
            "waive_visa": _("Enregistré : l'acte n'est pas soumis au visa, le conseil le voit dès maintenant."),
        }
        return sentences[self.action]
