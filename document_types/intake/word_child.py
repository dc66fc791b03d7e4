"""The process that opens Word files for their words, apart from the site.

Reads {"path"} one a line, and answers {"blocks", "is_renumbered", "changes", "comments", "pictures", "hidden"}, or
{"problem"}. Tracked changes are taken as accepted, comments and pictures left out; how many there were is said.
"""

import re
from zipfile import ZipFile

import mammoth

from document_types.intake import body
from document_types.intake.limits import MOST_BLOCKS, MOST_UNPACKED
from document_types.intake.serving import NotTaken, confine, once, serve

MAIN = "word/document.xml"
COUNTED = {
    "changes": re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)[ >](?![^<]*/>)"),
    "comments": re.compile(rb"<w:commentReference[ />]"),
    "pictures": re.compile(rb"<w:(?:drawing|pict|object)[ >]"),
    "hidden": re.compile(rb"<w:vanish[ />]"),
}


def main() -> None:
    confine()
    serve(once(answer))


def answer(path: str) -> dict:
    try:
        return read(path)
    except NotTaken as problem:
        return {"problem": str(problem)}
    except Exception:  # noqa: BLE001 whatever a hostile file makes its readers raise
        return {"problem": "broken_word"}


def read(path: str) -> dict:
    """What the file holds, or NotTaken."""
    source = _main_part(path)
    with open(path, "rb") as file:  # noqa: PTH123 the child is given a path in words
        # Nothing is read from beside the file, and its own rules for styles are not followed.
        made = mammoth.convert_to_html(file, external_file_access=False, include_embedded_style_map=False)
    parts = body.parts_of(made.value)
    if not parts.blocks:
        raise NotTaken("no_words")
    if len(parts.blocks) > MOST_BLOCKS:
        raise NotTaken("many_blocks")
    counts = {name: len(pattern.findall(source)) for name, pattern in COUNTED.items()}
    return {"blocks": parts.blocks, "is_renumbered": parts.are_renumbered, **counts}


def _main_part(path: str) -> bytes:
    with ZipFile(path) as archive:
        if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
            raise NotTaken("bomb")
        source = archive.read(MAIN)
    # Word writes no document type; entities are how XML is made to swell.
    if b"<!DOCTYPE" in source or b"<!ENTITY" in source:
        raise NotTaken("broken_word")
    return source


if __name__ == "__main__":
    main()
