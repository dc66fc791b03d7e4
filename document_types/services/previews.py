"""The pages of a document as pictures, for browsers without a PDF viewer: drawn once, apart, kept under its hash."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from document_types.intake.reader import PageDrawer
from document_types.intake.sniff import PDF
from document_types.models import CouncilDocument
from document_types.services.documents import on_disk

PICTURE = "image/webp"
SECONDS_TO_WAIT = 8.0
LOCK = Path(tempfile.gettempdir()) / "majaliss-previews.lock"


class Busy(Exception):
    """Other pages are being drawn: to be asked again in a moment."""


def has_pages(document: CouncilDocument) -> bool:
    """Whether its pages can be drawn; a text is shown as such."""
    return document.media_type == PDF and bool(document.sha256 and document.page_count)


def picture_of(document: CouncilDocument, page: int) -> File | None:
    """The picture of a page, open; None where there is no such page, or it cannot be drawn.

    `Busy` where others are drawn for too long. Who may open the document is asked before.
    """
    if not has_pages(document) or not 1 <= page <= document.page_count:
        return None
    path = f"{_folder(document.sha256)}/{page}.webp"
    if not default_storage.exists(path):
        with _turn():
            if not default_storage.exists(path):
                default_storage.save(path, ContentFile(_drawn(document, page)))
    # What could not be drawn is kept as nothing, and not tried again for whoever asks.
    return default_storage.open(path) if default_storage.size(path) else None


def forget(sha256: str) -> None:
    """Delete the pictures of a file that is no longer there, unless a document has the same bytes."""
    if not sha256 or CouncilDocument.objects.filter(sha256=sha256).exists():
        return
    folder = _folder(sha256)
    if default_storage.exists(folder):
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")


def _folder(sha256: str) -> str:
    return f"previews/{sha256[:2]}/{sha256}"


def _drawn(document: CouncilDocument, page: int) -> bytes:
    with on_disk(document.file) as path, tempfile.NamedTemporaryFile(prefix="page-") as out, PageDrawer() as drawer:
        return b"" if "problem" in drawer.draw(path, page, Path(out.name)) else Path(out.name).read_bytes()


@contextmanager
def _turn() -> Iterator[None]:
    """One page at a time on a machine: pages that are hard to draw fill neither its memory nor its processors."""
    until = time.monotonic() + SECONDS_TO_WAIT
    with LOCK.open("w") as lock:
        while True:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise Busy from None
                time.sleep(0.05)
        # Closed, it is the next one's.
        yield
