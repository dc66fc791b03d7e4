"""Taking a file into a council's papers: checked by its content, with its facts and the text of its pages."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path, PurePath
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.core.files import File
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, ReferenceIndex

from document_types.intake import sniff
from document_types.intake.limits import LARGEST_FILE
from document_types.intake.reader import PdfReader
from document_types.intake.sniff import Reading
from document_types.models import Council, CouncilDocument, DocumentText

LONGEST_TITLE = 255
LONGEST_STEM = 60


@transaction.atomic
def store(
    given: File | Sequence[File],
    *,
    council: Council,
    title: str,
    is_confidential: bool = False,
    user=None,
    reading: Reading | None = None,
) -> CouncilDocument:
    """Keep the file among the council's documents, or refuse it; `reading` spares reading it again.

    Several files are the photos of one paper: they become one PDF, and are kept together as they came.
    """
    [file, *others] = given if isinstance(given, list | tuple) else [given]
    if others:
        file, reading = _bundle([file, *others])
    reading = reading or read(file)
    document = CouncilDocument(
        council=council,
        collection=collection_of(council),
        title=title[:LONGEST_TITLE],
        is_confidential=is_confidential,
        uploaded_by_user=user,
    )
    apply(reading, document)
    file.seek(0)
    try:
        put(file, reading, document)
        document._set_document_file_metadata()
        document.save()
        write_texts(document, reading.texts)
    except BaseException:
        drop_files(document)
        raise
    finally:
        document.file.close()
    return document


def _bundle(photos: Sequence[File]) -> tuple[File, Reading]:
    """The photos in one archive, each under its rank, and what they become."""
    with ExitStack() as stack:
        paths = [stack.enter_context(on_disk(photo)) for photo in photos]
        names = [PurePath(photo.name).name for photo in photos]
        made = sniff.read_photos(paths, names)
        bundle = tempfile.TemporaryFile()  # noqa: SIM115 it lives as long as the file made of it
        with ZipFile(bundle, "w", ZIP_STORED) as archive:
            for rank, (path, name) in enumerate(zip(paths, names, strict=True), 1):
                archive.writestr(ZipInfo(f"{rank:03}{PurePath(name).suffix.lower()}"), path.read_bytes())
    bundle.seek(0)
    digest = file_digest(bundle, "sha256").hexdigest()
    stem = PurePath(names[0]).stem
    return File(bundle, name=f"{stem}.zip"), replace(made, original_sha256=digest, original_suffix=".zip")


def read(file: File, reader: PdfReader | None = None) -> Reading:
    """Return the facts of an uploaded or stored file, or refuse it."""
    with on_disk(file) as path:
        return sniff.read(path, PurePath(file.name).name, reader)


@contextmanager
def on_disk(file: File):
    """Give the path of a copy of the file, wherever it is kept; one byte beyond the limit is enough to refuse it."""
    with tempfile.NamedTemporaryFile(prefix="intake-") as copy:
        file.seek(0)
        if file.size <= LARGEST_FILE:
            shutil.copyfileobj(file, copy)
        else:
            copy.truncate(LARGEST_FILE + 1)
        copy.flush()
        file.seek(0)
        yield Path(copy.name)


def stored_name(name: str, reading: Reading) -> str:
    """The name it is served under: its own, with the ending that its content has."""
    # Of a path, also one of Windows, only its last part is a name.
    return PurePath(name.replace("\\", "/")).stem[:LONGEST_STEM] + reading.suffix


def apply(reading: Reading, document: CouncilDocument) -> None:
    document.media_type = reading.media_type
    document.sha256 = reading.sha256
    document.page_count = reading.page_count
    document.original_sha256 = reading.original_sha256
    document.removed = list(reading.removed)
    document.signatures = list(reading.signatures)
    # What was cut short has pages that nobody has looked at: those are read again too.
    document.is_to_recognise = reading.is_to_recognise
    document.recognised_to = 0
    # What lay beside another file is no longer named, and is deleted once this is saved.
    document.original, document.readable = "", ""


def put(file: File, reading: Reading, document: CouncilDocument) -> None:
    """Store what is served, and beside it the file as it came where that is another."""
    name = stored_name(file.name, reading)
    if reading.clean is None:
        document.file.save(name, file, save=False)
        return
    document.original.save(PurePath(name).with_suffix(reading.original_suffix).name, file, save=False)
    reading.clean.seek(0)
    document.file.save(name, File(reading.clean), save=False)


def serve_clean(reading: Reading, document: CouncilDocument) -> None:
    """The same, of a document that was given its file before it was read."""
    if reading.clean is None:
        return
    came = document.file
    stored = came.name if came._committed else ""
    came.file.seek(0)
    put(File(came.file, name=came.name), reading, document)
    if stored:
        document.file.storage.delete(stored)


def drop_files(document: CouncilDocument) -> None:
    """Delete what is stored of a document that is not kept."""
    for each in (document.file, document.original, document.readable):
        if each:
            each.storage.delete(each.name)


def write_texts(document: CouncilDocument, texts: Mapping[int, str]) -> None:
    """Replace the document's texts by these, one a page; a page without words has none."""
    DocumentText.objects.filter(document=document).delete()
    DocumentText.objects.bulk_create(
        DocumentText(document=document, number=number, text=text) for number, text in sorted(texts.items()) if text
    )


def collection_of(council: Council) -> Collection:
    """The council's collection, whose name begins with its code; the root where the council has none yet."""
    own = Collection.objects.filter(name__startswith=f"{council.code} ").first()
    return own or Collection.get_first_root_node()


def make_collection(council: Council) -> Collection:
    """Give the council its collection, named by its code since names repeat, with the files it already has."""
    name = f"{council.code} {council.name_in('fr')}"
    own = Collection.objects.filter(name__startswith=f"{council.code} ").first()
    own = own or Collection.get_first_root_node().add_child(name=name)
    CouncilDocument.objects.filter(council=council, collection__depth=1).update(collection=own)
    return own


def council_of(collection: Collection) -> Council | None:
    """The council whose collection this is, or lies in."""
    for name in collection.get_ancestors(inclusive=True).order_by("-depth").values_list("name", flat=True):
        code = name.partition(" ")[0]
        if council := Council.objects.filter(collectivity__code=code).first():
            return council
    return None


def is_part_of_an_act(document: CouncilDocument) -> bool:
    """Whether an act, a signature or a slip rests on this file, or it was sent to the authority that asked for it."""
    protecting = [
        relation
        for relation in CouncilDocument._meta.related_objects
        if relation.many_to_many or relation.on_delete is models.PROTECT
    ]
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: document}).exists()
        for relation in protecting
    )


def reason_to_keep(document: CouncilDocument) -> str:
    """Say why the document cannot be deleted; empty where nothing holds it."""
    if is_part_of_an_act(document):
        return _(
            "Le fichier « %(title)s » fait partie d'un acte ou d'une décision enregistrée : il ne peut pas être "
            "supprimé. S'il ne doit pas être lu par tous, marquez-le confidentiel."
        ) % {"title": document.title}
    if ReferenceIndex.get_references_to(document).exists():
        return _(
            "Le fichier « %(title)s » est annexé à un projet. Retirez-le d'abord du projet, puis supprimez-le."
        ) % {"title": document.title}
    return ""
