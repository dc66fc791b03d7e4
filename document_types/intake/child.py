"""The process that opens PDF files, apart from the site: a hostile file can end it and nothing else.

Reads one path a line, and answers in JSON lines: first the number of pages or the reason of a refusal, then the
text of each page, then the end.
"""

import contextlib
import json
import resource
import sys
from collections.abc import Iterator

import pikepdf
import pypdfium2

from document_types.intake.limits import MEMORY, MOST_PAGES
from document_types.intake.text import page_text


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # It reads and answers; it has no file to write.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        for message in answers(json.loads(line)):
            sys.stdout.write(json.dumps(message) + "\n")
            sys.stdout.flush()


def answers(path: str) -> Iterator[dict]:
    pages, problem = count_pages(path)
    if problem:
        yield {"problem": problem}
        return
    yield {"pages": pages}
    for number, text in texts(path):
        yield {"number": number, "text": text}
    yield {"end": True}


def count_pages(path: str) -> tuple[int, str]:
    """Return the number of pages, or why the file is not taken."""
    try:
        with pikepdf.open(path) as pdf:
            pages = len(pdf.pages)
            if pages:
                _ = pdf.pages[0].obj
    except pikepdf.PasswordError:
        return 0, "encrypted"
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, MemoryError):
        return 0, "broken"
    if not pages:
        return 0, "empty"
    return (0, "long") if pages > MOST_PAGES else (pages, "")


def texts(path: str) -> Iterator[tuple[int, str]]:
    """Yield each page that has a readable layer; a file that this reader cannot open has none."""
    with contextlib.suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(path) as document:
        for index in range(len(document)):
            if text := page_text(_layer(document, index)):
                yield index + 1, text


def _layer(document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return ""
    try:
        layer = page.get_textpage()
        try:
            return layer.get_text_range(errors="replace")
        finally:
            layer.close()
    except pypdfium2.PdfiumError:
        return ""
    finally:
        page.close()


if __name__ == "__main__":
    main()
