"""One piece of a session's dossier: where it lies in the ZIP, what it is, and its bytes."""

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

CHUNK = 256 * 1024
# Windows allows 260 characters for a whole path, and cuts it without a word.
LONGEST_NAME = 80
FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})


@dataclass(frozen=True)
class Piece:
    """`sha256` is what the council recorded, empty where nothing was; `read` raises OSError when a file is gone."""

    path: str
    kind: str
    title: str
    day: date | None
    read: Callable[[], Iterator[bytes]]
    sha256: str = ""

    @property
    def section(self) -> str:
        return self.path.partition("/")[0]


def safe_name(*parts: str) -> str:
    """A file name that Windows, macOS and Linux take, in any script, without what turns a line round."""
    words = unicodedata.normalize("NFC", " ".join(filter(None, parts)))
    words = FORBIDDEN.sub("-", words)
    words = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in words)
    words = " ".join(words.split())[:LONGEST_NAME].strip(" .")
    return f"_{words}" if words.partition(".")[0].strip().casefold() in RESERVED else words or "_"


def file_name(rank: int, title: str, filename: str) -> str:
    """ "02 Plan de financement.pdf": the title of a file, with the ending of its own name."""
    _stem, dot, ending = filename.rpartition(".")
    return f"{safe_name(f'{rank:02d}', title)}{dot}{safe_name(ending)[:8]}" if dot else safe_name(f"{rank:02d}", title)


def of_bytes(path: str, kind: str, title: str, day: date | None, content: bytes) -> Piece:
    """A piece written here and now from the facts: nobody recorded a hash of it before."""
    return Piece(path, kind, title, day, lambda: iter([content]))


def of_rows(
    path: str, kind: str, title: str, day: date | None, columns: Sequence[str], rows: Iterable[Sequence]
) -> Piece:
    """A table as CSV that spreadsheets open in any script: UTF-8 with its mark, one line end everywhere."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return of_bytes(path, kind, title, day, b"\xef\xbb\xbf" + text.getvalue().encode())


def of_json(path: str, kind: str, title: str, day: date | None, value) -> Piece:
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    return of_bytes(path, kind, title, day, text.encode())


def of_file(path: str, kind: str, title: str, day: date | None, *, storage, name: str, digest: str) -> Piece:
    """A stored file, read when its turn comes."""

    def read() -> Iterator[bytes]:
        with storage.open(name) as file:
            while chunk := file.read(CHUNK):
                yield chunk

    return Piece(path, kind, title, day, read, digest)


def _cell(value) -> str:
    """What a spreadsheet shows and never runs: a text that begins like a formula is kept a text."""
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" and not text.lstrip("+-").replace(".", "").isdigit() else text
