"""What a file really is, by its content and by opening it; its name only may contradict."""

import hashlib
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

import pylibmagic  # noqa: F401 brings the library that magic loads, where the system has none

import magic  # isort: skip
from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.intake import office

from .arabic import repair
from .limits import LARGEST_FILE, LARGEST_TEXT, MEGABYTE, MOST_IMAGES, MOST_PAGES, MOST_PIXELS, MOST_UNPACKED
from .reader import PdfReader, PhotoReader
from .serving import NotTaken
from .text import clean as cleaned

PDF = "application/pdf"
TEXT = "text/plain"
SUFFIXES = {PDF: ".pdf", TEXT: ".txt"}
# What is photographed or scanned page by page, and becomes a PDF.
IMAGES = {
    "image/jpeg": (".jpg", ".jpeg", ".jpe"),
    "image/png": (".png",),
    "image/tiff": (".tif", ".tiff"),
    "image/webp": (".webp",),
    "image/heic": (".heic", ".heif"),
    "image/heif": (".heif", ".heic"),
}
HEAD = 64 * 1024
ZIPPED = b"PK\x03\x04"
# Text for the machine, not for the reader: only as the document it stands for would it mean something.
MARKUP = frozenset({"text/html", "text/xml", "text/rtf", "application/rtf", "application/postscript", "image/svg+xml"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of a file that is taken; `texts` holds the pages that have a readable text.

    `sha256` is that of what is served: `clean` where something was `removed`, else the file as it came. Of `pictures`,
    pages by number, the text is only a stamp upon a scan.
    """

    media_type: str
    sha256: str
    page_count: int | None
    texts: dict[int, str] = field(default_factory=dict)
    is_complete: bool = True
    original_sha256: str = ""
    original_suffix: str = ".pdf"
    clean: IO[bytes] | None = None
    removed: tuple[str, ...] = ()
    signatures: tuple[dict[str, Any], ...] = ()
    qualities: dict[int, float] = field(default_factory=dict)
    pictures: frozenset[int] = frozenset()

    @property
    def suffix(self) -> str:
        return SUFFIXES[self.media_type]

    @property
    def is_to_recognise(self) -> bool:
        """Whether there are pages whose words are still to be read off their picture."""
        return any(page not in self.texts or page in self.pictures for page in range(1, (self.page_count or 0) + 1))

    @property
    def is_converted(self) -> bool:
        """Whether the PDF that is served was made of a file of another kind."""
        return self.clean is not None and self.original_suffix != SUFFIXES[PDF]


def read(path: Path, name: str, reader: PdfReader | None = None) -> Reading:
    """Return the facts of the file at `path`, given under `name`; refuse it in words that say what to do.

    With a `reader`, its process serves many files; without, one is started for this one.
    """
    media_type = sniff(path, name)
    if media_type == TEXT:
        sha256 = sha256_of(path)
        # Much of what the archives keep as text was once taken out of a PDF.
        return Reading(TEXT, sha256, None, {1: repair(cleaned(text_of(path)))}, original_sha256=sha256)
    if media_type in IMAGES:
        return replace(_read_photos([path]), original_suffix=IMAGES[media_type][0])
    if media_type in office.SUFFIXES:
        return _read_office(path, media_type, reader)
    if reader:
        return _read_pdf(path, reader)
    with PdfReader() as own:
        return _read_pdf(path, own)


def sniff(path: Path, name: str) -> str:
    """Return the media type of the content, refusing what is neither PDF, image, office file nor plain text."""
    size = path.stat().st_size
    if not size:
        raise Refusal(_("Ce fichier est vide. Vérifiez-le, puis envoyez-le à nouveau."))
    if size > LARGEST_FILE:
        raise Refusal(
            _("Ce fichier dépasse %(limit)d Mo. Partagez-le en plusieurs documents, ou numérisez-le moins finement.")
            % {"limit": LARGEST_FILE // MEGABYTE}
        )
    with path.open("rb") as file:
        head = file.read(HEAD)
    found = magic.from_buffer(head, mime=True)
    if found == PDF or head.startswith(b"%PDF-"):
        _require_name(name, ".txt", PDF)
        return PDF
    if found in IMAGES:
        _require_other_name(name, IMAGES[found][0])
        return found
    if head.startswith(ZIPPED) and (packed := _office_type(path)):
        _require_other_name(name, office.SUFFIXES[packed])
        return packed
    if found in MARKUP or not is_text(path, size):
        raise not_a_pdf()
    _require_name(name, ".pdf", TEXT)
    return TEXT


def not_a_pdf() -> Refusal:
    return Refusal(
        _("Ce fichier n'est pas un PDF, ni une photo, ni un texte simple. Enregistrez-le en PDF, puis envoyez-le.")
    )


def _require_other_name(name: str, right: str) -> None:
    """An image or an office file may have lost its ending, but does not pass for a PDF or a text."""
    suffix = Path(name).suffix.lower()
    if suffix in SUFFIXES.values():
        raise Refusal(
            _(
                "Ce fichier n'est pas un PDF ni un texte, mais son nom finit par « %(suffix)s ». Renommez-le en "
                "« %(right)s », puis envoyez-le à nouveau."
            )
            % {"suffix": suffix, "right": right}
        )


def _office_type(path: Path) -> str:
    try:
        return office.media_type_of(path)
    except NotTaken as problem:
        raise Refusal(_PROBLEMS[str(problem)]()) from problem


def _require_name(name: str, lie: str, media_type: str) -> None:
    if not name.lower().endswith(lie):
        return
    if media_type == TEXT:
        raise not_a_pdf()
    raise Refusal(_("Ce fichier est un PDF, mais son nom finit par « .txt ». Renommez-le, puis envoyez-le à nouveau."))


def is_text(path: Path, size: int) -> bool:
    """Whether the whole content is UTF-8; signs that nobody sees are dropped later, a NUL means other content."""
    if size > LARGEST_TEXT:
        return False
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and "\x00" not in text


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_photos(paths: Sequence[Path], names: Sequence[str]) -> Reading:
    """Return the facts of the one PDF that these photos make, in their order; refuse whatever is no image."""
    if len(paths) > MOST_IMAGES:
        raise Refusal(_PROBLEMS["many_images"]())
    for path, name in zip(paths, names, strict=True):
        if sniff(path, name) not in IMAGES:
            raise Refusal(
                _("« %(name)s » n'est pas une photo : seules des photos forment ensemble un document.") % {"name": name}
            )
    return _read_photos(paths)


def _read_photos(paths: Sequence[Path]) -> Reading:
    with tempfile.TemporaryDirectory(prefix="intake-") as folder, PhotoReader() as reader:
        made = Path(folder) / "photos.pdf"
        answer = reader.assemble(paths, made)
        if problem := answer.get("problem"):
            raise Refusal(_PROBLEMS[problem]())
        return Reading(
            PDF,
            sha256=sha256_of(made),
            page_count=answer["pages"],
            original_sha256=sha256_of(paths[0]),
            clean=made.open("rb"),
        )


def _read_office(path: Path, media_type: str, reader: PdfReader | None) -> Reading:
    """What LibreOffice makes of it, cleaned as any other PDF."""
    with tempfile.TemporaryDirectory(prefix="intake-") as folder, ExitStack() as stack:
        try:
            made = office.to_pdf(path, media_type, Path(folder))
        except NotTaken as problem:
            raise Refusal(_PROBLEMS[str(problem)]()) from problem
        reading = _read_pdf(made, reader or stack.enter_context(PdfReader()))
        return replace(
            reading,
            original_sha256=sha256_of(path),
            original_suffix=office.SUFFIXES[media_type],
            clean=reading.clean or made.open("rb"),
        )


def _read_pdf(path: Path, reader: PdfReader) -> Reading:
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        copy = Path(folder) / "clean.pdf"
        facts = reader.read(path, copy)
        if facts.problem:
            raise Refusal(_PROBLEMS[facts.problem]())
        # Opened, it outlives its folder.
        clean = copy.open("rb") if facts.removed else None
        sha256 = sha256_of(copy if facts.removed else path)
    return Reading(
        PDF,
        sha256=sha256,
        page_count=facts.pages,
        texts=facts.texts,
        is_complete=facts.is_complete,
        original_sha256=sha256_of(path) if facts.removed else sha256,
        clean=clean,
        removed=tuple(facts.removed),
        signatures=tuple(facts.signatures),
        qualities=facts.qualities,
        pictures=frozenset(facts.pictures),
    )


_PROBLEMS = {
    "encrypted": lambda: _(
        "Ce PDF est protégé par un mot de passe : personne ne pourrait le lire. "
        "Enregistrez-le sans mot de passe, puis envoyez-le à nouveau."
    ),
    "broken": lambda: _(
        "Ce PDF est abîmé et ne s'ouvre pas. Produisez-le à nouveau ou numérisez l'original, puis envoyez-le."
    ),
    "active": lambda: _(
        "Ce PDF contient des actions qui n'ont pas pu être retirées. Imprimez-le en PDF, puis envoyez cette copie."
    ),
    "signed_active": lambda: _(
        "Ce PDF est signé et contient des actions ou des fichiers joints : les retirer romprait sa signature. "
        "Demandez au signataire un PDF sans eux, ou envoyez-en une copie imprimée en PDF."
    ),
    "empty": lambda: _("Ce PDF n'a aucune page. Vérifiez le fichier, puis envoyez le document complet."),
    "broken_image": lambda: _(
        "Cette image est abîmée et ne s'ouvre pas. Photographiez ou numérisez l'original à nouveau, puis envoyez-la."
    ),
    "large_image": lambda: (
        _(
            "Cette image dépasse %(limit)d millions de points. Numérisez-la à 300 points par pouce, ou photographiez "
            "la feuille à une définition ordinaire."
        )
        % {"limit": MOST_PIXELS // 1_000_000}
    ),
    "many_images": lambda: (
        _("Plus de %(limit)d images ne forment pas un document : partagez-les en plusieurs.") % {"limit": MOST_IMAGES}
    ),
    "no_office": lambda: _(
        "Ce serveur ne convertit pas les fichiers de bureautique : LibreOffice n'y est pas installé. Ouvrez le "
        "fichier, enregistrez-le en PDF (Fichier, Exporter), puis envoyez le PDF."
    ),
    "broken_office": lambda: _(
        "Ce fichier n'a pas pu être converti. Ouvrez-le, enregistrez-le en PDF (Fichier, Exporter), puis envoyez "
        "le PDF."
    ),
    "bomb": lambda: (
        _("Ce fichier contient plus de %(limit)d Mo une fois décompressé. Enregistrez-le en PDF, puis envoyez le PDF.")
        % {"limit": MOST_UNPACKED // MEGABYTE}
    ),
    "long": lambda: _("Ce PDF a plus de %(limit)d pages. Partagez-le en plusieurs documents.") % {"limit": MOST_PAGES},
}
