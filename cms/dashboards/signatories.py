"""What waits for the president and the council's secretary, and what they must know."""

from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from cms.dashboards.clerk import act_line, sessions_in_course
from cms.dashboards.lines import MOST, Line, Panel, until
from cms.secretariat import steps
from document_types import access
from document_types.clock import today
from document_types.enums import ActState
from document_types.models import Act, PendingRectification
from document_types.rights import Capability
from document_types.services.reckoning import reckoner
from document_types.services.signatories import CAPABILITIES
from workflows.enums import SignatoryOffice
from workflows.models import SignatureTask

SIGNATORIES = (Capability.SIGN_PRESIDENT, Capability.SIGN_SECRETARY)
# More sessions than lines: several of them may have nothing late.
READ = 20
CAME_BACK = (
    ActState.OPPOSED,
    ActState.VISA_REFUSED,
    ActState.MAINTAINED,
    ActState.REFERRED,
    ActState.SUSPENDED,
)


def awaiting_signature(user):
    """The acts whose current step is a signature of an office the user holds there."""
    condition = Q(pk__in=[])
    for office in SignatoryOffice:
        councils = access.councils_for(user, CAPABILITIES[office])
        awaited = TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS, task__in=SignatureTask.objects.filter(office=office).values("pk")
        ).annotate(page=Cast("workflow_state__object_id", BigIntegerField()))
        condition |= Q(council__in=councils, page_id__in=awaited.values("page"))
    return Act.objects.filter(condition).with_council().order_by("dated_on", "pk")


def awaiting_confirmation(user):
    """The acts whose rectification is prepared and lacks the word of an office the user holds there."""
    condition = Q(pk__in=[])
    for office, capability in CAPABILITIES.items():
        councils = access.councils_for(user, capability)
        unsaid = PendingRectification.objects.filter(**{f"{office}_at": None})
        condition |= Q(council__in=councils, pending_rectification__in=unsaid)
    return Act.objects.filter(condition).with_council().order_by("dated_on", "pk")


class ToSignPanel(Panel):
    key = "to-sign"
    heading = gettext_lazy("À signer")

    def find(self):
        for act in awaiting_signature(self.user)[: MOST + 1]:
            yield act_line(act, reverse("secretariat:sign", args=[act.pk]), detail=act.get_kind_display())
        for act in awaiting_confirmation(self.user)[: MOST + 1]:
            address = reverse("secretariat:rectification", args=[act.pk])
            yield act_line(act, address, detail=_("Rectification à confirmer"))

    @property
    def empty(self):
        return _("Rien n'attend votre signature.")


class StepsPanel(Panel):
    """Steps of the sessions in course, chosen by `chosen`."""

    def find(self):
        here, day = reckoner(), today()
        found = []
        for session in sessions_in_course(self.user, *SIGNATORIES)[:READ]:
            rows = steps.rows(session, reckoner=here, today=day)
            found += [(row, session) for row in rows if row.due and not row.due.is_done and self.chosen(row)]
        found.sort(key=lambda pair: pair[0].due.day)
        return [self.line(row, session) for row, session in found[: MOST + 1]]

    def chosen(self, row) -> bool:
        raise NotImplementedError

    def line(self, row, session) -> Line:
        return Line(
            what=f"{row.label} : {row.reason}",
            url=reverse("secretariat:session", args=[session.pk]),
            where=f"{session.title}, {session.council.name}",
            detail=_("Chez : %(whom)s") % {"whom": holder_of(row)},
            until=until(row.due),
            is_late=row.due.is_late,
        )


class LatePanel(StepsPanel):
    key = "late"
    heading = gettext_lazy("En retard, et chez qui")

    def chosen(self, row):
        return row.is_overdue

    @property
    def empty(self):
        return _("Rien n'est en retard.")


class ComingPanel(StepsPanel):
    key = "coming"
    heading = gettext_lazy("Prochaines échéances")

    def chosen(self, row):
        return not row.is_overdue and row.standing is not steps.Standing.DONE

    @property
    def empty(self):
        return _("Aucune échéance à venir.")


def holder_of(row: steps.Row) -> str:
    """Who has the step in hand."""
    if row.standing is not steps.Standing.WAITING:
        return _("le secrétariat")
    return {
        "convocation": _("le président du conseil"),
        "minutes": _("le secrétaire du conseil"),
        "signatures": _("le président et le secrétaire du conseil"),
    }.get(row.key, _("le conseil"))


class CameBackPanel(Panel):
    key = "came-back"
    heading = gettext_lazy("Oppositions et refus reçus")

    def find(self):
        councils = access.councils_for(self.user, *SIGNATORIES)
        acts = Act.objects.filter(council__in=councils, state__in=CAME_BACK).with_council()
        for act in acts.order_by("-received_at", "-pk")[: MOST + 1]:
            yield act_line(act, reverse("secretariat:act", args=[act.pk]), detail=act.get_state_display())

    @property
    def empty(self):
        return _("Aucune opposition, aucun refus de visa en cours.")


PANELS = (ToSignPanel, LatePanel, CameBackPanel, ComingPanel)
