"""The process that writes the words of a scan into a copy of it, apart from the site.

Reads {"path", "out", "pages"} one a line, where `pages` has the places of words by page as `recognise` gives them;
answers {} once the copy is written, or {"problem"} where it cannot be.
"""

from document_types.intake import layer
from document_types.intake.limits import LARGEST_FILE
from document_types.intake.serving import confine, once, serve


def main() -> None:
    # The copy is a little larger than the scan.
    confine(largest_file=2 * LARGEST_FILE)
    serve(once(answer))


def answer(path: str, out: str, pages: dict[str, list]) -> dict:
    try:
        layer.write(path, out, {int(number): lines for number, lines in pages.items()})
    except Exception:  # noqa: BLE001 whatever a hostile file makes its readers raise
        return {"problem": "unreadable"}
    return {}


if __name__ == "__main__":
    main()
