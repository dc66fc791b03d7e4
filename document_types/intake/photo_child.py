"""The process that opens images, apart from the site: a hostile one can end it and nothing else.

Reads {"paths", "out"} one a line, and answers with the number of pages of the PDF made, or the reason of a refusal.
"""

import json
import resource
import sys
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from document_types.intake import photos
from document_types.intake.limits import LARGEST_FILE, MEMORY


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(**json.loads(line))) + "\n")
        sys.stdout.flush()


def answer(paths: list[str], out: str) -> dict:
    try:
        with warnings.catch_warnings():
            # Pillow only warns of an image beyond its limit, up to twice as large.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return {"pages": photos.assemble([Path(path) for path in paths], Path(out))}
    except photos.Refused as refused:
        return {"problem": str(refused)}
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return {"problem": "large_image"}
    except UnidentifiedImageError:
        return {"problem": "broken_image"}
    except Exception:  # noqa: BLE001 whatever a hostile image makes its reader raise
        return {"problem": "broken_image"}


if __name__ == "__main__":
    main()
