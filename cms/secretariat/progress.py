"""How far each session is, counted by the database in one query: what the task list and the dashboards read."""

from django.db.models import CharField, Count, Exists, IntegerField, Max, Min, OuterRef, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.models import TaskState

from document_types.enums import ActKind, ActState, ItemOutcome
from document_types.lifecycle import DECIDED
from document_types.models import Act, AgendaItem, Delivery, Session, Sitting

_PAPERS = {"convocation": ActKind.CONVOCATION, "minutes": ActKind.MINUTES}


def with_progress(sessions):
    """Annotate each session with the counts and states that its steps follow from."""
    deliberations = Act.objects.of_kind(ActKind.DELIBERATION)
    decided = deliberations.filter(state__in=DECIDED)
    quorate = Sitting.objects.filter(is_quorate=True)
    sessions = sessions.annotate(
        item_count=_count(AgendaItem.objects.all()),
        pending_count=_count(AgendaItem.objects.filter(outcome=ItemOutcome.PENDING)),
        second_count=_count(AgendaItem.objects.filter(outcome=ItemOutcome.SECOND_SITTING)),
        sitting_count=_count(Sitting.objects.all()),
        quorate_count=_count(quorate),
        opened_on=_first(quorate.order_by("number"), "held_on"),
        last_failed_on=_first(Sitting.objects.filter(is_quorate=False).order_by("-number"), "held_on"),
        last_failed_call=_first(Sitting.objects.filter(is_quorate=False).order_by("-number"), "call"),
        decided_count=_count(decided),
        unsigned_count=_count(deliberations.filter(state=ActState.ADOPTED)),
        to_post_count=_count(decided.exclude(state=ActState.ADOPTED).filter(posted_on=None)),
        unposted_since=_aggregate(decided.filter(posted_on=None), Min("dated_on")),
        unposted_in_force_since=_aggregate(decided.filter(posted_on=None), Min("executory_at")),
        to_transmit_count=_count(deliberations.filter(state=ActState.SIGNED)),
        untransmitted_count=_count(decided.filter(received_at=None)),
    )
    for name, kind in _PAPERS.items():
        sessions = _with_paper(sessions, name, kind)
    return sessions


def _with_paper(sessions, name: str, kind: ActKind):
    """The convocation or the minutes: the act, its state, whether a signature is awaited, its deliveries."""
    papers = Act.objects.of_kind(kind).exclude(state=ActState.CANCELLED).order_by("-pk")
    fields = {
        f"{name}_{field}": _first(papers, field)
        for field in ("id", "state", "page_id", "received_at", "online_at", "call", "meets_on")
    }
    sessions = sessions.annotate(**fields)
    awaited = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__object_id=Cast(OuterRef(f"{name}_page_id"), CharField()),
    )
    deliveries = Delivery.objects.filter(act=OuterRef(f"{name}_id")).order_by()
    # A member may have an e-mail that came back and a paper after it: one of them is enough.
    reached = deliveries.filter(sent_at__isnull=False, bounced_at=None)
    members = Count("mandate", distinct=True)
    return sessions.annotate(
        **{
            f"{name}_is_submitted": Exists(awaited),
            f"{name}_deliveries": _tally(deliveries, members),
            f"{name}_undelivered": _tally(deliveries, members) - _tally(reached, members),
            f"{name}_sent_at": Subquery(reached.values("act").annotate(last=Max("sent_at")).values("last")),
        }
    )


def unproved():
    """The sendings to members whom none of their own has reached, of acts that still stand."""
    own = Delivery.objects.filter(act=OuterRef("act"), mandate=OuterRef("mandate"))
    reached = own.filter(sent_at__isnull=False, bounced_at=None)
    return Delivery.objects.exclude(act__state=ActState.CANCELLED).filter(~Exists(reached))


def _of_session(queryset):
    return queryset.filter(session=OuterRef("pk"))


def _count(queryset):
    return _tally(_of_session(queryset).order_by(), Count("pk"))


def _tally(queryset, count):
    link = "act" if queryset.model is Delivery else "session"
    return Coalesce(Subquery(queryset.values(link).annotate(n=count).values("n")), 0, output_field=IntegerField())


def _aggregate(queryset, aggregate):
    return Subquery(_of_session(queryset).order_by().values("session").annotate(n=aggregate).values("n"))


def _first(queryset, field: str):
    return Subquery(_of_session(queryset).values(field)[:1])


def progress_of(session: Session) -> Session:
    """The session as it is now, with its counts."""
    return with_progress(Session.objects.with_council()).get(pk=session.pk)
