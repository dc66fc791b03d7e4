"""Arabic of a PDF is read by the places of its letters, whatever the order in which the file draws them."""

import json
import re
import shutil
import subprocess

import pypdfium2
import pytest
import typst

from document_types.intake.layout import Sign, in_reading_order, page_layer
from document_types.intake.text import page_text, quality
from document_types.printing import fonts
from tests.conftest import require_service

SENTENCE = (
    "قرر مجلس الجماعة خلال دورته العادية الأولى المصادقة على المقرر رقم 12/2026 المتعلق بالإقليم، ولا يمكن للإدارة "
    "تعديل الاتفاقية إلا بعد ثلاثة أشهر من إعلان اللائحة (الملحق) الموقعة مع شركة ONCF Maroc بتاريخ 07/05/2026."
)
PAGE = """<html dir="rtl" lang="ar"><meta charset="utf-8">
<body style="font-family: '{}'"><p style="text-align: justify">{}</p>"""


def signs_of(text: str, *, width: float = 5.0, blank: float = 3.0) -> list[Sign]:
    """The letters of a line of Arabic where a printer puts them: from the right, blanks not drawn."""
    signs, right = [], 500.0
    for letter in text:
        if letter == " ":
            right -= blank
            continue
        signs.append(Sign(letter, right - width, right))
        right -= width
    return signs


def taken_from(path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page_layer(page.get_textpage()) for page in document)


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:/\w+)*|[()]", text)


def test_the_order_in_which_a_file_draws_its_letters_means_nothing():
    signs = signs_of("قرر المجلس الجماعي")

    assert in_reading_order(signs) == in_reading_order(signs[::-1]) == "قرر المجلس الجماعي"


def test_vowel_signs_stay_on_their_letters():
    letters = signs_of("مقرر")
    shadda = Sign("\u0651", letters[2].left + 1, letters[2].left + 3)

    assert in_reading_order([*letters[:3], shadda, letters[3]]) == "مقر\u0651ر"


@pytest.fixture
def printed(tmp_path):
    def print_with(program: str, font: str):
        source, made = tmp_path / "page.html", tmp_path / "page.pdf"
        source.write_text(PAGE.format(font, SENTENCE), encoding="utf-8")
        if program == "chromium":
            options = [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                f"--print-to-pdf={made}",
            ]
            subprocess.run([program, *options, source.as_uri()], capture_output=True, check=True, timeout=120)
            return made
        for name, kind in ((source, "odt"), (tmp_path / "page.odt", "pdf:writer_pdf_Export")):
            command = [program, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
            command += ["--convert-to", kind, "--outdir", str(tmp_path), str(name)]
            subprocess.run(command, capture_output=True, check=True, timeout=120)
        return made

    return print_with


@pytest.mark.parametrize("program", ["chromium", "soffice"])
@pytest.mark.parametrize("font", ["Noto Naskh Arabic", "DejaVu Sans"])
def test_what_a_browser_and_a_word_processor_print_is_read_back(printed, program, font):
    require_service(program, shutil.which(program) is not None)

    layer = taken_from(printed(program, font))

    assert words(page_text(layer)) == words(SENTENCE)
    assert quality(layer) > 0.7


def test_what_the_platform_prints_is_read_back(tmp_path):
    source, made = tmp_path / "page.typ", tmp_path / "page.pdf"
    source.write_text('#set text(font: "Noto Sans Arabic", dir: rtl)\n#json(bytes(sys.inputs.text))', encoding="utf-8")
    inputs = {"text": json.dumps(SENTENCE)}
    faces = list(fonts.folders())
    made.write_bytes(typst.compile(str(source), font_paths=faces, ignore_system_fonts=True, sys_inputs=inputs))

    assert words(page_text(taken_from(made))) == words(SENTENCE)
