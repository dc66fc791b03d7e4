"""How many papers say rightly what they are: `python -m tests.benchmarks.proposals [--show]`.

The truth of `deliberations`: the day is in the name of the file; number and subject are read off the first page by its
one layout, "n° 2014 / 131" under the heading and the title above the line of whoever reports.
"""

import argparse
import re
import sys
from datetime import date
from pathlib import Path

from document_types.intake.child import layers
from document_types.intake.proposal import Proposal, propose
from document_types.intake.text import page_text
from tests.document_types.intake.samples import SHARED

TITLE = re.compile(r"Absents :\n(?:[^\n]*\.\n)?(?P<title>.+?)\n\s*[^\n]* rapporte ?:", re.DOTALL)


def truth_of(path: Path, text: str) -> Proposal:
    number = re.search(r"^n° (\d{4}) / (\d+)$", text, re.MULTILINE)
    title = TITLE.search(text)
    return Proposal(
        number=f"{number[1]}/{number[2]}",
        date=date.fromisoformat(path.name[:10]),
        subject=" ".join(title["title"].split()) if title else "",
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what is proposed for each paper")
    shows = parser.parse_args().show
    right = dict.fromkeys(("number", "date", "subject"), 0)
    papers = sorted((SHARED / "deliberations").glob("*/pdf/*.pdf"))
    for path in papers:
        pages = {number: page_text(raw) for number, raw, _is_picture in layers(str(path))}
        proposed, truth = propose(pages), truth_of(path, "\n".join(pages.values()))
        for name in right:
            right[name] += getattr(proposed, name) == getattr(truth, name)
        if shows or proposed != truth:
            print(f"{path.name}: {proposed}" + (f"\n  but {truth}" if proposed != truth else ""))
    print(f"{len(papers)} papers, right: {right}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
