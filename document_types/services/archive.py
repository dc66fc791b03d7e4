"""Acts of the old registers into the archive: without the checks of a law that came after them."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from enum import Enum
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from document_types.enums import ActState, AnnexRole, JournalEvent, Origin, SessionKind, SessionState
from document_types.errors import Refusal
from document_types.intake import sniff
from document_types.intake.manifest import ArchiveRow
from document_types.intake.reader import PdfReader
from document_types.intake.sniff import TEXT, Reading
from document_types.intake.text import language_of, paragraphs
from document_types.models import Act, Annex, Council, CouncilDocument, Session, SessionPage
from document_types.models.pages import PAGE_OF_KIND
from document_types.services import documents
from document_types.services.archive_pages import plant, publish
from document_types.services.journal import locked_head, record
from document_types.services.numbering import raise_counter
from document_types.signals import act_changed


class Outcome(Enum):
    IMPORTED = "imported"
    ALREADY_THERE = "already_there"


class ArchiveImport:
    """One run over a list: remembers councils and the last file read, for a register holds many acts."""

    def __init__(self, reader: PdfReader):
        self.reader = reader
        self._councils: dict[str, Council | None] = {}
        self._hashes: dict[Path, str] = {}
        self._last: Reading | None = None

    def take(self, row: ArchiveRow) -> Outcome:
        """Bring one act in, in a transaction of its own; a row refused leaves nothing behind."""
        council = self._council(row.code)
        sha256 = self._sha256(row.file)
        if is_there(row, council, sha256):
            return Outcome.ALREADY_THERE
        # Before the transaction: nobody should wait for the reading of a file.
        reading = self._reading(row, council, sha256)
        _check_pages(row, reading)
        return self._write(row, council, reading)

    def _council(self, code: str) -> Council:
        if code not in self._councils:
            self._councils[code] = Council.objects.with_names().filter(collectivity__code=code).first()
        if self._councils[code] is None:
            raise Refusal(
                _("Aucune collectivité n'a le code « %(code)s ». Corrigez-le, ou importez d'abord le découpage.")
                % {"code": code}
            )
        return self._councils[code]

    def _sha256(self, path: Path) -> str:
        if path not in self._hashes:
            try:
                self._hashes[path] = sniff.sha256_of(path)
            except (OSError, ValueError) as error:
                raise _unreadable(path, error) from error
        return self._hashes[path]

    def _reading(self, row: ArchiveRow, council: Council, sha256: str) -> Reading:
        """What the file holds; one that the council has already is not read again."""
        if self._last and self._last.original_sha256 == sha256:
            return self._last
        if stored := _stored(council, sha256):
            texts = dict(stored.texts.values_list("number", "text"))
            reading = Reading(stored.media_type, stored.sha256, stored.page_count, texts, original_sha256=sha256)
            if stored.media_type != TEXT:
                self._last = reading
                return reading
        try:
            self._last = sniff.read(row.file, row.file.name, self.reader)
        except OSError as error:
            raise _unreadable(row.file, error) from error
        return self._last

    def _write(self, row: ArchiveRow, council: Council, reading: Reading) -> Outcome:
        kept: list[CouncilDocument] = []
        try:
            with transaction.atomic():
                # One writer a council: places in the tree and accession numbers follow from what is there.
                locked_head(council)
                if is_there(row, council, reading.original_sha256):
                    return Outcome.ALREADY_THERE
                document = _stored(council, reading.original_sha256)
                if document is None:
                    document = _store(row, council, reading)
                    kept.append(document)
                _make_act(row, council, document, reading)
        except BaseException:
            for document in kept:
                with suppress(OSError):
                    documents.drop_files(document)
            raise
        return Outcome.IMPORTED


def _unreadable(path: Path, error: Exception) -> Refusal:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Refusal(
        _("Le fichier « %(file)s » ne peut pas être lu (%(reason)s). Vérifiez son chemin et ses droits.")
        % {"file": path, "reason": reason}
    )


def is_there(row: ArchiveRow, council: Council, sha256: str) -> bool:
    """Whether this very act was imported before; refuses a number that another act bears."""
    register = Act.objects.filter(council=council, kind=row.kind, year=row.year)
    same = register.filter(
        origin=Origin.IMPORTED,
        subject_fr=row.title_fr,
        subject_ar=row.title_ar,
        annexes__role=AnnexRole.ORIGINAL,
        annexes__document__original_sha256=sha256,
        annexes__page_from=row.page_from,
        annexes__page_to=row.page_to,
    )
    if not row.number.slug:
        return same.filter(number_label="").exists()
    bearer = register.filter(number_slug=row.number.slug).first()
    if bearer is None:
        return False
    if same.filter(pk=bearer.pk, dated_on=row.dated_on).exists():
        return True
    raise Refusal(_conflict(bearer) % {"number": bearer.number_label, "subject": bearer.subject})


def _conflict(bearer: Act) -> str:
    if bearer.origin == Origin.BORN_HERE:
        return _(
            "Le numéro %(number)s est déjà celui d'un acte établi sur la plateforme (« %(subject)s ») : "
            "corrigez le numéro ou la date."
        )
    return _(
        "Le numéro %(number)s est déjà celui d'un autre acte importé (« %(subject)s ») : même numéro, mais un autre "
        "fichier, d'autres pages, un autre objet ou une autre date. Corrigez la ligne, ou videz le numéro."
    )


def _check_pages(row: ArchiveRow, reading: Reading) -> None:
    if row.page_from is None:
        return
    if reading.page_count is None:
        raise Refusal(_("Un fichier texte n'a pas de pages : videz « page_from » et « page_to »."))
    if row.page_to > reading.page_count:
        raise Refusal(
            _("Le fichier a %(count)d pages : « page_to » va jusqu'à %(last)d. Corrigez les pages.")
            % {"count": reading.page_count, "last": row.page_to}
        )


def _stored(council: Council, original_sha256: str) -> CouncilDocument | None:
    same = CouncilDocument.objects.filter(council=council, original_sha256=original_sha256, is_confidential=False)
    return same.first()


def _store(row: ArchiveRow, council: Council, reading: Reading) -> CouncilDocument:
    # The words of a text file become the body of the act, and are searched there.
    facts = replace(reading, texts={}) if reading.media_type == TEXT else reading
    title = row.file.stem if row.page_from else row.title_fr or row.title_ar
    with row.file.open("rb") as file:
        return documents.store(File(file, name=row.file.name), council=council, title=title, reading=facts)


def _make_act(row: ArchiveRow, council: Council, document: CouncilDocument, reading: Reading) -> Act:
    session = _session(council, row)
    number, label, slug = row.number.value, row.number.label, row.number.slug or _accession(council, row)
    words = "\n".join(text for page, text in sorted(reading.texts.items()) if _is_within(row, page))
    page = PAGE_OF_KIND[row.kind](
        subject_fr=row.title_fr,
        subject_ar=row.title_ar,
        slug=f"{row.kind.value}-{slug}",
        owner=None,
        **_body(words) if reading.media_type == TEXT else {},
    )
    page.set_title()
    plant(page, session.page_id)
    act = Act.objects.create(
        page=page,
        kind=row.kind,
        council=council,
        session=session,
        origin=Origin.IMPORTED,
        state=ActState.ARCHIVED,
        subject_fr=row.title_fr,
        subject_ar=row.title_ar,
        authentic_language=language_of(words) or ("ar" if row.title_ar else "fr"),
        number=number,
        number_label=label,
        number_slug=slug,
        year=row.year,
        dated_on=row.dated_on,
        reference=row.reference,
        revision=publish(page),
        content_hash=page.content_hash(number=label, council=council.code, annexes=[document.sha256]),
        online_at=timezone.now(),
    )
    _attach(act, document, row)
    if number:
        raise_counter(council=council, kind=row.kind, year=row.year, number=number)
    _record(act, document, row)
    act_changed.send(sender=Act, act=act)
    return act


def _is_within(row: ArchiveRow, page: int) -> bool:
    return row.page_from is None or row.page_from <= page <= row.page_to


def _body(words: str) -> dict:
    language = language_of(words) or "fr"
    blocks = [("paragraph", "<p>" + escape(part).replace("\n", "<br/>") + "</p>") for part in paragraphs(words)]
    return {f"body_{language}": blocks}


def _attach(act: Act, document: CouncilDocument, row: ArchiveRow) -> None:
    Annex.objects.create(
        act=act,
        document=document,
        role=AnnexRole.ORIGINAL,
        title=(row.title_fr or row.title_ar)[: documents.LONGEST_TITLE],
        sha256=document.sha256,
        page_from=row.page_from,
        page_to=row.page_to,
    )


def _record(act: Act, document: CouncilDocument, row: ArchiveRow) -> None:
    record(
        council=act.council,
        act=act,
        event=JournalEvent.IMPORTED,
        payload={
            "kind": act.kind,
            "number": act.number_label,
            "year": act.year,
            "dated_on": row.dated_on.isoformat() if row.dated_on else "",
            "hash": act.content_hash,
            "file": document.sha256,
            "pages": [row.page_from, row.page_to] if row.page_from else [],
        },
    )


def _accession(council: Council, row: ArchiveRow) -> str:
    """The next "s-<n>" of acts without a number in this council's register of the year; never given again."""
    register = Act.objects.filter(council=council, kind=row.kind, year=row.year, number_slug__startswith="s-")
    return f"s-{register.count() + 1}"


def _session(council: Council, row: ArchiveRow) -> Session:
    """The imported session of that day, or the one that holds the acts of a year whose day is not known."""
    slug = f"archives-{row.dated_on or row.year}"
    found = Session.objects.filter(council=council, is_imported=True, page__slug=slug).first()
    if found:
        return found
    place = {f"place_{language_of(row.place)}": row.place} if language_of(row.place) else {}
    session = Session(
        council=council,
        kind=SessionKind.ORDINARY,
        state=SessionState.CLOSED,
        opens_on=row.dated_on or date(row.year, 1, 1),
        closed_on=row.dated_on,
        is_imported=True,
        **place,
    )
    page = SessionPage(title=session.title_in("fr"), slug=slug, owner=None)
    plant(page, council.page_id)
    session.page = page
    session.save()
    return session
