"""What an authority received, with its delays: the sets of acts that the inbox, the panels and the follow-up read."""

from datetime import date, timedelta
from functools import cache

from django.db.models import Case, Count, Exists, F, IntegerField, Min, OuterRef, Prefetch, Q, When

from document_types.access import OUTSIDE, paths_of, visible_acts
from document_types.enums import SessionState
from document_types.law.clock import start_of
from document_types.law.levels import Level
from document_types.law.matters import MATTERS, visa_requirement
from document_types.law.offices import Office
from document_types.models import Session
from document_types.rights import Capability
from workflows.enums import ClockKind, ClockState
from workflows.models import Clock, TransmittedAct


def received_acts(user):
    """The acts that the authorities of the user received, whatever else the user may see."""
    inside = Q(pk__in=[])
    for path in paths_of(user, *OUTSIDE):
        inside |= Q(council__page__path__startswith=path)
    return visible_acts(user).filter(inside, received_at__isnull=False)


def with_delays(acts):
    """What a row of the inbox shows, in a fixed number of queries; `next_effect` orders by the next running delay."""
    return (
        acts.annotate(
            next_effect=Min("clocks__effect_at", filter=Q(clocks__state=ClockState.RUNNING, clocks__has_effect=True))
        )
        .with_council()
        .prefetch_related("clocks", "proceedings", Prefetch("transmitted_in", slips()))
    )


def slips():
    return TransmittedAct.objects.select_related("transmission__authority", "revision")


def overdue(today: date) -> Q:
    """Clocks that silence has answered: a visa nobody decided on, or an effect that is not recorded yet."""
    is_past = Q(effect_at__lte=start_of(today), has_effect=True)
    return is_past & (Q(state=ClockState.RUNNING) | Q(kind=ClockKind.VISA, state=ClockState.LAPSED))


def due_on(today: date) -> Q:
    return Q(state=ClockState.RUNNING, due_on=today)


def due_soon(today: date) -> Q:
    return Q(state=ClockState.RUNNING, due_on__range=(today, today + timedelta(days=1)))


def has_clock(condition: Q) -> Exists:
    """As a filter over acts: at least one of their delays meets the condition."""
    return Exists(Clock.objects.filter(condition, act=OuterRef("pk")))


@cache
def _interior_matters(level: Level) -> tuple[str, ...]:
    return tuple(code for code in MATTERS if visa_requirement(code, level).office is Office.INTERIOR)


def visa_of_interior(prefix: str = "") -> Q:
    """Acts whose visa is for the Interior, by level and matter (VIS-1 to VIS-11)."""
    condition = Q(pk__in=[])
    for level in Level:
        condition |= Q(
            **{
                f"{prefix}council__collectivity__level": level.value,
                f"{prefix}matter__in": _interior_matters(level),
            }
        )
    return condition


def received_clocks(user):
    """The delays that run on what the user's authorities received."""
    return Clock.objects.filter(act__in=received_acts(user).values("pk")).select_related(
        "act__council__collectivity", "act__council__page"
    )


# While a session is to come or in course, the receipt of its agenda is awaited.
AWAITED = (SessionState.PLANNED, SessionState.CONVENED, SessionState.OPEN)


def received_agendas(user):
    """The agendas sent to the user's office: those still to be acknowledged first, then the newest delay."""
    inside = Q(pk__in=[])
    for path in paths_of(user, Capability.REVIEW):
        inside |= Q(council__page__path__startswith=path)
    sent = Session.objects.filter(inside, agenda_sent_at__isnull=False).with_council()
    counted = sent.annotate(
        item_count=Count("items", distinct=True), opposed_count=Count("items__opposition", distinct=True)
    )
    is_awaited = Q(agenda_received_at=None, state__in=AWAITED)
    first = Case(When(is_awaited, then=0), default=1, output_field=IntegerField())
    return counted.order_by(first, F("agenda_received_at").desc(nulls_last=True), "-agenda_sent_at", "pk")
