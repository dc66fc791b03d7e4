"""Steps of the procedure beside a raw durable update of an act's row: one act, and a session of two hundred.

The raw update is the one write that no step can do without: its columns, in the same table with its indexes, of another
act each time, by the same connection (write-ahead log, synchronous=FULL), committed before the clock is stopped.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from statistics import median
from time import perf_counter

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.utils import timezone

from cms.settling import settle
from document_types.enums import ActState
from document_types.models import Act, CollectivityPage
from tests.benchmarks.measure import Measure
from tests.factories import Town, held_session, make_commune, make_town, sign_both
from workflows.services import review, transmission
from workflows.services.decision import Decision

SINGLE, SESSION, ASIDE = 99, 200, 20
# Sessions sent one after another; the first builds statements that the others find.
SESSIONS = 3
FULL = 2
# Of one kind, so that each single act can be transmitted, then visaed.
BUDGET = ("Budget", "الميزانية", "finance.budget")
OTHERS = (BUDGET, ("Vœu", "ملتمس", "council.motion"), ("Taux", "الأسعار", "finance.tax_rates"))


def transitions() -> Iterator[Measure]:
    """The medians of wall time: until the commit is on the disk, then with the index and the notices that follow it."""
    _require_durable()
    town, singles, sessions, aside = _signed_acts()
    other = cycle(aside)
    settle()
    raw, sent, visas, whole = [], [], [], []
    steps = (
        (sent, lambda act: transmission.transmit(acts=[act], user=town.clerk)),
        (visas, lambda act: review.grant_visa(act=act, decision=Decision(user=town.officer, reference="1"))),
    )
    # In turn, so that whatever else the machine does weighs on all sides alike.
    for spent, step in steps:
        for place, act in enumerate(singles, start=1):
            raw.append(_run(lambda: _raw_update(next(other))))
            spent.append(_run(lambda step=step, act=act: step(act)))
            if spent is sent and place % (SINGLE // SESSIONS) == 0:
                acts = sessions[len(whole)]
                whole.append(_run(lambda acts=acts: transmission.transmit(acts=acts, user=town.clerk)))
    update, one, visa, session = (median(committed for committed, _all in spent) for spent in (raw, sent, visas, whole))
    beside = f"a raw durable update: {update:.2f} ms, p50 in turn"
    yield Measure("one act transmitted, p50", one / update, "times", 15, reference=f"{one:.1f} ms; {beside}")
    yield Measure("one visa granted, p50", visa / update, "times", 15, reference=f"{visa:.1f} ms; {beside}")
    beside = f"{session:.0f} ms, median of {SESSIONS}; one act: {one:.1f} ms"
    yield Measure(f"a session of {SESSION} acts transmitted", session / one, "times", 20, reference=beside)
    followed, session = (median(everything for _committed, everything in spent) for spent in (sent, whole))
    beside = f"{session:.0f} ms; one act: {followed:.1f} ms"
    yield Measure("the same, index and notices included", session / followed, "times", 20, reference=beside)


def _require_durable() -> None:
    with connection.cursor() as cursor:
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    assert (synchronous, journal) == (FULL, "wal"), "the bench measures the database as production sets it"


@transaction.atomic
def _raw_update(act: Act) -> None:
    """What a transmission writes of the act itself; there and back, so that each turn changes its row."""
    there, back = ActState.TRANSMITTED, ActState.SIGNED
    act.state = back if act.state == there else there
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE document_types_act SET state = %s, received_at = %s, version = version + 1 WHERE id = %s",
            [act.state, timezone.now(), act.pk],
        )


def _run(do: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until the commit is on the disk, and until all that waits for it is done.

    The transaction is the step's own, as it is on a screen: one around it would make of it a savepoint.
    """
    marks: list[float] = []
    started = perf_counter()
    with _each_commit(lambda: marks.append(perf_counter())):
        do()
    return (marks[0] - started) * 1000, (perf_counter() - started) * 1000


@contextmanager
def _each_commit(tell: Callable[[], object]) -> Iterator[None]:
    database = connections[DEFAULT_DB_ALIAS]
    commit = database.commit

    def told() -> None:
        commit()
        tell()

    database.commit = told
    try:
        yield
    finally:
        database.commit = commit


def _signed_acts() -> tuple[Town, list[Act], list[list[Act]], list[Act]]:
    """A commune of its own, so that a database may be used again, and its acts ready to leave."""
    number = CollectivityPage.objects.filter(code__startswith="09.273.97.").count() + 1
    town = make_town(make_commune(f"09.273.97.{number:02}", f"Mesure {number}", f"قياس {number}"), how_many=3)
    titles = [BUDGET] * (SINGLE + ASIDE) + [OTHERS[place % len(OTHERS)] for place in range(SESSION * SESSIONS)]
    _session, acts = held_session(town, titles)
    for act in acts:
        sign_both(act)
    first = SINGLE + ASIDE
    sessions = [acts[start : start + SESSION] for start in range(first, len(acts), SESSION)]
    return town, acts[:SINGLE], sessions, acts[SINGLE:first]
