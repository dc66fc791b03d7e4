"""What is measured, against what, and the bounds the project promises."""

import statistics
from collections.abc import Callable
from datetime import date, timedelta
from time import process_time

import django

django.setup()

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from cms.demo import bulk, loader
from cms.models import HomePage, User
from document_types import indexing
from document_types.enums import ActKind, Origin
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Direction
from document_types.law.statutes import rules
from document_types.law.units import Unit
from document_types.models import Act, Council, Session
from document_types.services import pages
from search.engine import get_engine
from search.query import Query
from tests.benchmarks.measure import Measure
from tests.benchmarks.papers import papers
from tests.benchmarks.transitions import transitions

REPEATS = 15


def median_cpu(do: Callable[[], object]) -> float:
    """The median CPU time of a call in milliseconds, after one to warm up."""
    do()
    spent = []
    for _turn in range(REPEATS):
        started = process_time()
        do()
        spent.append((process_time() - started) * 1000)
    return statistics.median(spent)


def run(acts: int) -> int:
    call_command("migrate", verbosity=0)
    loader.load()
    measures = [
        *reckoning(),
        *transitions(),
        *papers(),
        *loading(acts),
        *saving(),
        *explorer(),
        *searching(),
        *reading(),
    ]
    print(f"\n{Act.objects.count()} acts, {Page.objects.count()} pages, {connection.vendor}\n")
    for measure in measures:
        print(measure)
    return 0 if all(measure.holds for measure in measures) else 1


def reckoning():
    """Every delay of the table from every day of a year, beside one plain addition of days each."""
    year = [date(2026, 1, 1) + timedelta(days=offset) for offset in range(365)]
    here = Reckoner()
    compute = {Direction.AT_LEAST_BEFORE: here.latest_before, Direction.LASTS_AT_MOST: here.last_day_of}
    rows = [row for row in rules() if row.gives_date and row.unit is not Unit.HOURS]
    delays = [(compute.get(row.direction, here.due), row, timedelta(days=row.amount)) for row in rows]
    count = len(delays) * len(year) / 1000
    spent = median_cpu(lambda: [reckon(row, day) for reckon, row, _delay in delays for day in year])
    plain = median_cpu(lambda: [day + delay for _reckon, _row, delay in delays for day in year])
    yield Measure(
        "deadlines computed",
        count / spent * 1000,
        "1000/s",
        100,
        at_least=True,
        reference=f"a bare addition of days: {count / plain * 1000:.0f}",
    )


def loading(acts: int):
    figures = bulk.load(acts)
    if figures.acts:
        yield Measure("bulk loading, journal and index included", figures.rate, "acts/s", 500, at_least=True)


def saving():
    """An act's text saved again and put online, with journal and index, beside a stock page made and published."""
    session = Session.objects.filter(council__collectivity__code="09.273").order_by("-opens_on").first()
    body = [("paragraph", "<p>" + "mot " * 200 + "</p>")]

    def made() -> Act:
        act = pages.make_act(
            session=session, kind=ActKind.DELIBERATION, subject_fr="Mesure", subject_ar="قياس", body_fr=body
        )
        act.number_slug = act.number_label = f"mesure-{act.pk}"
        act.year = 2026
        pages.fix_text(act)
        pages.save(act, "number_slug", "number_label", "year", *pages.FIXED)
        return act

    waiting = [made() for _turn in range(REPEATS + 1)]

    @transaction.atomic
    def save_and_publish():
        act = waiting.pop()
        pages.text_of(act).save_revision()
        pages.put_online(act=act)

    def stock_page():
        page = Page(title="Mesure", live=False)
        HomePage.objects.get().add_child(instance=page)
        page.save_revision().publish()

    reference = median_cpu(stock_page)
    yield Measure(
        "one act saved, published, journaled, indexed (CPU)",
        median_cpu(save_and_publish),
        "ms",
        50,
        reference=f"a stock page made and published: {reference:.1f} ms",
    )
    yield Measure("one act made and its text fixed, indexed twice (CPU)", median_cpu(made), "ms")


def explorer():
    clerk = User.objects.get(username="greffe.aitmelloul")
    client = Client()
    client.force_login(clerk)
    council = Council.objects.get(collectivity__code="09.273.01.05")
    session = Session.objects.filter(council=council, is_imported=True).first()
    url = reverse("wagtailadmin_explore", args=[session.page_id if session else council.page_id])
    home = reverse("wagtailadmin_home")
    yield Measure(
        "admin explorer of a commune's session (CPU)",
        median_cpu(lambda: client.get(url)),
        "ms",
        150,
        reference=f"the clerk's home: {median_cpu(lambda: client.get(home)):.1f} ms",
    )


def searching():
    client = Client()
    query = Query(text="budget", audiences=("public",), passages=0)
    engine = median_cpu(lambda: get_engine().search(query))
    for words in ("budget", "الميزانية", "éclairage public avenue"):
        yield Measure(
            f"search page, « {words} » (CPU)",
            median_cpu(lambda words=words: client.get("/fr/recherche/", {"q": words})),
            "ms",
            60,
            reference=f"the engine alone, no facet, no passage: {engine:.1f} ms",
        )


def reading():
    client = Client()
    act = Act.objects.online().filter(origin=Origin.BORN_HERE, kind=ActKind.DELIBERATION).first()
    url = f"/fr/{indexing.address(act)}"
    client.get(url)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200
    yield Measure("an act's page, queries", len(queries), "queries", 6)

    def fresh():
        cache.clear()
        client.get(url)

    yield Measure("an act's page (CPU)", median_cpu(fresh), "ms")
