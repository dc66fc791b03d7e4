"""The ZIP of a dossier, written as it is sent: the same state gives the same bytes, whoever asks and whenever."""

import csv
import json
import logging
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import StringIO
from itertools import chain

from cms.archive.dossier.piece import Piece

MANIFEST = ("manifest.csv", "manifest.json")
COLUMNS = ("path", "kind", "title", "day", "size", "sha256", "recorded_sha256", "state")
# The first day that a ZIP can bear.
EARLIEST = date(1980, 1, 1)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """What the manifest says of a piece: `state` is whole, changed (another hash than recorded) or missing."""

    piece: Piece
    size: int
    digest: str
    state: str

    def cells(self) -> dict[str, str | int]:
        piece = self.piece
        return {
            "path": piece.path,
            "kind": piece.kind,
            "title": piece.title,
            "day": piece.day.isoformat() if piece.day else "",
            "size": self.size,
            "sha256": self.digest,
            "recorded_sha256": piece.sha256,
            "state": self.state,
        }


class _Pipe:
    """What a ZIP is written into, and what is there to be sent."""

    def __init__(self):
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def drain(self) -> bytes:
        data = b"".join(self.parts)
        self.parts.clear()
        return data


def stream(pieces: Iterable[Piece], title: str) -> Iterator[bytes]:
    """Yield the ZIP part by part; the manifest comes last, as it holds the hash of what was really sent.

    A file that is gone is a line of the manifest, no reason to keep all the others back.
    """
    pipe = _Pipe()
    lines: list[Line] = []
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for piece in pieces:
            yield from _add(archive, pipe, piece, lines)
        for name, content in zip(MANIFEST, _manifest(lines, title), strict=True):
            archive.writestr(_entry(name, None), content)
            yield pipe.drain()
    yield pipe.drain()


def _add(archive: zipfile.ZipFile, pipe: _Pipe, piece: Piece, lines: list[Line]) -> Iterator[bytes]:
    hasher, size = sha256(), 0
    chunks = piece.read()
    try:
        # Opened before its entry is begun: what is not there leaves none.
        first = next(chunks, b"")
    except OSError as error:
        logger.error("A file of the archives is missing: %s", error)
        lines.append(Line(piece, 0, "", "missing"))
        return
    with archive.open(_entry(piece.path, piece.day), "w") as entry:
        for chunk in chain((first,), chunks):
            hasher.update(chunk)
            size += len(chunk)
            entry.write(chunk)
            yield pipe.drain()
    digest = hasher.hexdigest()
    lines.append(Line(piece, size, digest, "whole" if piece.sha256 in ("", digest) else "changed"))


def _entry(path: str, day: date | None) -> zipfile.ZipInfo:
    """The same for the same piece: its own day, no clock, no owner."""
    day = max(day or EARLIEST, EARLIEST)
    info = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    return info


def _manifest(lines: list[Line], title: str) -> tuple[bytes, bytes]:
    rows = [line.cells() for line in lines]
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    whole = {"title": title, "files": rows}
    return b"\xef\xbb\xbf" + text.getvalue().encode(), json.dumps(whole, ensure_ascii=False, indent=1).encode()
