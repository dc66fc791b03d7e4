"""The papers of a point (CON-4): files added to the project of its deliberation, or taken off, in preparation."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.core.files import File
from django.db import transaction
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _
from wagtail.models import Revision

from document_types.enums import AnnexRole, JournalEvent
from document_types.errors import Refusal
from document_types.models import Act, ActPage, AgendaItem, CouncilDocument
from document_types.services import documents, pages, sessions
from document_types.services.journal import record


@dataclass(frozen=True)
class Paper:
    """An annex as last written in the project; `key` is that of its block."""

    key: str
    document: CouncilDocument
    title: str
    role: AnnexRole
    is_public: bool
    is_part: bool


def of_items(items: Iterable[AgendaItem]) -> dict[int, list[Paper]]:
    """The papers of each point that has a project, in two queries however many there are.

    The points come with their `act__page`; a file of another council, which no act may carry, is left out.
    """
    written = {item.pk: item.act.revision_id or item.act.page.latest_revision_id for item in items if item.act}
    revisions = Revision.objects.filter(pk__in=written.values()).annotate(annexes=KT("content__annexes"))
    blocks = {pk: json.loads(annexes or "[]") for pk, annexes in revisions.values_list("pk", "annexes")}
    keys = {block["value"]["document"] for found in blocks.values() for block in found}
    councils = {item.act.council_id for item in items if item.act}
    files = CouncilDocument.objects.filter(council__in=councils).in_bulk(keys - {None})
    return {pk: _papers(blocks.get(revision, ()), files) for pk, revision in written.items()}


def _papers(blocks, files: dict[int, CouncilDocument]) -> list[Paper]:
    return [
        _paper(block["id"], files[block["value"]["document"]], block["value"])
        for block in blocks
        if block["value"]["document"] in files
    ]


def _paper(key: str, document: CouncilDocument, written: dict) -> Paper:
    """A block written before its file said what it is, and whether it is part of the act, says neither."""
    role, is_part = AnnexRole(written.get("role", AnnexRole.PAPER)), written.get("is_part", True)
    return Paper(key, document, written["title"], role, written["is_public"], is_part)


@transaction.atomic
def add(
    *,
    item: AgendaItem,
    files: Sequence[File],
    title: str,
    role: AnnexRole = AnnexRole.PAPER,
    is_part: bool = True,
    is_confidential: bool = False,
    user=None,
) -> CouncilDocument:
    """Store the paper among the council's and join it to the point's project; what is confidential is not published.

    Several files are the photos of its pages.
    """
    act, page = _project(item)
    document = documents.store(files, council=act.council, title=title, is_confidential=is_confidential, user=user)
    annex = {
        "document": document.pk,
        "title": document.title,
        "role": str(role),
        "is_public": not is_confidential,
        "is_part": is_part,
    }
    _write(page, [*page.annexes.get_prep_value(), {"type": "annex", "value": annex, "id": str(uuid4())}], user)
    _record(item, act, user, added=document.sha256, confidential=is_confidential)
    return document


@transaction.atomic
def take_off(*, item: AgendaItem, key: str, user=None) -> None:
    """Take the paper off the project; its file stays among the council's."""
    act, page = _project(item)
    found = next((block for block in page.annexes if block.id == key), None)
    if found is None:
        raise Refusal(_("Cette pièce n'est plus jointe au point : la page a changé depuis son ouverture."))
    _write(page, [block for block in page.annexes.get_prep_value() if block["id"] != key], user)
    document = found.value["document"]
    _record(item, act, user, removed=document.sha256 if document else "")


def _project(item: AgendaItem) -> tuple[Act, ActPage]:
    """The point's act behind the locks of its session and its own, and its page as last written."""
    session = sessions.locked(item.session)
    sessions.require_preparation(session)
    if item.act is None:
        raise Refusal(_("Ce point est pour information : il n'a pas de projet auquel joindre une pièce."))
    act = pages.locked(item.act)
    return act, pages.page_of(act).get_latest_revision_as_object()


def _write(page: ActPage, annexes: list[dict], user) -> None:
    page.annexes = annexes
    page.save_revision(user=user)


def _record(item: AgendaItem, act: Act, user, **facts) -> None:
    payload = {"session": item.session_id, "position": item.position, **facts}
    record(council=act.council, act=act, event=JournalEvent.AGENDA_CHANGED, payload=payload, user=user)
