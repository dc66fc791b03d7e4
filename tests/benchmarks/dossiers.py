"""Dossiers by the hundred thousand, over every council: for measuring the follow-up."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from cms.demo import generator
from cms.demo.bulk import BATCH, BulkLoader
from document_types.enums import ActState, ForceBasis, Origin
from document_types.law.levels import Level
from document_types.models import Act, CollectivityPage, Council, Session
from document_types.services.territory import place
from document_types.territory.unit import Unit
from workflows.enums import ClockKind, ClockState, ProceedingKind, SignatoryOffice
from workflows.models import Clock, Proceeding, Signature

# Of a hundred dossiers, how many stand where.
STATES = {
    ActState.EXECUTORY: 78,
    ActState.TRANSMITTED: 6,
    ActState.AWAITING_VISA: 6,
    ActState.OPPOSED: 2,
    ActState.VISA_REFUSED: 2,
    ActState.REPLACED: 2,
    ActState.SIGNED: 2,
    ActState.SUSPENDED: 1,
    ActState.ADOPTED: 1,
}


COUNCILS = 1590


def make_councils() -> None:
    """As many communes as the country has, spread evenly over its prefectures and provinces."""
    parents = CollectivityPage.objects.filter(level__in=(Level.PREFECTURE, Level.PROVINCE)).order_by("code")
    parents, missing = list(parents), COUNCILS - Council.objects.count()
    for number in range(missing):
        lap, position = divmod(number, len(parents))
        parent = parents[position]
        names = {"name_fr": f"Commune {lap + 1} de {parent.name_fr}", "name_ar": f"جماعة {lap + 1} {parent.name_ar}"}
        place(unit=Unit(code=f"{parent.code}.90.{lap:02}", level=Level.COMMUNE, parent_code=parent.code, **names))


def make(count: int, year: int) -> None:
    """Acts with pages and revisions as the bulk loader writes them, then alive, all in one year: the hardest case."""
    make_councils()
    councils = Council.objects.count()
    each = -(-count // councils)
    numbers = (council * generator.ACTS_PER_COUNCIL + rank for rank in range(each) for council in range(councils))
    loader, left = BulkLoader(), islice(numbers, count)
    while batch := list(islice(left, BATCH)):
        loader.write([generator.act(number) for number in batch])
    chosen = random.Random(2026)  # noqa: S311 the same dossiers each time
    acts = list(Act.objects.filter(state=ActState.ARCHIVED).select_related("session").order_by("pk"))
    for session in Session.objects.filter(is_imported=True):
        # All in one year: what was voted on the 5th, its session closed that day.
        session.write(closed_on=session.opens_on.replace(year=year))
    for first in range(0, len(acts), BATCH):
        bring_to_life(acts[first : first + BATCH], year, chosen)


@transaction.atomic
def bring_to_life(acts: list[Act], year: int, chosen: random.Random) -> None:
    signatures, clocks, proceedings = [], [], []
    for act in acts:
        live(act, act.session.opens_on.replace(year=year), chosen)
        signatures += signatures_of(act)
        clocks += clocks_of(act)
        proceedings += proceedings_of(act, chosen)
    fields = ["origin", "state", "dated_on", "posted_on", "online_at", "received_at", "executory_at", "force_basis"]
    Act.objects.bulk_update(acts, fields, 250)
    for rows in (signatures, clocks, proceedings):
        type(rows[0]).objects.bulk_create(rows, 500)


def live(act: Act, voted_on: date, chosen: random.Random) -> None:
    [act.state] = chosen.choices(list(STATES), STATES.values())
    act.origin, act.dated_on = Origin.BORN_HERE, voted_on
    act.posted_on = voted_on + timedelta(days=chosen.randrange(15)) if chosen.random() < 0.95 else None
    act.online_at = at(act.posted_on) if act.posted_on else at(voted_on)
    if act.state in (ActState.ADOPTED, ActState.SIGNED):
        return
    act.received_at = at(voted_on + timedelta(days=3 + chosen.randrange(24)))
    if act.state == ActState.EXECUTORY:
        act.executory_at = act.received_at + timedelta(days=4 + chosen.randrange(20))
        act.force_basis = ForceBasis.OPPOSITION_LAPSED


def signatures_of(act: Act) -> Iterator[Signature]:
    if act.state != ActState.ADOPTED:
        for office in SignatoryOffice:
            yield Signature(act=act, office=office, signed_on=act.dated_on + timedelta(days=2))


def clocks_of(act: Act) -> Iterator[Clock]:
    if act.received_at is None:
        return
    for kind, days in ((ClockKind.OPPOSITION, 5), (ClockKind.VISA, 20)):
        due = act.received_at + timedelta(days=days)
        yield Clock(
            act=act,
            kind=kind,
            rule_id="LEG-3",
            started_at=act.received_at,
            due_on=due.date(),
            effect_at=due + timedelta(days=1),
            state=ClockState.RUNNING,
        )


def proceedings_of(act: Act, chosen: random.Random) -> Iterator[Proceeding]:
    kinds = {
        ActState.EXECUTORY: chosen.choice(
            [ProceedingKind.OPPOSITION_LAPSED, ProceedingKind.VISA_GRANTED, ProceedingKind.VISA_TACIT]
        ),
        ActState.OPPOSED: ProceedingKind.OPPOSITION,
        ActState.VISA_REFUSED: ProceedingKind.VISA_REFUSED,
        ActState.REPLACED: ProceedingKind.OPPOSITION,
        ActState.SUSPENDED: ProceedingKind.OPPOSITION,
    }
    if kind := kinds.get(act.state):
        yield Proceeding(act=act, kind=kind, effective_at=act.executory_at or act.received_at + timedelta(days=3))


def at(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=timezone.get_default_timezone())
