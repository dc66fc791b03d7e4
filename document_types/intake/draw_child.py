"""The process that draws a page of a PDF as a picture, apart from the site.

Reads {"path", "page", "out"} one a line, and answers {"width", "height"}, or {"problem"} where it cannot be drawn.
"""

import pypdfium2

from document_types.intake.serving import confine, once, serve

# Read on a phone as on a screen; a plan is drawn smaller rather than beyond the points allowed.
WIDTH = 1400
MOST_POINTS = 8_000_000
QUALITY = 80


def main() -> None:
    confine()
    serve(once(answer))


def answer(path: str, page: int, out: str) -> dict:
    try:
        with pypdfium2.PdfDocument(path) as document:
            sheet = document[page - 1]
            width, height = sheet.get_size()
            scale = min(WIDTH / max(1.0, width), (MOST_POINTS / max(1.0, width * height)) ** 0.5)
            picture = sheet.render(scale=scale).to_pil().convert("RGB")
            picture.save(out, format="WEBP", quality=QUALITY)
            return {"width": picture.width, "height": picture.height}
    except Exception:  # noqa: BLE001 whatever a hostile page makes its reader raise
        return {"problem": "unreadable"}


if __name__ == "__main__":
    main()
