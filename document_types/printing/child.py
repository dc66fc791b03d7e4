"""The process that copies the sheets of PDF annexes, apart from the site: a hostile file can end it and nothing else.

Reads {"path", "out"} one a line, writes a file of upright pages with nothing in it but what is seen, and answers with
the number of its pages or the reason of a refusal.
"""

import contextlib
import math
from decimal import InvalidOperation

import pikepdf

from document_types.intake.limits import LARGEST_FILE, MEMORY, MOST_PAGES
from document_types.intake.serving import confine, once, serve
from document_types.printing.overlays import lay

A4 = (595.276, 841.89)
SMALLEST, LARGEST = 36.0, 14_400.0
PROBLEMS = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, ArithmeticError, InvalidOperation, OSError)


def main() -> None:
    # The sheets of a whole register are laid anew.
    confine(memory=4 * MEMORY, largest_file=2 * LARGEST_FILE)
    serve(once(answer))


def answer(path: str, out: str) -> dict:
    try:
        with pikepdf.open(path) as source:
            return {"pages": copy(source, out)} if source.pages else {"problem": "empty"}
    except pikepdf.PasswordError:
        return {"problem": "encrypted"}
    except (*PROBLEMS, MemoryError):
        return {"problem": "broken"}


def copy(source: pikepdf.Pdf, out: str) -> int:
    if len(source.pages) > MOST_PAGES:
        raise ValueError("too long")
    # What was filled in or stamped on a sheet is part of what is seen.
    with contextlib.suppress(*PROBLEMS):
        source.flatten_annotations("print")
    target = pikepdf.new()
    for page in source.pages:
        size = shown_size(page)
        lay(target.add_blank_page(page_size=size), page, pikepdf.Rectangle(0, 0, *size), "/Sheet")
    target.save(out, deterministic_id=True)
    return len(target.pages)


def shown_size(page: pikepdf.Page) -> tuple[float, float]:
    """Width and height as a reader sees the page: cropped, turned and scaled; A4 where they make no sense."""
    left, bottom, right, top = (float(each) for each in page.trimbox)
    unit = float(page.obj.get("/UserUnit", 1))
    width, height = abs(right - left) * unit, abs(top - bottom) * unit
    if not all(math.isfinite(each) and SMALLEST <= each <= LARGEST for each in (width, height)):
        return A4
    return (height, width) if turns(page) % 2 else (width, height)


def turns(page: pikepdf.Page) -> int:
    """Quarter turns, which a page may have from those above it."""
    node, depth = page.obj, 0
    while "/Rotate" not in node and "/Parent" in node and depth < 50:
        node, depth = node.Parent, depth + 1
    return int(node.get("/Rotate", 0)) // 90


if __name__ == "__main__":
    main()
