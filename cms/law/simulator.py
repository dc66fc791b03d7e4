"""The simulator of delays: a session, and every date the law sets around it. It writes nothing."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.law.forms import PlanForm
from cms.law.picture import picture, strip
from cms.screens import Screen
from document_types import access
from document_types.clock import today
from document_types.law.planning import ImpossiblePlan, Plan, Step
from document_types.law.reckoner import Reckoner
from document_types.models import Session
from document_types.reader import article, day_words, language
from document_types.rights import Capability
from document_types.services import plans
from document_types.services.reckoning import reckoner


@dataclass(frozen=True)
class Row:
    """One step of the plan, as the table shows it."""

    number: int
    step: Step
    label: str
    article: str
    explanation: tuple[str, ...]
    strip: list[str]
    cautions: tuple[str, ...]


def address_of(session: Session) -> str:
    """The simulator filled in with what is known of a session."""
    facts = plans.planned_from(session)
    kind = "ordinary" if facts.is_ordinary else facts.requested_by.value
    query = {"whose": f"council-{session.council_id}", "kind": kind, "opens_on": facts.opens_on}
    known = ("agenda_sent_on", "agenda_received_on", "closes_on")
    query |= {name: getattr(facts, name) for name in known if getattr(facts, name)}
    return f"{reverse('law:simulator')}?{urlencode(query)}"


class Simulator(Screen):
    """Open to whoever works here: it shows the law, and of councils only one's own."""

    template_name = "admin/law/simulator.html"
    page_title = gettext_lazy("Calcul des délais")
    header_icon = "time"

    def check_right(self):
        return

    def get(self, request, *args, **kwargs):
        here = reckoner()
        form = self._form(here)
        plan, here = self._plan(form, here)
        if plan and request.GET.get("format") == "ics":
            return self._calendar(plan)
        return self.render_to_response(self.get_context_data(form=form, plan=plan, here=here, **kwargs))

    def _form(self, here: Reckoner) -> PlanForm:
        councils = access.councils_for(self.request.user, *access.INSIDE, Capability.ATTEND)
        data = self.request.GET if "opens_on" in self.request.GET else None
        return PlanForm(data, councils=councils, readings=here.readings, initial={"opens_on": today()})

    def _plan(self, form: PlanForm, here: Reckoner) -> tuple[Plan | None, Reckoner]:
        if not form.is_valid():
            return None, here
        here = Reckoner(here.calendar, form.readings_chosen())
        try:
            return here.plan(form.planned(), today()), here
        except ImpossiblePlan as impossible:
            form.add_error(None, impossible.reason.in_language(language()))
            return None, here

    def _calendar(self, plan: Plan) -> HttpResponse:
        return calendar_response(plan, title=self._title(plan), place=self.request.GET["whose"])

    def _title(self, plan: Plan) -> str:
        return _("Session du %(day)s") % {"day": day_words(plan.session.opens_on)}

    def get_context_data(self, *, form, plan, here, **kwargs):
        context = super().get_context_data(form=form, plan=plan, media=form.media, **kwargs)
        if plan is None:
            return context
        query = self.request.GET.copy()
        query["format"] = "ics"
        return context | {
            "title": self._title(plan),
            "rows": [row_of(number, step, plan) for number, step in enumerate(plan.steps, start=1)],
            "cautions": [caution.wording.in_language(language()) for caution in plan.cautions],
            "picture": picture(plan, here.calendar),
            "calendar_url": f"?{query.urlencode()}",
        }


def calendar_response(plan: Plan, *, title: str, place: str) -> HttpResponse:
    """The plan as a file for an agenda; `place` tells two plans of one day apart."""
    content = plans.as_calendar(plan, language(), title=title, place=place, made_at=timezone.now())
    name = f"{plan.session.level.value}-{plan.session.opens_on.isoformat()}.ics"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def row_of(number: int, step: Step, plan: Plan) -> Row:
    return Row(
        number=number,
        step=step,
        label=step.label.in_language(language()),
        article=article(step.rule),
        explanation=step.explain(language()),
        strip=strip(step.deadline),
        cautions=tuple(caution.wording.in_language(language()) for caution in plan.cautions_on(step)),
    )
