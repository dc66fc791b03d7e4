"""How rightly pages are read off their pictures: `python -m tests.benchmarks.recognition [--font NAME]`.

Pages of known text are printed and scanned; counted is the share of their words that is read. Beside our reading, each
language apart, stands Tesseract's with both at once; and what a reader of PDFs finds in the copy that bears the words.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path

import img2pdf
import pypdfium2
import typst

from document_types.intake import layer, recognise
from document_types.printing import fonts
from tests.document_types.intake.samples import SHARED

# As the site reads: several threads on one page wait for one another.
os.environ["OMP_THREAD_LIMIT"] = "1"
WORD = re.compile(r"[^\W\d_]{3,}")
VOWELS = re.compile("[\u064b-\u065f\u0670\u0640]")
# About a page.
LETTERS = 2_000
SETS = {"fr": "service-public-fr", "ar": "arcd-test-ar"}
PAGE = """#set page(paper: "a4", margin: 2cm)
#set text(font: "{font}", size: 12pt, dir: {direction}, lang: "{language}")
#sys.inputs.words"""


def texts(language: str) -> Iterator[str]:
    """Passages of right text, a page each."""
    held = ""
    with (SHARED / "ir" / SETS[language] / "docs.jsonl").open(encoding="utf-8") as file:
        for line in file:
            held += " ".join(VOWELS.sub("", json.loads(line)["text"]).split()) + " "
            if len(held) >= LETTERS:
                yield held[:LETTERS].rpartition(" ")[0]
                held = ""


def scanned(text: str, language: str, asked: argparse.Namespace, folder: Path) -> Path:
    """A PDF of one picture."""
    source = folder / "page.typ"
    direction = "rtl" if language == "ar" else "ltr"
    source.write_text(PAGE.format(font=asked.font, direction=direction, language=language), encoding="utf-8")
    printed = typst.compile(str(source), font_paths=list(fonts.folders()), sys_inputs={"words": text})
    picture = BytesIO()
    with pypdfium2.PdfDocument(printed) as document:
        drawn = document[0].render(scale=asked.dots / 72, grayscale=True).to_pil()
    drawn.save(picture, "PNG", dpi=(asked.dots, asked.dots))
    path = folder / "scan.pdf"
    path.write_bytes(img2pdf.convert(picture.getvalue()))
    (folder / "scan.png").write_bytes(picture.getvalue())
    return path


def ours(scan: Path) -> str:
    return recognise.page(str(scan), 1)[0].text


def both_at_once(scan: Path) -> str:
    asked = ["tesseract", str(scan.with_suffix(".png")), "-", "-l", "ara+fra"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def off_the_copy(scan: Path) -> str:
    copy = scan.with_name("copy.pdf")
    layer.write(str(scan), str(copy), {1: recognise.page(str(scan), 1)[1]})
    with pypdfium2.PdfDocument(copy) as document:
        return document[0].get_textpage().get_text_range()


READERS: dict[str, Callable[[Path], str]] = {
    "both languages at once": both_at_once,
    "ours": ours,
    "ours, off the copy": off_the_copy,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--font", default="Noto Sans Arabic", help="ours, or one that the machine has")
    parser.add_argument("--dots", type=int, default=200, help="of the scan, an inch")
    asked = parser.parse_args()
    for language in SETS:
        found = dict.fromkeys(READERS, 0)
        wanted = 0
        with tempfile.TemporaryDirectory() as folder:
            for text in islice(texts(language), asked.pages):
                words = WORD.findall(text)
                wanted += len(words)
                scan = scanned(text, language, asked, Path(folder))
                for name, read in READERS.items():
                    there = set(WORD.findall(read(scan)))
                    found[name] += sum(word in there for word in words)
        for name, count in found.items():
            print(f"{language}  {name:24} {count / wanted:.3f} of {wanted} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())
