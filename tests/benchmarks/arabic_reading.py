"""How rightly Arabic is read: `python -m tests.benchmarks.arabic_reading [--files FOLDER]`.

Words: right text is broken in the ways of such PDFs and read; counted are the words left wrong, and the right ones that
were harmed. Right text is that of `ir/arcd-test-ar`, which has no such faults; of the laws there is none, nearly all of
them came out of PDFs with lam-alef swapped, so that their own repaired text is broken once more, and what was mended in
them is told by the most frequent words before and after.

Extractors: the same right text is printed by LibreOffice, Chromium and typst, where they are, and taken out again.
"""

import argparse
import html
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module, util
from pathlib import Path

import pypdfium2

from document_types.intake.arabic import likeliest, repair, repair_word
from document_types.intake.child import layers
from document_types.intake.layout import page_layer
from document_types.intake.text import clean, is_garbage, quality
from tests.document_types.intake.samples import SHARED

WORD = re.compile("[\u0621-\u064a]+")
TOKEN = re.compile(r"[^\W_]+")
VOWELS = re.compile("[\u064b-\u065f\u0670\u0640]")
FONTS = ("Noto Naskh Arabic", "DejaVu Sans")
FREQUENT = (
    "خلال الأول الإقليم الاجتماعات لا أعلاه لأحكام لائحة ثلاثة صلاحيات المداولات للإدارة "
    "مجال حالة العمالة المالية أعمال"
)
Breaker = Callable[[str], str]


def swapped(text: str) -> str:
    return re.sub("ل([اأإآ])", r"\1ل", text)


def shaped(text: str) -> str:
    """Each letter as the sign of one of its shapes, lam-alef as one sign."""
    joined = re.sub(
        "ل([اأإآ])", lambda pair: unicodedata.lookup(f"ARABIC LIGATURE LAM WITH {_NAMES[pair[1]]} ISOLATED FORM"), text
    )
    return "".join(_shape(letter) for letter in joined)


_NAMES = {"ا": "ALEF", "أ": "ALEF WITH HAMZA ABOVE", "إ": "ALEF WITH HAMZA BELOW", "آ": "ALEF WITH MADDA ABOVE"}


def _shape(letter: str) -> str:
    if not WORD.fullmatch(letter):
        return letter
    try:
        return unicodedata.lookup(unicodedata.name(letter) + " ISOLATED FORM")
    except KeyError:
        return letter


def backwards(text: str) -> str:
    return "\n".join(re.sub(r"\d+(?:[.,:/]\d+)*", lambda run: run[0][::-1], line)[::-1] for line in text.split("\n"))


def marked(text: str) -> str:
    return "\n".join(f"\u202b{line}\u202c" for line in text.split("\n")).replace(" ", "\u200f \u200f")


def drawn_out(text: str) -> str:
    chance = random.Random(1)  # noqa: S311 no secret
    return re.sub("(?<=[بتسشمنيهحخ])(?=[\u0621-\u064a])", lambda _: "ـ" * (chance.random() < 0.2), text)


BREAKERS: dict[str, Breaker] = {
    "nothing": lambda text: text,
    "lam-alef swapped": swapped,
    "shapes": shaped,
    "visual order": backwards,
    "bidi marks": marked,
    "tatweel": drawn_out,
    "swapped, bidi marks, tatweel": lambda text: marked(drawn_out(swapped(text))),
}


def right_texts() -> list[str]:
    lines = (SHARED / "ir/arcd-test-ar/docs.jsonl").read_text(encoding="utf-8").splitlines()
    return [VOWELS.sub("", json.loads(line)["text"]) for line in lines]


def law_texts() -> list[str]:
    lines = (SHARED / "law/moroccan_law_local_government.jsonl").read_text(encoding="utf-8").splitlines()
    texts = ("\n".join(each["content"] for each in json.loads(line)["provisions"]) for line in lines)
    return [VOWELS.sub("", text) for text in texts if WORD.search(text)]


def read(text: str) -> str:
    return repair(clean(text))


def count(texts: list[str], breaker: Breaker) -> tuple[Counter, Counter]:
    """The totals, and the words harmed; a text of which words are lost or parted counts as wholly wrong."""
    totals, harmed = Counter(), Counter()
    for text in texts:
        right, broken, found = (WORD.findall(each) for each in (text, breaker(text), read(breaker(text))))
        if len(found) != len(right):
            totals.update(words=len(right), broken=len(right), wrong=len(right))
            continue
        # Only a swap leaves the words in their places, to be told one by one.
        comparable = broken if len(broken) == len(right) else found
        for was, came, now in zip(right, comparable, found, strict=True):
            totals.update(words=1, broken=was != came, wrong=was not in (came, now), harmed=was == came != now)
            if was == came != now:
                harmed[f"{was} → {now}"] += 1
    return totals, harmed


def words() -> None:
    sets = {"arcd": right_texts(), "laws": [read(text) for text in law_texts()]}
    for name, texts in sets.items():
        for fault, breaker in BREAKERS.items():
            totals, harmed = count(texts, breaker)
            figures = {each: totals[each] for each in ("words", "broken", "wrong", "harmed")}
            print(f"{name:6}{fault:32}{figures}  {', '.join(word for word, _ in harmed.most_common(5))}")


def laws_before_and_after() -> None:
    texts = law_texts()
    before = Counter(word for text in texts for word in WORD.findall(text))
    after = Counter(word for text in texts for word in WORD.findall(read(text)))
    for word in FREQUENT.split():
        broken = swapped(word)
        shown = f"laws  {word:14}{before[word]:7} → {after[word]:5}"
        print(shown + (f"    {broken:14}{before[broken]:7} → {after[broken]:5}" if broken != word else ""))
    sure = sum(repair_word(word) != word for word in before.elements())
    likely = sum(likeliest(word) != word == repair_word(word) for word in before.elements())
    print(
        f"laws  mended: {sure} words which can only be swapped ones, {likely} by their frequency, of {before.total()}"
    )


def real_files() -> None:
    for path in sorted((SHARED / "moroccan_pdfs").glob("*.pdf")):
        for number, raw, is_picture in layers(str(path)):
            verdict = "to be read off its picture" if is_garbage(raw) or is_picture else "kept"
            count_of = len(TOKEN.findall(raw))
            print(f"{path.name} page {number}: {count_of} words in its layer, quality {quality(raw)}, {verdict}")


def extractors(folder: Path) -> None:
    texts = right_texts()[:40]
    truth = Counter(TOKEN.findall("\n".join(texts)))
    for path in printed(texts, folder):
        for name, take in EXTRACTORS.items():
            if (found := take(path)) is not None:
                there = truth & Counter(TOKEN.findall(VOWELS.sub("", clean(found))))
                print(f"{path.name:40}{name:22}{there.total() / truth.total():7.3f} of the words")


def printed(texts: list[str], folder: Path) -> Iterator[Path]:
    for font in FONTS:
        stem = font.replace(" ", "-").lower()
        page = folder / f"{stem}.html"
        body = "".join(f"<p dir=rtl style='text-align:justify'>{html.escape(text)}</p>" for text in texts)
        page.write_text(
            f"<html dir=rtl lang=ar><meta charset=utf-8><body style=\"font-family:'{font}'\">{body}", encoding="utf-8"
        )
        yield from _by_libreoffice(page)
        yield from _by_chromium(page)
    yield from _by_typst(texts, folder)


def _by_libreoffice(page: Path) -> Iterator[Path]:
    program = shutil.which("soffice")
    if program is None:
        return
    for source, kind in ((page, "odt"), (page.with_suffix(".odt"), "pdf:writer_pdf_Export")):
        command = [program, "--headless", "--convert-to", kind, "--outdir", str(page.parent), str(source)]
        subprocess.run(command, capture_output=True, check=True, timeout=120)  # noqa: S603
    yield page.with_suffix(".pdf").rename(page.with_name(f"libreoffice-{page.stem}.pdf"))


def _by_chromium(page: Path) -> Iterator[Path]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return
    made = page.with_name(f"chromium-{page.stem}.pdf")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={made}"]
    subprocess.run([program, *options, page.as_uri()], capture_output=True, check=True, timeout=120)  # noqa: S603
    yield made


def _by_typst(texts: list[str], folder: Path) -> Iterator[Path]:
    import typst

    from document_types.printing import fonts

    source, made = folder / "pages.typ", folder / "typst.pdf"
    source.write_text(
        '#set text(font: "Noto Sans Arabic", dir: rtl)\n#for text in json(bytes(sys.inputs.texts)) { par(text) }',
        encoding="utf-8",
    )
    made.write_bytes(
        typst.compile(
            str(source),
            font_paths=list(fonts.folders()),
            ignore_system_fonts=True,
            sys_inputs={"texts": json.dumps(texts)},
        )
    )
    yield made


def _pages(path: Path, take: Callable[[pypdfium2.PdfTextPage], str]) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(take(page.get_textpage()) for page in document)


def _by_pypdf(path: Path) -> str | None:
    if not util.find_spec("pypdf"):
        return None
    return "\n".join(page.extract_text() for page in import_module("pypdf").PdfReader(path).pages)


def _by_pdfminer(path: Path) -> str | None:
    return import_module("pdfminer.high_level").extract_text(path) if util.find_spec("pdfminer") else None


EXTRACTORS: dict[str, Callable[[Path], str | None]] = {
    "PDFium": lambda path: _pages(path, lambda page: page.get_text_range(errors="replace")),
    "PDFium, repaired": lambda path: _pages(path, lambda page: read(page.get_text_range(errors="replace"))),
    "PDFium, by place": lambda path: _pages(path, page_layer),
    "by place, repaired": lambda path: _pages(path, lambda page: read(page_layer(page))),
    "pypdf": _by_pypdf,
    "pdfminer": _by_pdfminer,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=Path, help="keep the printed files in this folder")
    folder = parser.parse_args().files
    words()
    laws_before_and_after()
    real_files()
    with tempfile.TemporaryDirectory() as temporary:
        kept = (folder or Path(temporary)).resolve()
        kept.mkdir(parents=True, exist_ok=True)
        extractors(kept)
    return 0


if __name__ == "__main__":
    sys.exit(main())
