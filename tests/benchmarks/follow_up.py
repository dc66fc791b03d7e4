"""The follow-up at the size of the country: its pages, its files, its keeping, each beside another way of counting."""

from collections.abc import Iterator
from datetime import date
from time import perf_counter

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.test import Client
from django.urls import reverse

from cms.demo import loader
from cms.models import User
from document_types.lifecycle import IN_FORCE
from document_types.models import Act, Council
from tests.benchmarks import dossiers
from tests.benchmarks.measures import Measure, median_cpu
from workflows.follow_up.figures import Rows
from workflows.listing import has_clock, overdue
from workflows.models import FollowUp, FollowUpTally
from workflows.services import follow_up

YEAR = 2026
# What the ministry's pages may take, in milliseconds.
BOUND = 300
WIDE = {
    "the ministry's page": {},
    "the same, one state": {"etat": "executory"},
    "the same, deliberations alone": {"nature": "deliberation"},
    "the same, one matter": {"matiere": "finance.budget"},
    "the same, late today": {"retard": "today"},
    "the same, sent late": {"retard": "sent_late"},
    "the same, with the courts": {"chez": "court"},
    "the same, every year": {"annee": ""},
    "a region": {"lieu": "09"},
    "a prefecture": {"lieu": "09.273"},
}


def run(count: int) -> int:
    call_command("migrate", verbosity=0)
    if FollowUp.objects.count() < count:
        loader.load()
        dossiers.make(count, YEAR)
    started = perf_counter()
    rebuilt = sum(n for _place, n in follow_up.rebuild())
    rate = rebuilt / (perf_counter() - started)
    settings.DEMO_TODAY = date(YEAR, 12, 15)
    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(username="interieur.suivi"))
    measures = [Measure("written again from the acts", rate, "acts/s"), *pages(client), *files(client), *keeping()]
    facts = (rebuilt, Council.objects.count(), FollowUpTally.objects.count(), connection.vendor)
    print("\n{} dossiers, {} councils, {} tallies, {}\n".format(*facts))
    for measure in measures:
        print(measure)
    return 0 if all(measure.holds for measure in measures) else 1


def pages(client: Client) -> Iterator[Measure]:
    today = settings.DEMO_TODAY
    rows = Rows(FollowUp.objects.filter(year=YEAR), today)
    narrow = median_cpu(lambda: _counted(rows))
    raw = median_cpu(lambda: list(_from_the_acts(today)))
    reference = f"from the rows: {narrow:.0f} ms; the counts alone, from acts and delays: {raw:.0f} ms"
    for name, asked in WIDE.items():
        spent = median_cpu(lambda asked=asked: client.get(reverse("review:follow_up"), asked))
        yield Measure(name, spent, "ms", BOUND, reference=reference if not asked else "")
    spent = median_cpu(lambda: client.get(reverse("review:dossiers")))
    yield Measure("the newest dossiers of the country", spent, "ms", BOUND)


def _counted(rows: Rows) -> None:
    rows.steps("region", rows.counts("place"))


def _from_the_acts(today: date):
    acts = Act.objects.filter(received_at__year=YEAR).order_by().annotate(place=Substr("council__page__path", 1, 16))
    return acts.values("place").annotate(
        received=Count("pk"),
        late=Count("pk", filter=Q(has_clock(overdue(today)))),
        executory=Count("pk", filter=Q(state__in=IN_FORCE)),
    )


def files(client: Client) -> Iterator[Measure]:
    for kind in ("csv", "xlsx"):
        started = perf_counter()
        answer = client.get(reverse(f"review:follow_up_{kind}"))
        size = sum(map(len, answer.streaming_content))
        yield Measure(f"every dossier as {kind}", perf_counter() - started, "s", 30, reference=f"{size / 1e6:.0f} MB")


def keeping() -> Iterator[Measure]:
    """Nothing to change, then a change there and back: what each event of an act adds to its own transaction."""
    act = Act.objects.filter(follow_up__received_on__isnull=False).last()

    def moved():
        FollowUp.objects.filter(pk=act.pk).update(posting_days=None)
        follow_up.refresh(acts=[act.pk])

    yield Measure("an event that changes nothing", median_cpu(lambda: follow_up.refresh(acts=[act.pk])), "ms")
    yield Measure("an event that changes a row and its tallies", median_cpu(moved), "ms")
