"""The process that opens PDF files, apart from the site: a hostile file can end it and nothing else.

Reads {"path", "clean"} one a line, and answers in JSON lines: first the number of pages, what was removed and who
signed, or the reason of a refusal; then the text of each page and how far its layer is to be trusted; then the end.
`clean` is where a copy is written of a file from which something had to be removed.
"""

import contextlib
from collections.abc import Iterator
from importlib import import_module

import pikepdf
import pypdfium2
import pypdfium2.raw

from document_types.intake import sanitise
from document_types.intake.layout import page_layer
from document_types.intake.limits import LARGEST_FILE, MOST_PAGES
from document_types.intake.serving import NotTaken, confine, serve
from document_types.intake.text import is_stamp, page_text, quality

BROKEN = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, MemoryError, OSError)


def main() -> None:
    # It writes the copies that are asked of it, and none that would fill the machine.
    confine(largest_file=2 * LARGEST_FILE)
    serve(answers)


def answers(path: str, clean: str = "") -> Iterator[dict]:
    try:
        facts = opened(path, clean)
    except NotTaken as problem:
        yield {"problem": str(problem)}
        return
    yield facts
    for number, raw, is_picture in layers(clean if facts["removed"] else path):
        yield {"number": number, "text": page_text(raw), "quality": quality(raw), "is_picture": is_picture}
    yield {"end": True}


def opened(path: str, clean: str) -> dict:
    """What the file is, or NotTaken; its clean copy is written where something was removed."""
    try:
        with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
            pages = _count_pages(pdf)
            is_signed = sanitise.is_signed(pdf)
            removed = sanitise.sanitise(pdf)
            if is_signed:
                if removed:
                    raise NotTaken("signed_active")
                return {"pages": pages, "removed": [], "signatures": _signatures(path)}
            if pdf.is_encrypted:
                removed.add(sanitise.Removed.ENCRYPTION)
            if removed and clean:
                _write(pdf, clean)
    except pikepdf.PasswordError as error:
        raise NotTaken("encrypted") from error
    except BROKEN as error:
        raise NotTaken("broken") from error
    return {"pages": pages, "removed": sorted(removed), "signatures": []}


def _signatures(path: str) -> list[dict]:
    # Costly to load, and few files are signed.
    return import_module("document_types.intake.signatures").found_in(path)


def _count_pages(pdf: pikepdf.Pdf) -> int:
    pages = len(pdf.pages)
    if not pages:
        raise NotTaken("empty")
    if pages > MOST_PAGES:
        raise NotTaken("long")
    _ = pdf.pages[0].obj
    return pages


def _write(pdf: pikepdf.Pdf, clean: str) -> None:
    """Nothing is unpacked to be written, however much it would hold; the copy is looked through once more."""
    # Not as far as qpdf would by itself: a bomb stays folded.
    pdf.save(clean, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none, encryption=False)
    with pikepdf.open(clean, access_mode=pikepdf.AccessMode.stream) as again:
        if sanitise.sanitise(again):
            raise NotTaken("active")


def layers(path: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the raw text of each page that has one, and whether the page is a picture that bears but a stamp.

    A file that this reader cannot open has none.
    """
    with contextlib.suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(path) as document:
        for index in range(len(document)):
            raw, is_picture = _layer(document, index)
            if raw:
                yield index + 1, raw, is_picture


def _layer(document: pypdfium2.PdfDocument, index: int) -> tuple[str, bool]:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return "", False
    try:
        layer = page.get_textpage()
        try:
            raw = page_layer(layer)
        finally:
            layer.close()
        return raw, is_stamp(raw) and _is_picture(page)
    except pypdfium2.PdfiumError:
        return "", False
    finally:
        page.close()


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture covers most of the page."""
    width, height = page.get_size()
    pictures = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    areas = ((right - left) * (top - bottom) for left, bottom, right, top in (each.get_bounds() for each in pictures))
    return max(areas, default=0.0) > width * height / 2


if __name__ == "__main__":
    main()
