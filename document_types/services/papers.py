"""The papers that come with acts, as fixed or as last written: what CON-4 attaches to a convocation."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail.models import Page, Revision

from document_types.models import Act, Annex, CouncilDocument


@dataclass(frozen=True)
class Paper:
    """A file of an act, under the title it has there."""

    act_id: int
    document: CouncilDocument
    title: str

    @property
    def is_confidential(self) -> bool:
        return self.document.is_confidential


def papers_of(acts: Iterable[Act]) -> dict[int, list[Paper]]:
    """By act, its own council's files, confidential ones too, in three queries; who may read them is asked before."""
    acts = list(acts)
    found = defaultdict(list)
    for act, document, title in (*_fixed(acts), *_written(acts)):
        if document.is_of(act.council_id):
            found[act.pk].append(Paper(act.pk, document, title))
    return dict(found)


def _fixed(acts: list[Act]) -> Iterator[tuple[Act, CouncilDocument, str]]:
    fixed = {act.pk: act for act in acts if act.revision_id}
    annexes = Annex.objects.filter(act__in=fixed).select_related("document") if fixed else ()
    for annex in annexes:
        yield fixed[annex.act_id], annex.document, annex.title


def _written(acts: list[Act]) -> Iterator[tuple[Act, CouncilDocument, str]]:
    """From the latest revisions as stored: as streams, each would look for its own files."""
    pages = {act.page_id: act for act in acts if not act.revision_id}
    if not pages:
        return
    latest = Revision.objects.filter(pk__in=Page.objects.filter(pk__in=pages).values("latest_revision"))
    rows = [
        (pages[int(revision.object_id)], block["value"])
        for revision in latest
        for block in json.loads(revision.content.get("annexes") or "[]")
    ]
    documents = CouncilDocument.objects.in_bulk({value["document"] for _act, value in rows if value["document"]})
    for act, value in rows:
        if value["document"] in documents:
            yield act, documents[value["document"]], value["title"]
