"""Steps of the procedure beside a raw durable update of the same file: one act, and a session of two hundred."""

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from django.db import connection, transaction

from document_types.models import Act, CollectivityPage
from tests.benchmarks.measure import Measure
from tests.factories import Town, held_session, make_commune, make_town, sign_both
from workflows.services import review, transmission
from workflows.services.decision import Decision

SINGLE, SESSION = 100, 200
FULL = 2
# Of one kind, so that each single act can be transmitted, then visaed.
BUDGET = ("Budget", "الميزانية", "finance.budget")
OTHERS = (BUDGET, ("Vœu", "ملتمس", "council.motion"), ("Taux", "الأسعار", "finance.tax_rates"))


def transitions() -> Iterator[Measure]:
    """The medians of wall time: until the commit is on the disk, then with the index and the notices that follow it."""
    _require_durable()
    town, singles, session = _signed_acts()
    raw, sent, visas = [], [], []
    steps = (
        (sent, lambda act: transmission.transmit(acts=[act], user=town.clerk)),
        (visas, lambda act: review.grant_visa(act=act, decision=Decision(user=town.officer, reference="1"))),
    )
    for spent, step in steps:
        for act in singles:
            # In turn, so that whatever else the machine does weighs on both sides alike.
            raw.append(_run(_raw_update))
            spent.append(_run(lambda step=step, act=act: step(act)))
    whole = _run(lambda: transmission.transmit(acts=session, user=town.clerk))
    update, one, visa = (median(committed for committed, _all in spent) for spent in (raw, sent, visas))
    beside = f"a raw durable update: {update:.2f} ms, p50 in turn"
    yield Measure("one act transmitted, p50", one / update, "times", 15, reference=f"{one:.1f} ms; {beside}")
    yield Measure("one visa granted, p50", visa / update, "times", 15, reference=f"{visa:.1f} ms; {beside}")
    beside = f"{whole[0]:.0f} ms; one act: {one:.1f} ms"
    yield Measure(f"a session of {SESSION} acts transmitted", whole[0] / one, "times", 20, reference=beside)
    followed = median(everything for _committed, everything in sent)
    beside = f"{whole[1]:.0f} ms; one act: {followed:.1f} ms"
    yield Measure("the same, index and notices included", whole[1] / followed, "times", 20, reference=beside)


def _require_durable() -> None:
    with connection.cursor() as cursor:
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_raw (id INTEGER PRIMARY KEY, turn INTEGER NOT NULL)")
        cursor.execute("INSERT OR IGNORE INTO bench_raw VALUES (1, 0)")
    assert (synchronous, journal) == (FULL, "wal"), "the bench measures the database as production sets it"


def _raw_update() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE bench_raw SET turn = turn + 1 WHERE id = 1")


def _run(do: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until the commit is on the disk, and until all that waits for it is done."""
    marks: list[float] = []
    started = perf_counter()
    with transaction.atomic():
        transaction.on_commit(lambda: marks.append(perf_counter()))
        do()
    return (marks[0] - started) * 1000, (perf_counter() - started) * 1000


def _signed_acts() -> tuple[Town, list[Act], list[Act]]:
    """A commune of its own, so that a database may be used again, and its acts ready to leave."""
    number = CollectivityPage.objects.filter(code__startswith="09.273.97.").count() + 1
    town = make_town(make_commune(f"09.273.97.{number:02}", f"Mesure {number}", f"قياس {number}"), how_many=3)
    titles = [BUDGET] * SINGLE + [OTHERS[place % len(OTHERS)] for place in range(SESSION)]
    _session, acts = held_session(town, titles)
    for act in acts:
        sign_both(act)
    return town, acts[:SINGLE], acts[SINGLE:]
