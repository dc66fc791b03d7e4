"""Writes generated acts by the thousand, with their pages, revisions, journal entries and index entries."""

import json
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby
from multiprocessing import get_context
from time import perf_counter
from uuid import NAMESPACE_URL, uuid5

import django
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.demo import generator
from cms.demo.generator import GeneratedAct
from document_types import indexing
from document_types.enums import ActKind, ActState, JournalEvent, Origin, SessionKind, SessionState
from document_types.law.sessions import ordinary_session_months
from document_types.models import Act, Council, DeliberationPage, NumberCounter, Session, SessionPage
from document_types.services.journal import chained, locked_head
from document_types.services.territory_tree import Twig
from document_types.services.territory_tree import insert as insert_placed
from search import index
from search.entry import PUBLIC, Entry, Text
from search.inserting import insert

BATCH = 2500
SESSIONS_A_YEAR = 3


@dataclass(frozen=True)
class Figures:
    acts: int
    seconds: float

    @property
    def rate(self) -> float:
        return self.acts / self.seconds


def load(count: int, track: Callable[[list[range]], Iterable[range]] = iter) -> Figures:
    """Write `count` acts; a second run finds those that are there and writes the others.

    Each batch is one transaction with its journal entries; its index entries are written by a second process meanwhile.
    """
    started = perf_counter()
    loader = BulkLoader()
    batches = [range(first, min(first + BATCH, count)) for first in range(0, count, BATCH)]
    written = 0
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=django.setup) as indexer:
        waiting = []
        for numbers in track(batches):
            entries = loader.write([generator.act(number) for number in numbers])
            written += len(entries)
            waiting.append(indexer.submit(index.put_now, entries))
            if len(waiting) > 2:
                waiting.pop(0).result()
        for future in waiting:
            future.result()
    return Figures(written, perf_counter() - started)


class BulkLoader:
    """Spreads the generated acts over the councils in the order of their codes."""

    def __init__(self):
        self.councils = list(Council.objects.with_names().order_by("collectivity__code"))
        self.territory = indexing.Territory([Act(council=council) for council in self.councils])
        self.act_type = ContentType.objects.get_for_model(DeliberationPage)
        self.page_type = ContentType.objects.get_for_model(Page)
        self.sessions: dict[tuple[int, int, int], Session] = {}
        self.twigs: dict[int, Twig] = {}

    def place(self, generated: GeneratedAct) -> tuple[Council, int, int]:
        """The council, year and number of an act; once all councils are full, the numbers go on."""
        lap, position = divmod(generated.council, len(self.councils))
        return self.councils[position], generated.year, generated.number + 500 + lap * generator.ACTS_A_YEAR

    @transaction.atomic
    def write(self, generated: list[GeneratedAct]) -> list[Entry]:
        batch = self.missing(generated)
        acts = [self.act(each) for each in batch]
        pages = [self.page(act, each) for act, each in zip(acts, batch, strict=True)]
        _insert_pages(pages)
        for act, page in zip(acts, pages, strict=True):
            act.page_id = page.pk
            act.content_hash = page.content_hash(number=act.number_label, council=act.council.code, annexes=[])
        revisions = insert(self.revision(page) for page in pages)
        for act, revision in zip(acts, revisions, strict=True):
            act.revision_id = revision.pk
        _tie_revisions(acts)
        insert(acts)
        for twig in self.twigs.values():
            twig.write_numchild()
        # The councils come one after the other: what is kept would grow with the number of acts, and serve few.
        self.twigs.clear()
        self.sessions.clear()
        self.journal(acts)
        self.counters(acts)
        return [self.entry(act, each) for act, each in zip(acts, batch, strict=True)]

    def missing(self, batch: list[GeneratedAct]) -> list[GeneratedAct]:
        places = {self.place(each): each for each in batch}
        years = {year for _council, year, _number in places}
        there = set(
            Act.objects.filter(council__in={council for council, *_rest in places}, year__in=years)
            .of_kind(ActKind.DELIBERATION)
            .values_list("council_id", "year", "number")
        )
        return [each for (council, *rest), each in places.items() if (council.pk, *rest) not in there]

    def act(self, generated: GeneratedAct) -> Act:
        council, year, number = self.place(generated)
        session = self.session(council, year, generated.number * SESSIONS_A_YEAR // (generator.ACTS_A_YEAR + 1))
        held_at = datetime.combine(session.opens_on, time(12), tzinfo=timezone.get_default_timezone())
        return Act(
            kind=ActKind.DELIBERATION,
            council=council,
            session=session,
            origin=Origin.IMPORTED,
            state=ActState.ARCHIVED,
            matter=generated.matter,
            subject_fr=generated.subject_fr,
            subject_ar=generated.subject_ar,
            number=number,
            number_label=f"{number}/{year}",
            number_slug=str(number),
            year=year,
            dated_on=session.opens_on,
            online_at=held_at,
        )

    def session(self, council: Council, year: int, third: int) -> Session:
        key = (council.pk, year, third)
        if key not in self.sessions:
            month = ordinary_session_months(council.level)[third]
            self.sessions[key] = self.find_or_make_session(council, date(year, month, 5))
        return self.sessions[key]

    def find_or_make_session(self, council: Council, opens_on: date) -> Session:
        found = Session.objects.filter(council=council, opens_on=opens_on, is_imported=True).first()
        if found:
            return found
        session = Session(
            council=council,
            kind=SessionKind.ORDINARY,
            state=SessionState.CLOSED,
            opens_on=opens_on,
            closed_on=opens_on,
            is_imported=True,
        )
        page = SessionPage(title=session.title_in("fr"), slug=f"archives-{opens_on:%Y-%m-%d}", live=True)
        self.twig(council.page_id, council.page.page_ptr).sprout(page)
        insert_placed([page])
        session.page = page
        session.save()
        return session

    def twig(self, key: int, page: Page) -> Twig:
        if key not in self.twigs:
            self.twigs[key] = Twig(Page.objects.get(pk=page.pk))
        return self.twigs[key]

    def page(self, act: Act, generated: GeneratedAct) -> DeliberationPage:
        page = DeliberationPage(
            title=act.subject_fr[:255],
            slug=f"deliberation-{act.number}",
            subject_fr=act.subject_fr,
            subject_ar=act.subject_ar,
            body_fr=_stream(generated.body_fr),
            body_ar=_stream(generated.body_ar),
            live=True,
            content_type=self.act_type,
            translation_key=uuid5(NAMESPACE_URL, f"majaliss:{act.council.code}:{act.number_label}"),
        )
        self.twig(act.session.page_id, act.session.page).sprout(page)
        return page

    def revision(self, page: DeliberationPage) -> Revision:
        return Revision(
            content_type=self.act_type,
            base_content_type=self.page_type,
            object_id=str(page.pk),
            created_at=page.first_published_at,
            object_str=page.title,
            content=_content(page),
        )

    def journal(self, acts: list[Act]) -> None:
        """Chain one entry per act, council by council, under the lock of each council's head."""
        entries = []
        for council, group in groupby(acts, key=lambda act: act.council):
            head = locked_head(council)
            for act in group:
                facts = {"act": act.pk, "number": act.number_label, "hash": act.content_hash}
                entries.append(
                    chained(
                        head,
                        council.code,
                        event=JournalEvent.IMPORTED.value,
                        effective_at=act.online_at,
                        payload=facts,
                        act=act,
                    )
                )
            head.save(update_fields=["sequence", "hash"])
        insert(entries)

    def counters(self, acts: list[Act]) -> None:
        highest: dict[tuple[int, int], int] = {}
        for act in acts:
            key = (act.council_id, act.year)
            highest[key] = max(highest.get(key, 0), act.number)
        NumberCounter.objects.bulk_create(
            [
                NumberCounter(council_id=council, kind=ActKind.DELIBERATION, year=year, last=last)
                for (council, year), last in highest.items()
            ],
            update_conflicts=True,
            unique_fields=["council", "kind", "year"],
            update_fields=["last"],
        )

    def entry(self, act: Act, generated: GeneratedAct) -> Entry:
        """What `indexing.entry` would read back from the database, from what is at hand."""
        return Entry(
            key=act.key,
            kind=act.kind,
            number=act.number_label,
            date=act.dated_on,
            titles={"ar": act.subject_ar, "fr": act.subject_fr},
            texts=(Text("ar", generated.body_ar), Text("fr", generated.body_fr)),
            facets=indexing.facets(act, self.territory),
            audiences=(PUBLIC, f"council:{act.council.code}"),
            url=indexing.address(act),
        )


def _tie_revisions(acts: list[Act]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE wagtailcore_page SET live_revision_id = %s, latest_revision_id = %s WHERE id = %s",
            [(act.revision_id, act.revision_id, act.page_id) for act in acts],
        )


def _insert_pages(pages: list[DeliberationPage]) -> None:
    """Wagtail's rows, then ours; saving each page takes some 35 queries."""
    insert(pages, into=Page)
    for page in pages:
        page.page_ptr_id = page.id
    insert(pages, into=DeliberationPage)


def _stream(text: str) -> str:
    blocks = [
        {"type": "paragraph", "value": f"<p>{line}</p>", "id": str(uuid5(NAMESPACE_URL, line))}
        for line in text.split("\n")
    ]
    return json.dumps(blocks, ensure_ascii=False)


def _content(page: DeliberationPage) -> dict:
    """The revision's JSON; the fields of a generated page are few and known."""
    return {
        "pk": page.pk,
        "title": page.title,
        "draft_title": page.title,
        "slug": page.slug,
        "path": page.path,
        "depth": page.depth,
        "url_path": page.url_path,
        "live": True,
        "content_type": page.content_type_id,
        "locale": page.locale_id,
        "translation_key": str(page.translation_key),
        "subject_fr": page.subject_fr,
        "subject_ar": page.subject_ar,
        "body_fr": json.dumps(list(page.body_fr.raw_data), ensure_ascii=False),
        "body_ar": json.dumps(list(page.body_ar.raw_data), ensure_ascii=False),
        "annexes": "[]",
    }
