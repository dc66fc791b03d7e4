"""What waits for the secretariat of a council."""

from django.db.models import Count, Q
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cms.dashboards.lines import MOST, Line, Panel, until
from cms.secretariat import progress, steps
from cms.secretariat.terms import Due
from cms.secretariat.terms import due as due_by
from document_types import access
from document_types.clock import today
from document_types.enums import ActKind, ActState, SessionState
from document_types.law.posting import posting_rule
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.law.statutes import rule
from document_types.law.triggers import Trigger
from document_types.lifecycle import DECIDED
from document_types.models import Act, Session
from document_types.reader import language
from document_types.rights import Capability
from document_types.services.reckoning import reckoner

ALIVE = (SessionState.PLANNED, SessionState.CONVENED, SessionState.OPEN)


def sessions_in_course(user, *capabilities):
    """Those still asking for something: not closed, or closed without minutes sent to the members; oldest first."""
    councils = access.councils_for(user, *capabilities)
    sessions = progress.with_progress(Session.objects.filter(council__in=councils, is_imported=False).with_council())
    unfinished = Q(state__in=ALIVE) | Q(state=SessionState.CLOSED, minutes_deliveries=0)
    return sessions.filter(unfinished).order_by("opens_on", "pk")


def act_line(act: Act, url: str, due: Due | None = None, detail: str = "") -> Line:
    number = f"{act.number_label} " if act.number_label else ""
    return Line(
        what=f"{number}{act.subject}",
        url=url,
        where=act.council.name,
        detail=detail,
        until=until(due) if due else "",
        is_late=bool(due and due.is_late),
        written=act.subject_language(language()),
    )


def due_on_act(row: Rule, trigger, here: Reckoner) -> Due | None:
    return None if trigger is None else due_by(here.due(row, trigger), today())


class SessionsPanel(Panel):
    key = "sessions"
    heading = gettext_lazy("Sessions en cours")
    more_url = reverse_lazy("secretariat:sessions")

    def find(self):
        here, day = reckoner(), today()
        for session in sessions_in_course(self.user, Capability.PREPARE)[: MOST + 1]:
            rows = steps.rows(session, reckoner=here, today=day)
            following = steps.next_step(rows) or next((row for row in rows if row.standing == "waiting"), None)
            due = following.due if following else None
            yield Line(
                what=session.title,
                url=following.url if following else reverse("secretariat:session", args=[session.pk]),
                where=session.council.name,
                detail=f"{following.label} : {following.reason}" if following else "",
                until=until(due) if due else "",
                is_late=bool(due and due.is_overdue),
            )

    @property
    def empty(self):
        return _("Aucune session en cours.")


class ToTransmitPanel(Panel):
    key = "to-transmit"
    heading = gettext_lazy("À transmettre à l'autorité")

    def find(self):
        councils = access.councils_for(self.user, Capability.PREPARE)
        ready = Q(kind=ActKind.DELIBERATION, state=ActState.SIGNED)
        ready |= Q(kind=ActKind.MINUTES, state=ActState.ESTABLISHED, received_at=None)
        acts = Act.objects.filter(ready, council__in=councils).with_council().order_by("dated_on", "pk")[: MOST + 1]
        here = reckoner()
        for act in acts:
            closed_on = act.session.closed_on if act.session else None
            due = due_on_act(rule("TRA-1", act.council.level, closed_on), closed_on, here)
            yield act_line(act, _url("transmission", act), due)


class UnprovedPanel(Panel):
    key = "unproved"
    heading = gettext_lazy("Envois sans preuve")

    def find(self):
        councils = access.councils_for(self.user, Capability.PREPARE)
        acts = Act.objects.filter(council__in=councils, deliveries__in=progress.unproved())
        has_failed = ~Q(deliveries__error="") | Q(deliveries__bounced_at__isnull=False)
        acts = acts.with_council().annotate(
            left=Count("deliveries__mandate", distinct=True),
            failed=Count("deliveries__mandate", distinct=True, filter=has_failed),
        )
        for act in acts.order_by("dated_on", "pk")[: MOST + 1]:
            detail = ngettext("%(count)s membre", "%(count)s membres", act.left) % {"count": act.left}
            if act.failed:
                sentence = ngettext("%(detail)s, %(count)s échec", "%(detail)s, %(count)s échecs", act.failed)
                detail = sentence % {"detail": detail, "count": act.failed}
            page = "convocation" if act.kind == ActKind.CONVOCATION else "minutes"
            yield act_line(act, _url(page, act), detail=detail)


class PostingPanel(Panel):
    key = "posting"
    heading = gettext_lazy("Affichage dû")

    def find(self):
        councils = access.councils_for(self.user, Capability.PREPARE)
        acts = Act.objects.of_kind(ActKind.DELIBERATION).filter(council__in=councils, posted_on=None)
        acts = acts.filter(state__in=DECIDED - {ActState.ADOPTED, ActState.ARCHIVED}).with_council()
        here = reckoner()
        for act in acts.order_by("dated_on", "pk")[: MOST + 1]:
            row = posting_rule(act.council.level, here.readings, act.dated_on)
            starts = {
                Trigger.ADOPTION: act.dated_on,
                Trigger.SESSION_CLOSING: act.session.closed_on if act.session else None,
                Trigger.EXECUTORY: act.executory_at,
            }
            yield act_line(act, _url("posting", act), due_on_act(row, starts[row.trigger], here))


def _url(page: str, act: Act) -> str:
    if act.session_id is None:
        return reverse("secretariat:act", args=[act.pk])
    return reverse(f"secretariat:{page}", args=[act.session_id])


PANELS = (SessionsPanel, ToTransmitPanel, UnprovedPanel, PostingPanel)
