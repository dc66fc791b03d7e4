"""Keeping the follow-up in step with the acts, in the transaction of each event; and writing it anew from the facts.

A dossier's row is computed from the facts alone, never changed by hand, so that the two ways cannot differ.
"""

from collections import Counter, defaultdict, namedtuple
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction
from django.db.models import OuterRef, Q, Subquery

from document_types.enums import ActKind, ActState, Origin
from document_types.law.clock import legal_day
from document_types.law.levels import Level
from document_types.law.reckoner import Reckoner
from document_types.models import Act, CollectivityPage, CouncilPage
from document_types.services.reckoning import reckoner
from search.inserting import insert_facts
from search.prepared import delete, prepared
from workflows.follow_up.cells import cells_of
from workflows.follow_up.enums import FOLLOWED
from workflows.follow_up.facts import TIMED, UNDER_CONTROL, Delays, Facts, row_of
from workflows.models.follow_up import FollowUp, FollowUpTally
from workflows.models.proceedings import Clock, Proceeding, Signature

REGION, PLACE = 12, 16
BATCH = 2000
_ACT = (
    "pk",
    "council_id",
    "kind",
    "state",
    "matter",
    "dated_on",
    "received_at",
    "executory_at",
    "posted_on",
    "online_at",
    "session__closed_on",
    "signed_on",
    "council__collectivity__level",
    "council__page__path",
)
# A row as it stands, or as it is to be: two of them are compared, and no instance is made of either.
_Row = namedtuple("_Row", [field.attname for field in FollowUp._meta.concrete_fields])
_FIELDS = [field.name for field in FollowUp._meta.concrete_fields if not field.primary_key]


def followed_acts(**among):
    """Born here, and decided on: nothing of what a council prepares, nothing taken over from old registers."""
    is_followed = Q(state__in=FOLLOWED, origin=Origin.BORN_HERE, dated_on__isnull=False)
    return Act.objects.filter(is_followed, ~Q(kind=ActKind.CONVOCATION), **among)


_noted: ContextVar[set[int] | None] = ContextVar("acts_to_follow", default=None)


@contextmanager
def together(here: Reckoner | None = None) -> Iterator[None]:
    """What changes several times within is written once, at the end; the caller holds the transaction.

    `here` is the site's reckoner, where the caller has asked for it already.
    """
    if _noted.get() is not None:
        yield
        return
    acts: set[int] = set()
    token = _noted.set(acts)
    try:
        yield
    finally:
        _noted.reset(token)
    if acts:
        refresh(acts=acts, here=here)


def is_postponed(*, acts: Collection[int]) -> bool:
    """Whether these acts are noted for the end of what is done together; else their rows are to be written now."""
    noted = _noted.get()
    if noted is None:
        return False
    noted.update(acts)
    return True


# Without a savepoint of its own: no event stands whose rows were not written.
@transaction.atomic(savepoint=False)
def refresh(*, acts: Collection[int], here: Reckoner | None = None) -> None:
    """Write the rows of these acts as the facts now are, and move the tallies of their places accordingly.

    A province is locked before its tallies are read: two of its councils wait for one another, and lose nothing.
    """
    if not acts:
        return
    _lock(_places_of(acts))
    before = {row[0]: _Row(*row) for row in _written(acts=acts)}
    after = {row.act_id: row for row in _rows(_found(acts=acts), here or reckoner())}
    changed = [row for act, row in after.items() if row != before.get(act)]
    gone = [pk for pk in before if pk not in after]
    if not (changed or gone):
        return
    deltas: Counter = Counter()
    for row in changed:
        deltas.update(_keys(row))
        if row.act_id in before:
            deltas.subtract(_keys(before[row.act_id]))
    for pk in gone:
        deltas.subtract(_keys(before[pk]))
    if gone:
        delete(FollowUp, {"pk__in": gone})
    insert_facts(FollowUp, (row._asdict() for row in changed), unique=["act"], changed=_FIELDS)
    _move(deltas)


@transaction.atomic
def rebuild_place(*, place: str) -> int:
    """Write the rows and tallies of one prefecture, province or region's own council again; return how many acts."""
    _lock({place})
    FollowUp.objects.filter(place=place).delete()
    FollowUpTally.objects.filter(place=place).delete()
    tally: Counter = Counter()
    here, count = reckoner(), 0
    acts = list(followed_acts(council__page__path__startswith=place).values_list("pk", flat=True))
    for first in range(0, len(acts), BATCH):
        rows = list(_rows(_found(acts=acts[first : first + BATCH]), here))
        FollowUp.objects.bulk_create((FollowUp(**row._asdict()) for row in rows), 500)
        tally.update(key for row in rows for key in _keys(row))
        count += len(rows)
    FollowUpTally.objects.bulk_create((FollowUpTally(**_cell(key, n)) for key, n in tally.items()), 500)
    return count


def rebuild() -> Iterator[tuple[str, int]]:
    """Place by place, each in its own transaction: whoever writes in another province does not wait."""
    paths = followed_acts().order_by().values_list("council__page__path", flat=True).distinct()
    written = FollowUp.objects.order_by().values_list("place", flat=True).distinct()
    for place in sorted({path[:PLACE] for path in paths} | set(written)):
        yield place, rebuild_place(place=place)


def _places_of(acts: Collection[int]) -> Iterator[str]:
    """Where these acts are to be counted, and where they are counted now."""
    for path in followed_acts(pk__in=acts).values_list("council__page__path", flat=True):
        yield path[:PLACE]
    yield from FollowUp.objects.filter(pk__in=acts).values_list("place", flat=True)


def _lock(places: Iterable[str]) -> None:
    """The rows of the places themselves: those of prefectures and provinces, and of regions' councils."""
    if not connection.features.has_select_for_update:
        # SQLite has one writer at a time, from the beginning of its transaction; nobody looks for the places.
        return
    paths = set(places)
    for model in (CollectivityPage, CouncilPage):
        pages = model.objects.select_for_update(of=("self",), no_key=True).filter(path__in=paths)
        list(pages.order_by("path").values_list("pk"))


@prepared
def _written(acts):
    return FollowUp.objects.filter(pk__in=acts).values_list(*_Row._fields)


@prepared
def _found(acts):
    signed = Signature.objects.filter(act=OuterRef("pk")).order_by("-signed_on").values("signed_on")[:1]
    return followed_acts(pk__in=acts).annotate(signed_on=Subquery(signed)).order_by().values_list(*_ACT)


def _rows(found: Iterable[tuple], here: Reckoner) -> Iterator[_Row]:
    """Of acts whose facts were found; two queries more, however many acts."""
    found = sorted(found)
    states = {act: state for act, _council, _kind, state, *_rest in found}
    proceedings, delays = _proceedings(states), _delays(states)
    reckoned = Delays(here)
    for values in found:
        act, council, *rest, signed_on, level, path = values
        facts = _facts(rest, Level(level), signed_on, tuple(proceedings[act]), delays[act])
        row = row_of(facts, reckoned)
        yield _Row(act_id=act, council_id=council, region=path[:REGION], place=path[:PLACE], **row)


def _proceedings(states: dict[int, str]) -> dict[int, list]:
    """The proceedings of each act in order; of those under control, none has ended it."""
    found: dict[int, list] = defaultdict(list)
    acts = [act for act, state in states.items() if state not in UNDER_CONTROL]
    if not acts:
        return found
    for at, _pk, act, kind in sorted(_decided(acts=acts)):
        found[act].append((kind, legal_day(at)))
    return found


@prepared
def _decided(acts):
    return Proceeding.objects.filter(act__in=acts).order_by().values_list("effective_at", "pk", "act_id", "kind")


def _delays(states: dict[int, str]) -> dict[int, dict]:
    """The last days by kind of each act whose state is one of a delay."""
    found: dict[int, dict] = defaultdict(dict)
    acts = [act for act, state in states.items() if state in TIMED]
    if not acts:
        return found
    for act, kind, due_on in _last_days(acts=acts):
        found[act][kind] = due_on
    return found


@prepared
def _last_days(acts):
    return Clock.objects.filter(act__in=acts).values_list("act_id", "kind", "due_on")


def _facts(values, level, signed_on, proceedings, delays) -> Facts:
    kind, state, matter, dated_on, received_at, executory_at, posted_on, online_at, closed_on = values
    return Facts(
        kind=kind,
        state=state,
        matter=matter,
        level=level,
        adopted_on=dated_on,
        closed_on=closed_on,
        # Of an act that still awaits a signature, one may be there.
        signed_on=None if state == ActState.ADOPTED else signed_on,
        received_on=_day(received_at),
        executory_on=_day(executory_at),
        posted_on=posted_on,
        online_on=_day(online_at),
        proceedings=proceedings,
        delays=delays,
    )


def _day(moment):
    return legal_day(moment) if moment else None


def _keys(row: _Row) -> Iterator[tuple]:
    for measure, value in cells_of(row):
        yield row.region, row.place, row.year, row.kind, row.state, measure, value


_CELL = ("place", "year", "kind", "state", "measure", "value")


def _cell(key: tuple, n: int) -> dict[str, Any]:
    return dict(zip(("region", *_CELL, "n"), (*key, n), strict=True))


def _move(deltas: Counter) -> None:
    moved = {key: n for key, n in deltas.items() if n}
    if not moved:
        return
    _regions, places, years, _kinds, states, _measures, values = (set(part) for part in zip(*moved, strict=True))
    # A few more than those that move: a dossier leaves and enters cells of one place and year.
    near = _near(places=places, years=years, states=states, values=values)
    known = {cell[1:-1]: cell for cell in near}
    written, empty = [], []
    for key, n in moved.items():
        pk, *_rest, there = known.get(key[1:], (None, 0))
        # A count that somebody spoilt by hand is for the rebuilding to mend: it stops no act of law.
        if there + n > 0:
            written.append(_cell(key, there + n))
        elif pk:
            empty.append(pk)
    if empty:
        delete(FollowUpTally, {"pk__in": empty})
    insert_facts(FollowUpTally, written, unique=_CELL, changed=["n"])


@prepared
def _near(places, years, states, values):
    near = FollowUpTally.objects.filter(place__in=places, year__in=years, state__in=states, value__in=values)
    return near.values_list("pk", *_CELL, "n")
