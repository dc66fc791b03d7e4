"""The process that opens images, apart from the site: a hostile one can end it and nothing else.

Reads {"paths", "out"} one a line, and answers with the number of pages of the PDF made, or the reason of a refusal.
"""

import warnings
from pathlib import Path

from PIL import Image

from document_types.intake import photos
from document_types.intake.serving import NotTaken, confine, once, serve


def main() -> None:
    confine()
    serve(once(answer))


def answer(paths: list[str], out: str) -> dict:
    try:
        with warnings.catch_warnings():
            # Pillow only warns of an image beyond its limit, up to twice as large.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return {"pages": photos.assemble([Path(path) for path in paths], Path(out))}
    except NotTaken as problem:
        return {"problem": str(problem)}
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return {"problem": "large_image"}
    except Exception:  # noqa: BLE001 whatever a hostile image makes its reader raise
        return {"problem": "broken_image"}


if __name__ == "__main__":
    main()
