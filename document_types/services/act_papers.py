"""The papers of acts: each signed version is set on paper once, and those very bytes are served from then on."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef

from document_types import codes
from document_types.enums import ActKind, ActState, Edition, JournalEvent, Origin
from document_types.lifecycle import DECIDED
from document_types.models import Act, IssuedPaper, JournalEntry
from document_types.printing.acts import act_paper, editions_of
from document_types.printing.sealing import seal
from document_types.services import issued_papers, pages
from document_types.services.journal import record

MAKING = (JournalEvent.PAPER_ISSUED, JournalEvent.PAPER_SIGNED)
# Signed by all who have to, and the text never to be written again but by a rectification.
SIGNED = {
    ActKind.DELIBERATION: DECIDED - {ActState.ADOPTED, ActState.CANCELLED},
    ActKind.MINUTES: frozenset({ActState.ESTABLISHED}),
    ActKind.CONVOCATION: frozenset({ActState.SENT}),
}


def is_signed(act: Act) -> bool:
    """Whether its paper may be issued; what an old register holds was issued long ago, and elsewhere."""
    return act.origin == Origin.BORN_HERE and act.revision_id is not None and act.state in SIGNED[ActKind(act.kind)]


def awaiting() -> Iterator[Act]:
    """The signed acts whose text as it is now has no paper yet, the oldest first."""
    printed = IssuedPaper.objects.filter(act=OuterRef("pk"), revision=OuterRef("revision"))
    acts = Act.objects.with_council().filter(~Exists(printed), origin=Origin.BORN_HERE, revision__isnull=False)
    for act in acts.order_by("pk").iterator():
        if is_signed(act):
            yield act


def issue(*, act: Act) -> IssuedPaper | None:
    """Set the text that the act holds on paper, in each language it is written in; nothing where that was done.

    The pages are made before anything is locked: whoever comes second finds that they exist, and drops his own.
    `CannotSeal` where the council has a certificate that fails, or the time-stamping authority does not answer.
    """
    if not is_signed(act) or IssuedPaper.objects.filter(act=act, revision=act.revision_id).exists():
        return None
    code = codes.new_code()
    made = {each: seal(act_paper(act, each, code=code), act.council) for each in editions_of(act)}
    with transaction.atomic():
        now = pages.locked(act)
        is_late = IssuedPaper.objects.filter(act=act, revision=act.revision_id).exists()
        if is_late or now.revision_id != act.revision_id or not is_signed(now):
            return None
        hashes = {str(edition): issued_papers.keep(pdf) for edition, pdf in made.items()}
        facts = {"number": act.number_label, "text": act.content_hash, "code": code, "papers": hashes}
        entry = record(council=act.council, act=act, event=JournalEvent.PAPER_ISSUED, payload=facts)
        return IssuedPaper.objects.create(act=act, revision_id=act.revision_id, code=code, entry=entry)


def paper_of(act: Act) -> IssuedPaper | None:
    """The paper of the text that the act holds now."""
    papers = IssuedPaper.objects.select_related("entry")
    return papers.filter(act=act, revision=act.revision_id).first() if act.revision_id else None


def with_code(typed: str) -> IssuedPaper | None:
    """The paper that bears this code, however it was typed."""
    acts = ("act__council__collectivity", "act__council__page", "act__session", "act__item")
    papers = IssuedPaper.objects.select_related(*acts, "entry")
    return papers.filter(code__in=codes.readings(typed)).first()


@dataclass(frozen=True)
class PaperFile:
    """A file of a paper as it stands in the journal: issued, or signed since with a certificate of its signatory's."""

    edition: Edition
    digest: str
    entry: JournalEntry


def files_of(paper: IssuedPaper) -> list[PaperFile]:
    """Every file of the paper, in the order in which they were made; of one language the last one counts."""
    entries = JournalEntry.objects.filter(act=paper.act_id, event__in=MAKING).order_by("sequence")
    return _files(entry for entry in entries if json.loads(entry.payload).get("code") == paper.code)


def editions_in(entries: Iterable[JournalEntry], act: Act) -> list[Edition]:
    """The languages in which the text that the act holds was issued, by the entries of its journal."""
    issued = (entry for entry in entries if entry.event == JournalEvent.PAPER_ISSUED)
    return [each.edition for each in _files(issued) if json.loads(each.entry.payload).get("text") == act.content_hash]


def _files(entries: Iterable[JournalEntry]) -> list[PaperFile]:
    return [
        PaperFile(Edition(edition), digest, entry)
        for entry in entries
        for edition, digest in issued_papers.hashes_in(entry).items()
    ]


def last_file(paper: IssuedPaper, edition: Edition) -> PaperFile | None:
    return next((each for each in reversed(files_of(paper)) if each.edition == edition), None)


def opened(found: PaperFile | None) -> File | None:
    """The file, open; None where there is none, or it is no longer there."""
    path = issued_papers.path_of(found.digest) if found else ""
    return default_storage.open(path) if found and default_storage.exists(path) else None


def file_of(paper: IssuedPaper, edition: Edition) -> File | None:
    """What is served of a paper in one language, open."""
    return opened(last_file(paper, edition))
