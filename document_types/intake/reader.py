"""Asks a child process about PDF files, and ends it when it takes too long."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .limits import DRAWING, LAYERING, LAYERING_A_PAGE, OPENING, READING, RECOGNISING

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class PdfFacts:
    """`problem` is the child's word for why the file is not taken; `is_complete` whether every page was read.

    `qualities`: from 0 to 1 for each page that has a layer, also where it is too bad to be kept as a text. `pictures`:
    the pages of which the text is only what was stamped upon a scan.
    """

    pages: int = 0
    problem: str = ""
    removed: list[str] = field(default_factory=list)
    signatures: list[dict] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    qualities: dict[int, float] = field(default_factory=dict)
    pictures: set[int] = field(default_factory=set)
    is_complete: bool = False


class Child:
    """A process apart that answers questions about files, in JSON lines; to be used in a `with` statement."""

    module: str

    def __init__(self):
        self._child: subprocess.Popen | None = None
        self._received = b""

    def __enter__(self):
        return self

    def __exit__(self, *exception) -> None:
        self.close()

    def close(self) -> None:
        if self._child:
            self._child.kill()
            self._child.wait()
            self._child.stdin.close()
            self._child.stdout.close()
        self._child, self._received = None, b""

    def ask(self, question, seconds: float) -> dict:
        """Return the first line of the answer; a child that hangs or dies raises and is to be closed."""
        child = self._child = self._child or _start(self.module)
        child.stdin.write(json.dumps(question).encode() + b"\n")
        child.stdin.flush()
        return self.answer(time.monotonic() + seconds)

    def answer(self, until: float) -> dict:
        return json.loads(self._line(until))

    def _line(self, until: float) -> bytes:
        while b"\n" not in self._received:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._child.stdout], [], [], left)[0]:
                raise TimeoutError
            part = os.read(self._child.stdout.fileno(), 1 << 16)
            if not part:
                raise EOFError
            self._received += part
        line, _, self._received = self._received.partition(b"\n")
        return line


# What a child that hangs or dies makes of a question.
FAILURES = (TimeoutError, OSError, EOFError, ValueError)


class PdfReader(Child):
    """A child that reads the text of one file after another."""

    module = "document_types.intake.child"

    def __init__(self, reading: float = READING):
        super().__init__()
        self.reading = reading

    def read(self, path: Path, clean: Path | None = None) -> PdfFacts:
        """Return what the child found; one that hangs or dies says that the file is broken.

        Where something had to be removed, the file without it is written to `clean`.
        """
        facts = PdfFacts()
        try:
            self._collect({"path": _place(path), "clean": _place(clean) if clean else ""}, facts)
        except FAILURES:
            self.close()
            if not facts.pages:
                facts.problem = "broken"
        return facts

    def _collect(self, question: dict[str, str], facts: PdfFacts) -> None:
        first = self.ask(question, OPENING)
        if "problem" in first:
            facts.problem = first["problem"]
            return
        facts.pages, facts.removed, facts.signatures = first["pages"], first["removed"], first["signatures"]
        until = time.monotonic() + self.reading
        while "end" not in (message := self.answer(until)):
            facts.qualities[message["number"]] = message["quality"]
            if message["text"]:
                facts.texts[message["number"]] = message["text"]
            if message["is_picture"]:
                facts.pictures.add(message["number"])
        facts.is_complete = True


class PhotoReader(Child):
    """A child that makes one PDF of the images of a paper."""

    module = "document_types.intake.photo_child"

    def assemble(self, paths: Sequence[Path], out: Path) -> dict:
        """Return {"pages"} or {"problem"}; one that hangs or dies says that the image is broken."""
        try:
            return self.ask({"paths": [_place(path) for path in paths], "out": _place(out)}, OPENING + READING)
        except FAILURES:
            self.close()
            return {"problem": "broken_image"}


class WordReader(Child):
    """A child that takes the words of an act out of a Word file, part by part."""

    module = "document_types.intake.word_child"

    def read(self, path: Path) -> dict:
        """Return what the child found or {"problem"}; one that hangs or dies says that the file is broken."""
        try:
            return self.ask({"path": _place(path)}, OPENING + READING)
        except FAILURES:
            self.close()
            return {"problem": "broken_word"}


class PageRecogniser(Child):
    """A child that reads the words off one page after another."""

    module = "document_types.intake.recognise_child"

    def read(self, path: Path, page: int) -> dict:
        """Return {"text", "confidence", "places"} or {"problem"}; one that hangs or dies leaves the page unread."""
        try:
            return self.ask({"path": _place(path), "page": page}, RECOGNISING)
        except FAILURES:
            self.close()
            return {"problem": "unreadable"}


class LayerWriter(Child):
    """A child that writes a copy of a scan with the words that were read off its pages."""

    module = "document_types.intake.layer_child"

    def write(self, path: Path, out: Path, pages: Mapping[int, list]) -> bool:
        """Whether the copy is at `out`; one that hangs or dies leaves none."""
        question = {"path": _place(path), "out": _place(out), "pages": pages}
        try:
            return "problem" not in self.ask(question, LAYERING + LAYERING_A_PAGE * len(pages))
        except FAILURES:
            self.close()
            return False


class PageDrawer(Child):
    """A child that draws pages as pictures."""

    module = "document_types.intake.draw_child"

    def draw(self, path: Path, page: int, out: Path) -> dict:
        """Return {"width", "height"} of the picture written to `out`, or {"problem"}, also when it hangs."""
        try:
            return self.ask({"path": _place(path), "page": page, "out": _place(out)}, DRAWING)
        except FAILURES:
            self.close()
            return {"problem": "unreadable"}


def _place(path: Path) -> str:
    # The child works in a folder of its own.
    return str(path.absolute())


def _start(module: str) -> subprocess.Popen:
    # The child needs nothing of the site's environment: no key, no address.
    return subprocess.Popen(  # noqa: S603 our own module, no word of it from outside
        [sys.executable, "-m", module],
        cwd=ROOT,
        # More threads would only reserve more memory.
        env={
            "PATH": os.environ.get("PATH", os.defpath),
            "PYTHONUTF8": "1",
            "OMP_NUM_THREADS": "1",
            "OMP_THREAD_LIMIT": "1",
            "OPENBLAS_NUM_THREADS": "1",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )
