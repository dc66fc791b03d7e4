"""Publishing one hash over all journals at the end of each day and year of Casablanca, so that none is rewritten."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery, Sum

from document_types import clock
from document_types.chain import SITE, Leaf, merkle_root
from document_types.enums import RootPeriod
from document_types.law.clock import day_after, legal_day, start_of
from document_types.models import JournalEntry, JournalHead, JournalLeaf, JournalRoot
from document_types.signals import root_published


@dataclass
class _Standing:
    """Where one journal stands while the days are walked."""

    code: str
    sequence: int = 0
    hash: str = ""


def publish_roots() -> list[JournalRoot]:
    """Publish what is missing up to yesterday, oldest first; a day or a year without any entry has no root.

    Run late, it gives the same roots as in time: each entry counts by the moment it was recorded. Safe to run again.
    """
    today = clock.localdate()
    since = _first_unpublished()
    if since is None or since >= today:
        return []
    _let_writers_finish()
    standings = _standings_at(start_of(since))
    published: list[JournalRoot] = []
    for day, entries in _walk(standings, since, today):
        published += _publish(RootPeriod.DAY, day, entries, standings)
    return published + _publish_years(today)


def _first_unpublished() -> date | None:
    """The day after the last one published; else the day of the first entry."""
    last = JournalRoot.objects.filter(period=RootPeriod.DAY).order_by("-starts_on").first()
    if last:
        return day_after(last.starts_on)
    first = JournalEntry.objects.order_by("recorded_at").values_list("recorded_at", flat=True).first()
    return legal_day(first) if first else None


def _let_writers_finish() -> None:
    """Hold each journal an instant: an entry dated before midnight is then there, any other is dated after."""
    for pk in JournalHead.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            JournalHead.objects.select_for_update().get(pk=pk)


def _standings_at(moment: datetime) -> dict[int, _Standing]:
    last = JournalEntry.objects.filter(head=OuterRef("pk"), recorded_at__lt=moment).order_by("-sequence")
    heads = JournalHead.objects.annotate(
        code=F("council__collectivity__code"),
        last_sequence=Subquery(last.values("sequence")[:1]),
        last_hash=Subquery(last.values("hash")[:1]),
    )
    return {
        head.pk: _Standing(head.code or SITE, head.last_sequence or 0, head.last_hash or "")
        for head in heads.iterator()
    }


def _walk(standings: dict[int, _Standing], since: date, until: date) -> Iterator[tuple[date, int]]:
    """Move the standings on in one reading of the journals; give each day that has any entry, and how many."""
    rows = JournalEntry.objects.filter(recorded_at__gte=start_of(since), recorded_at__lt=start_of(until))
    rows = rows.order_by("recorded_at").values_list("recorded_at", "head", "sequence", "hash")
    for day, entries in groupby(rows.iterator(2000), key=lambda row: legal_day(row[0])):
        count = 0
        for _recorded_at, head, sequence, digest in entries:
            count += 1
            if sequence > standings[head].sequence:
                standings[head].sequence, standings[head].hash = sequence, digest
        yield day, count


def _publish_years(today: date) -> list[JournalRoot]:
    """A year is told by its own entries: it may have ended since the last day that was published."""
    published: list[JournalRoot] = []
    days = JournalRoot.objects.filter(period=RootPeriod.DAY, starts_on__year__lt=today.year)
    done = set(JournalRoot.objects.filter(period=RootPeriod.YEAR).values_list("starts_on__year", flat=True))
    for year in sorted(set(days.values_list("starts_on__year", flat=True)) - done):
        entries = days.filter(starts_on__year=year).aggregate(total=Sum("entries"))["total"]
        standings = _standings_at(start_of(date(year + 1, 1, 1)))
        published += _publish(RootPeriod.YEAR, date(year, 1, 1), entries, standings)
    return published


@transaction.atomic
def _publish(period: RootPeriod, starts_on: date, entries: int, standings: dict[int, _Standing]) -> list[JournalRoot]:
    begun = {head: standing for head, standing in standings.items() if standing.sequence}
    root, is_new = JournalRoot.objects.get_or_create(
        period=period,
        starts_on=starts_on,
        defaults={
            "hash": merkle_root(_leaf(standing) for standing in begun.values()),
            "entries": entries,
            "published_at": clock.now(),
        },
    )
    if not is_new:
        return []
    JournalLeaf.objects.bulk_create(
        [
            JournalLeaf(root=root, head_id=head, sequence=standing.sequence, hash=standing.hash)
            for head, standing in begun.items()
        ],
        2000,
    )
    root_published.send(sender=JournalRoot, root=root)
    return [root]


def _leaf(standing: _Standing) -> Leaf:
    return Leaf(standing.code, standing.sequence, standing.hash)


def leaves_of(root: JournalRoot) -> list[Leaf]:
    """The journals in a root as they are hashed, in the order of the tree."""
    rows = root.leaves.values_list("head__council__collectivity__code", "sequence", "hash")
    return sorted(Leaf(code or SITE, sequence, digest) for code, sequence, digest in rows)


def root_over(entry: JournalEntry) -> JournalRoot | None:
    """The first root published that covers this entry: that of the day it was recorded."""
    leaves = JournalLeaf.objects.filter(head=entry.head_id, sequence__gte=entry.sequence, root__period=RootPeriod.DAY)
    leaf = leaves.select_related("root").order_by("root__starts_on").first()
    return leaf.root if leaf else None


def days_of_year(year: int) -> QuerySet[JournalRoot]:
    """The roots of a year: each of its days, and the whole year once it is over."""
    return JournalRoot.objects.filter(starts_on__year=year).order_by("starts_on", "period")
