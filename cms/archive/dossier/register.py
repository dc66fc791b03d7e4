"""The journal's entries about a session, and the papers that they say were issued: letters, receipts, signed copies."""

import json
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils.translation import gettext as _

from cms.archive.dossier.acts import ACTS, folder_of
from cms.archive.dossier.authority import FOLDER
from cms.archive.dossier.piece import Piece, of_file, of_rows, safe_name
from document_types.enums import Edition, JournalEvent
from document_types.law.clock import legal_day
from document_types.models import Act, JournalEntry, PostingCertificate, Session
from document_types.services.issued_papers import path_of
from workflows.models import Transmission

COLUMNS = ("sequence", "event", "act", "effective_at", "recorded_at", "payload", "previous_hash", "hash")


def entries_of(session: Session, acts: list[Act], slips: list[Transmission]) -> list[JournalEntry]:
    """Those of the acts, those that name the session, and those that issued what concerns several acts at once."""
    named = Q()
    for ending in (",", "}"):
        named |= Q(payload__contains=f'"session":{session.pk}{ending}')
    for slip in slips:
        for about in ("receipt", "slip"):
            named |= Q(payload__contains=f'"about":"{about}:{slip.pk}"')
    for certificate in PostingCertificate.objects.filter(acts__in=acts).distinct():
        named |= Q(payload__contains=f'"certificate":"{certificate}"')
    entries = JournalEntry.objects.filter(Q(act__in=acts) | Q(named, act=None), head__council=session.council_id)
    return list(entries.select_related("act").order_by("sequence"))


def pieces(session: Session, entries: list[JournalEntry]) -> Iterator[Piece]:
    for entry in entries:
        yield from _papers(entry)
    rows = [
        (
            *(entry.sequence, entry.event, entry.act.number_label if entry.act else "", entry.effective_at),
            *(entry.recorded_at, entry.payload, entry.previous_hash, entry.hash),
        )
        for entry in entries
    ]
    title = _("Extrait du journal")
    yield of_rows("08 journal/journal.csv", "journal", title, session.opens_on, COLUMNS, rows)


def _papers(entry: JournalEntry) -> Iterator[Piece]:
    payload = json.loads(entry.payload)
    about = payload.get("about", "").partition(":")[0]
    papers = payload.get("papers")
    # An answer to the authority names its papers too, as a list of files that it joins.
    for edition, digest in papers.items() if isinstance(papers, dict) else ():
        title = " ".join(filter(None, (_title(entry, about), payload.get("number", ""), f"({_name(edition)})")))
        folder = FOLDER if about else folder_of(entry.act) if entry.act else ACTS
        name = f"{safe_name(f'{entry.sequence}', _plain(entry, about), payload.get('number', ''), edition)}.pdf"
        day = legal_day(entry.effective_at)
        file = {"storage": default_storage, "name": path_of(digest), "digest": digest}
        yield of_file(f"{folder}/{name}", about or "paper", title, day, **file)


def _title(entry: JournalEntry, about: str) -> str:
    titles = {"letter": _("Lettre de l'autorité"), "receipt": _("Récépissé"), "slip": _("Bordereau d'envoi")}
    if about in titles:
        return titles[about]
    if entry.event == JournalEvent.POSTING_CERTIFIED:
        return _("Certificat d'affichage")
    return _("Exemplaire signé par certificat") if entry.event == JournalEvent.PAPER_SIGNED else _("Exemplaire")


def _plain(entry: JournalEntry, about: str) -> str:
    """The name in the ZIP, the same in either language of the screen."""
    return {"letter": "lettre", "receipt": "recepisse", "slip": "bordereau"}.get(about) or (
        "certificat-affichage" if entry.event == JournalEvent.POSTING_CERTIFIED else "exemplaire"
    )


def _name(edition: str) -> str:
    return str(Edition(edition).label) if edition in Edition.values else edition
