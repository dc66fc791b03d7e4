"""The process that draws a page and has its words read, apart from the site.

Reads {"path", "page"} one a line, and answers {"text", "confidence", "places"}, or {"problem"} where the page cannot
be read.
"""

from document_types.intake import recognise
from document_types.intake.serving import confine, once, serve
from document_types.intake.text import clean


def main() -> None:
    # Tesseract, which this starts, stays below these limits too.
    confine()
    serve(once(answer))


def answer(path: str, page: int) -> dict:
    try:
        found, places = recognise.page(path, page)
    except Exception:  # noqa: BLE001 whatever a hostile page makes its readers raise
        return {"problem": "unreadable"}
    return {"text": clean(found.text), "confidence": round(found.confidence, 3), "places": places}


if __name__ == "__main__":
    main()
