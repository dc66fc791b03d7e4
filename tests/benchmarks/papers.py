"""Papers printed beside typst alone, and pages taken in beside pypdfium2 alone."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

import pikepdf
import pypdfium2

from document_types.enums import ActKind, Edition
from document_types.intake import sniff
from document_types.intake.reader import PdfReader
from document_types.models import Act
from document_types.printing import typesetting
from document_types.printing.acts import act_paper, editions_of, paper_data
from tests.benchmarks.measure import Measure

PAPERS, PAGES, ROUNDS = 40, 200, 5
CODE = "ABCDEFGHJKMN"


def papers() -> Iterator[Measure]:
    yield from printing()
    yield from intake()


def printing() -> Iterator[Measure]:
    """An act set on paper with what is asked of the database for it, beside typst given the same data."""
    acts = Act.objects.with_council().filter(kind=ActKind.DELIBERATION, revision__isnull=False).order_by("pk")
    wanted = [(act, edition) for act in islice(acts, PAPERS) for edition in editions_of(act)]
    given = [paper_data(act, edition, code=CODE) for act, edition in wanted]
    ours, raw = _in_turn(
        lambda: [act_paper(act, edition, code=CODE) for act, edition in wanted],
        lambda: [typesetting.typeset("act", data) for data in given],
    )
    beside = (
        f"{len(wanted) / raw:.0f} a second by typst alone; {len(wanted) / ours:.0f} with its facts from the database"
    )
    yield Measure(f"{len(wanted)} papers of acts printed", ours / raw, "times", reference=beside)
    both = sum(edition == Edition.BOTH for _act, edition in wanted)
    yield Measure("of which in both languages", both, "papers")


def intake() -> Iterator[Measure]:
    """A PDF known, opened, cleaned and read in its process apart, beside the words alone taken here."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.pdf"
        _write(path)
        with PdfReader() as reader:
            sniff.read(path, path.name, reader)
            ours, raw = _in_turn(lambda: sniff.read(path, path.name, reader), lambda: _words(path))
    beside = f"{PAGES / raw:.0f} pages a second by pypdfium2 alone; {PAGES / ours:.0f} taken in"
    yield Measure(f"a PDF of {PAGES} pages taken in", ours / raw, "times", reference=beside)


def _write(path: Path) -> None:
    """A text of many pages, as this product prints them in both scripts."""
    acts = Act.objects.with_council().filter(kind=ActKind.MINUTES, revision__isnull=False)
    with pikepdf.new() as whole:
        while len(whole.pages) < PAGES:
            for act in acts:
                for edition in editions_of(act):
                    part = path.with_name("part.pdf")
                    part.write_bytes(act_paper(act, edition))
                    with pikepdf.open(part) as pages:
                        whole.pages.extend(pages.pages)
        del whole.pages[PAGES:]
        whole.save(path)


def _words(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


def _in_turn(ours: Callable[[], object], raw: Callable[[], object]) -> tuple[float, float]:
    """The least seconds of each: whatever else the machine does only adds to it."""
    spent: tuple[list[float], list[float]] = ([], [])
    for _round in range(ROUNDS):
        for seconds, do in zip(spent, (ours, raw), strict=True):
            started = perf_counter()
            do()
            seconds.append(perf_counter() - started)
    return min(spent[0]), min(spent[1])
