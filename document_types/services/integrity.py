"""Whether what is published and kept is what the journals say: texts, files and roots, read a few at a time."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby, islice
from typing import Any

from django.core.files import File
from django.core.files.storage import Storage, default_storage
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from wagtail.models import Revision

from document_types.chain import merkle_root
from document_types.enums import ActKind, JournalEvent, RootPeriod, VersionStage
from document_types.models import (
    Act,
    ActPage,
    ActVersion,
    Annex,
    Council,
    CouncilDocument,
    JournalEntry,
    JournalLeaf,
    JournalRoot,
)
from document_types.models.pages import PAGE_OF_KIND
from document_types.reader import day_words
from document_types.services import issued_papers
from document_types.services.roots import leaves_of

AT_ONCE = 250
# What writes into the journal the hash of the text that the public reads.
FIXING = (JournalEvent.IMPORTED, JournalEvent.PUT_ONLINE, JournalEvent.RECTIFIED)
_WRITTEN = ("subject_fr", "subject_ar", "body_fr", "body_ar")


@dataclass(frozen=True)
class Fault:
    """What is no longer as it was recorded, in words; without a council it is the whole site's."""

    council: Council | None
    sentence: str


class _Text:
    """The words of an act as read from a row or a revision, hashed as its page hashes them; no page is built."""

    body_in = ActPage.body_in
    content_hash = ActPage.content_hash

    def __init__(self, act: Act, written: dict[str, Any]):
        self.act_kind = ActKind(act.kind)
        self.subject_fr, self.subject_ar = written.get("subject_fr", ""), written.get("subject_ar", "")
        self.body_fr, self.body_ar = (_stream(f"body_{each}", written) for each in ("fr", "ar"))


def _stream(field: str, written: dict[str, Any]):
    return ActPage._meta.get_field(field).to_python(written.get(field) or "[]")


def hash_of(act: Act, written: dict[str, Any], annexes: list[str]) -> str:
    """The hash that these words give as the text of this act."""
    return _Text(act, written).content_hash(number=act.number_label, council=act.council.code, annexes=annexes)


def published_faults(acts: QuerySet[Act]) -> Iterator[Fault]:
    """The acts online whose page, revision or hash is not what the journal says went online."""
    for some in _in_parts(acts.filter(online_at__isnull=False)):
        rows, entered, annexes = _rows_of(some), _entered(some), _annexes_of(some)
        revisions = Revision.objects.in_bulk({pk for act in some for pk in _versions(act, rows.get(act.page_id))})
        for act in some:
            row = rows.get(act.page_id, {})
            texts = [row, *(revisions[pk].content for pk in _versions(act, row) if pk in revisions)]
            given = {hash_of(act, each, annexes.get(act.pk, [])) for each in texts}
            if sentence := _of_publication(act, given, entered.get(act.pk, "")):
                yield Fault(act.council, sentence)


def _versions(act: Act, row: dict[str, Any] | None) -> list[int]:
    """The revisions that a reader may be shown: the one that is live, and the one that was decided on."""
    return [pk for pk in {act.revision_id, (row or {}).get("live_revision_id")} if pk]


def _of_publication(act: Act, given: set[str], entered: str) -> str:
    facts = {"act": _named(act)}
    if given != {act.content_hash}:
        return _("%(act)s : le texte en ligne ne correspond plus à son empreinte.") % facts
    if not entered:
        return _("%(act)s : sa mise en ligne n'est pas inscrite au journal.") % facts
    if entered != act.content_hash:
        return _("%(act)s : l'empreinte du texte en ligne n'est pas celle inscrite au journal.") % facts
    return ""


def altered_texts(acts: QuerySet[Act]) -> Iterator[Fault]:
    """The acts not online whose fixed text or annexes no longer give the hash they were adopted with."""
    fixed = acts.filter(online_at=None, revision__isnull=False).exclude(content_hash="")
    for some in _in_parts(fixed.select_related("revision")):
        annexes = _annexes_of(some)
        for act in some:
            if hash_of(act, act.revision.content, annexes.get(act.pk, [])) != act.content_hash:
                sentence = _("%(act)s : le texte ne correspond plus à son empreinte.") % {"act": _named(act)}
                yield Fault(act.council, sentence)


def version_faults(council: Council | None = None) -> Iterator[Fault]:
    """The versions adopted or rectified whose revision no longer gives the hash it was kept with."""
    versions = ActVersion.objects.exclude(stage=VersionStage.DRAFT).select_related(
        "revision", "act__council__collectivity"
    )
    for version in _of(council, versions, "act__council").order_by("pk").iterator(AT_ONCE):
        annexes = list(version.act.annexes.filter(is_part=True).order_by("position").values_list("sha256", flat=True))
        if hash_of(version.act, version.revision.content, annexes) != version.content_hash:
            sentence = _("%(act)s : le texte de la version %(rank)d ne correspond plus à son empreinte.")
            yield Fault(version.act.council, sentence % {"act": _named(version.act), "rank": version.rank})


def _named(act: Act) -> str:
    if act.number_label:
        return _("n° %(number)s") % {"number": act.number_label}
    return f"« {act.subject_in('fr')[:80]} »"


def _in_parts(acts: QuerySet[Act]) -> Iterator[list[Act]]:
    rows = acts.select_related("council__collectivity").order_by("pk").iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        yield some


def _rows_of(acts: list[Act]) -> dict[int, dict[str, Any]]:
    """What the pages of these acts hold, by page: it is what the portal shows."""
    rows: dict[int, dict[str, Any]] = {}
    for kind in {act.kind for act in acts}:
        pages = PAGE_OF_KIND[ActKind(kind)].objects.filter(pk__in=[act.page_id for act in acts if act.kind == kind])
        rows |= {row["pk"]: row for row in pages.values("pk", "live_revision_id", *_WRITTEN)}
    return rows


def _annexes_of(acts: list[Act]) -> dict[int, list[str]]:
    rows = Annex.objects.filter(act__in=acts, is_part=True).order_by("act", "position").values_list("act", "sha256")
    return {act: [digest for _act, digest in group] for act, group in groupby(rows, key=lambda row: row[0])}


def _entered(acts: list[Act]) -> dict[int, str]:
    """By act, the hash that the last publication or rectification wrote into the journal."""
    entries = JournalEntry.objects.filter(act__in=acts, event__in=FIXING).order_by("sequence")
    hashes = ((act, json.loads(payload).get("hash")) for act, payload in entries.values_list("act_id", "payload"))
    return {act: digest for act, digest in hashes if digest}


def file_faults(council: Council | None = None) -> Iterator[Fault]:
    """The files that are gone or whose bytes are no longer those taken in, and the annexes that name other bytes."""
    documents = CouncilDocument.objects.exclude(sha256="").select_related("council__collectivity").order_by("pk")
    for document in _of(council, documents, "council").iterator(AT_ONCE):
        if sentence := _of_file(document):
            yield Fault(document.council, sentence % {"title": document.title})
        if document.original and (sentence := _of_bytes(*_original(document))):
            title = _("%(title)s (original)") % {"title": document.title}
            yield Fault(document.council, sentence % {"title": title})
    annexes = Annex.objects.exclude(sha256=F("document__sha256")).select_related("act__council__collectivity")
    for annex in _of(council, annexes, "act__council").iterator(AT_ONCE):
        sentence = _("%(act)s : l'annexe « %(title)s » n'est pas le fichier qui a été adopté.")
        yield Fault(annex.act.council, sentence % {"act": _named(annex.act), "title": annex.title})


def paper_faults(council: Council | None = None) -> Iterator[Fault]:
    """The papers issued as PDF, such as certificates of posting, that are gone or are not what the journal says."""
    entries = JournalEntry.objects.filter(payload__contains='"papers":{').select_related("head__council__collectivity")
    for entry in _of(council, entries, "head__council").order_by("pk").iterator(AT_ONCE):
        for digest in issued_papers.hashes_in(entry).values():
            if sentence := _of_bytes(default_storage, issued_papers.path_of(digest), digest):
                title = _("papier de l'entrée n° %(sequence)d") % {"sequence": entry.sequence}
                yield Fault(entry.head.council, sentence % {"title": title})


def _of_file(document: CouncilDocument) -> str:
    return _of_bytes(document.file.storage, document.file.name, document.sha256)


def _original(document: CouncilDocument) -> tuple[Storage, str, str]:
    return document.original.storage, document.original.name, document.original_sha256


def _of_bytes(storage: Storage, name: str, digest: str) -> str:
    try:
        with storage.open(name, "rb") as file:
            return "" if _hash_of(file) == digest else _("le fichier « %(title)s » a été modifié.")
    except FileNotFoundError:
        return _("le fichier « %(title)s » manque.")


def _hash_of(file: File) -> str:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _of(council: Council | None, rows: QuerySet[Any], field: str) -> QuerySet[Any]:
    return rows.filter(**{field: council}) if council else rows


def root_faults(council: Council | None = None) -> Iterator[Fault]:
    """The roots that are not the hash of their leaves, and the journals that no longer hold what a root proves."""
    for root in JournalRoot.objects.order_by("starts_on", "period").iterator() if council is None else ():
        if merkle_root(leaves_of(root)) != root.hash:
            sentence = _("l'empreinte publiée pour %(period)s n'est pas celle de ses journaux : elle a été modifiée.")
            yield Fault(None, sentence % {"period": period_words(root.period, root.starts_on)})
    same = JournalEntry.objects.filter(head=OuterRef("head"), sequence=OuterRef("sequence")).values("hash")
    strayed = JournalLeaf.objects.annotate(found=Subquery(same[:1])).filter(Q(found=None) | ~Q(found=F("hash")))
    leaves = _of(council, strayed, "head__council").select_related("root", "head__council__collectivity")
    for leaf in leaves.order_by("root__starts_on", "pk").iterator(AT_ONCE):
        sentence = _("l'entrée n° %(sequence)d n'est plus celle que prouve l'empreinte publiée pour %(period)s.")
        period = period_words(leaf.root.period, leaf.root.starts_on)
        yield Fault(leaf.head.council, sentence % {"sequence": leaf.sequence, "period": period})


def period_words(period: str, starts_on: date) -> str:
    if period == RootPeriod.YEAR:
        return _("l'année %(year)s") % {"year": starts_on.year}
    return _("le %(day)s") % {"day": day_words(starts_on)}


def first_of_each(faults: Iterable[Fault]) -> Iterator[tuple[Fault, int]]:
    """The first fault of each council as it is met, with 0; then, for those that have more, how many others."""
    first: dict[int | None, Fault] = {}
    others: dict[int | None, int] = {}
    for fault in faults:
        key = fault.council.pk if fault.council else None
        if key in first:
            others[key] = others.get(key, 0) + 1
        else:
            first[key] = fault
            yield fault, 0
    for key, count in others.items():
        yield first[key], count
