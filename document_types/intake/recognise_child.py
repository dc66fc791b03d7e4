"""The process that draws a page and has its words read, apart from the site.

Reads {"path", "page"} one a line, and answers {"text", "confidence"}, or {"problem"} where the page cannot be read.
"""

import json
import resource
import sys

from document_types.intake import recognise
from document_types.intake.limits import LARGEST_FILE, MEMORY
from document_types.intake.text import clean


def main() -> None:
    # Tesseract, which this starts, stays below them too.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(**json.loads(line))) + "\n")
        sys.stdout.flush()


def answer(path: str, page: int) -> dict:
    try:
        found = recognise.page(path, page)
    except Exception:  # noqa: BLE001 whatever a hostile page makes its readers raise
        return {"problem": "unreadable"}
    return {"text": clean(found.text), "confidence": round(found.confidence, 3)}


if __name__ == "__main__":
    main()
