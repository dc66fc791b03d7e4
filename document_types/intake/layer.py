"""A plugin of OCRmyPDF: the words that were read off the pages, put under their pictures to be found and copied.

OCRmyPDF's own reading asks Tesseract for both languages at once, which reads Arabic less well: see `recognise`.
"""

from collections.abc import Mapping
from pathlib import Path

import ocrmypdf
from ocrmypdf.builtin_plugins.null_ocr import NullOcrEngine
from ocrmypdf.models.ocr_element import BoundingBox, OcrClass, OcrElement
from PIL import Image

from document_types.intake.recognise import WHOLE, Place
from document_types.intake.text import language_of

# Words of Arabic stand so close that readers of PDFs join them: each is narrowed on both sides by this share of the
# height of its line. Then what was read is found again in the copy: `python -m tests.benchmarks.recognition`.
GAP = 0.12
# The words of the document in hand, by page from 1: a plugin is a module, and this process has one document at a time.
_pages: Mapping[int, list[list[Place]]] = {}


def write(path: str, out: str, pages: Mapping[int, list[list[Place]]]) -> None:
    """Write the PDF with the words of these pages to `out`; a layer that nobody sees gives way, what is seen stays."""
    global _pages  # noqa: PLW0603 see above
    _pages = pages
    ocrmypdf.ocr(
        path,
        out,
        plugins=[__name__],
        mode="redo",
        pages=",".join(map(str, sorted(pages))),
        output_type="pdf",
        optimize=0,
        # Threads, not processes: one page after another, below this process's limits.
        use_threads=True,
        jobs=1,
        progress_bar=False,
    )


class WordsAtHand(NullOcrEngine):
    """Answers each page with the words it was given."""

    @staticmethod
    def generate_ocr(input_file: Path, options, page_number: int = 0) -> tuple[OcrElement, str]:
        with Image.open(input_file) as picture:
            width, height = picture.size
            dots = float(picture.info.get("dpi", (72, 72))[0])
        lines = [_line(words, width, height) for words in _pages.get(page_number + 1, [])]
        page = OcrElement(OcrClass.PAGE, BoundingBox(0, 0, width, height), dpi=dots, page_number=page_number)
        page.children = [OcrElement(OcrClass.PARAGRAPH, each.bbox, children=[each]) for each in lines]
        return page, ""


def _line(words: list[Place], width: int, height: int) -> OcrElement:
    text = " ".join(word for word, *_box in words)
    direction = "rtl" if language_of(text) == "ar" else "ltr"
    top = min(place[2] for place in words) * height / WHOLE
    bottom = max(place[4] for place in words) * height / WHOLE
    gap = GAP * (bottom - top)
    parts = [
        OcrElement(OcrClass.WORD, _narrowed(place, gap, width, height), text=place[0], direction=direction)
        for place in words
    ]
    around = BoundingBox(min(part.bbox.left for part in parts), top, max(part.bbox.right for part in parts), bottom)
    return OcrElement(OcrClass.LINE, around, direction=direction, children=parts)


def _narrowed(place: Place, gap: float, width: int, height: int) -> BoundingBox:
    """Where the word is written, with a space on either side."""
    _word, left, top, right, bottom = place
    left, right = left * width / WHOLE, right * width / WHOLE
    middle = (left + right) / 2
    return BoundingBox(min(left + gap, middle), top * height / WHOLE, max(right - gap, middle), bottom * height / WHOLE)


@ocrmypdf.hookimpl
def get_ocr_engine(options) -> NullOcrEngine:
    return WordsAtHand()
