"""The session's own dates: what the law sets, what was done, what is late; as a table and for an agenda."""

from dataclasses import dataclass, replace

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from cms.law.picture import picture
from cms.law.simulator import Row, calendar_response, row_of
from cms.secretariat.deadlines import Deadlines, Standing
from cms.secretariat.facts import facts_of
from cms.secretariat.views.base import OnSession
from document_types import access
from document_types.clock import today
from document_types.enums import SessionState
from document_types.law.planning import ImpossiblePlan, Plan
from document_types.reader import language
from document_types.services.reckoning import reckoner


@dataclass(frozen=True)
class Line:
    row: Row
    standing: Standing


class SessionDeadlines(OnSession):
    readers = access.INSIDE
    closed_to_others = gettext_lazy("Le déroulement d'une session est suivi par le conseil qui la tient.")
    page_title = gettext_lazy("Échéances de la session")
    template_name = "admin/secretariat/deadlines.html"
    header_icon = "time"

    def get(self, request, *args, **kwargs):
        self.check_right()
        if request.GET.get("format") == "ics" and self.entries:
            return calendar_response(self.plan, title=self.session.title, place=f"session-{self.session.pk}")
        return self.render_to_response(self.get_context_data(**kwargs))

    @cached_property
    def here(self):
        return reckoner()

    @cached_property
    def deadlines(self) -> Deadlines | None:
        """Nothing is asked of a cancelled session, nor of one that an older law governed."""
        if self.session.state == SessionState.CANCELLED or self.session.is_imported:
            return None
        return Deadlines(facts_of(self.session), self.here, today())

    @cached_property
    def entries(self):
        try:
            return self.deadlines.entries() if self.deadlines else []
        except ImpossiblePlan as impossible:
            self.impossible = impossible.reason.in_language(language())
            return []

    impossible = ""

    @property
    def plan(self) -> Plan:
        """The plan of this session alone: its own steps, in the order of their days."""
        return replace(self.deadlines.plan, steps=tuple(entry.step for entry in self.entries))

    def get_context_data(self, **kwargs):
        entries = self.entries
        if not entries:
            return super().get_context_data(impossible=self.impossible, lines=[], **kwargs)
        plan = self.plan
        lines = [
            Line(row_of(number, entry.step, plan), entry.standing) for number, entry in enumerate(entries, start=1)
        ]
        shown = {entry.step.rule.id for entry in entries}
        cautions = [each.wording.in_language(language()) for each in plan.cautions if each.rule_id not in shown]
        drawn = picture(plan, self.here.calendar)
        return super().get_context_data(lines=lines, picture=drawn, cautions=cautions, **kwargs)
