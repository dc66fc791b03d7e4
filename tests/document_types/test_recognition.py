"""Scans are read off their pictures in the background, page by page, and their words are found."""

import io
import json
import re

import img2pdf
import pikepdf
import pypdfium2
import pytest
import typst
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image

from document_types.intake import recognise
from document_types.intake.recognise import Line, Word, merged
from document_types.models import Annex, CouncilDocument
from document_types.printing import fonts
from document_types.recognition_jobs import recognise_document
from document_types.services import documents, recognition
from search.models import PendingChange
from tests.conftest import require_service
from tests.document_types.intake.samples import pdf_of, shared
from tests.document_types.test_originals import signed
from tests.factories import received_act

FRENCH = (
    "Le conseil de la commune, réuni en session ordinaire, approuve à l'unanimité la convention relative à l'éclairage "
    "public des quartiers périphériques. La dépense est imputée sur le budget de fonctionnement de l'exercice en cours."
)
ARABIC = (
    "قرر المجلس الجماعي المجتمع في دورته العادية المصادقة بالإجماع على اتفاقية الإنارة العمومية بأحياء المدينة. "
    "وتؤدى النفقات من ميزانية التسيير برسم السنة الجارية ويتولى الرئيس تنفيذ هذا المقرر."
)
SHAPE = """#set page(paper: "a4", margin: 2cm)
#set text(font: "Noto Sans Arabic", size: 13pt)
#for (words, way) in json(bytes(sys.inputs.pages)) { page(text(dir: if way == "rtl" { rtl } else { ltr }, words)) }"""
WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture
def _tesseract():
    require_service("Tesseract with Arabic and French", len(recognise.languages()) == 2)


def scanned(*pages: tuple[str, str], tmp_path) -> list[ContentFile]:
    """The pages as a scanner gives them: pictures, with not one letter to copy."""
    source = tmp_path / "pages.typ"
    source.write_text(SHAPE, encoding="utf-8")
    pdf = typst.compile(
        str(source),
        font_paths=list(fonts.folders()),
        ignore_system_fonts=True,
        sys_inputs={"pages": json.dumps(pages, ensure_ascii=False)},
    )
    pictures = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, sheet in enumerate(document):
            buffer = io.BytesIO()
            sheet.render(scale=200 / 72, grayscale=True).to_pil().save(buffer, "PNG")
            pictures.append(ContentFile(buffer.getvalue(), f"{number}.png"))
    return pictures


def stored(town, files) -> CouncilDocument:
    return documents.store(files, council=town.council, title="Registre")


def layers_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def recall(truth: str, read: str) -> float:
    words, there = WORD.findall(truth), set(WORD.findall(read))
    return sum(word in there for word in words) / len(words)


@pytest.mark.django_db
@pytest.mark.usefixtures("_tesseract")
class TestReading:
    def test_both_languages_are_read_and_say_how_surely(self, town, tmp_path):
        document = stored(town, scanned((FRENCH, "ltr"), (ARABIC, "rtl"), tmp_path=tmp_path))
        assert document.is_to_recognise and not document.texts.exists()

        assert recognition.run(document=document) == 2

        french, arabic = document.texts.order_by("number")
        assert recall(FRENCH, french.text) > 0.95
        assert recall(ARABIC, arabic.text) > 0.8
        assert 0.5 < arabic.confidence <= 1
        document.refresh_from_db()
        assert (document.is_to_recognise, document.recognised_to) == (False, 2)

    def test_a_copy_bears_the_words_and_the_file_stays_as_it_was(self, town, tmp_path):
        document = stored(town, scanned((FRENCH, "ltr"), (ARABIC, "rtl"), tmp_path=tmp_path))
        before = document.file.open("rb").read()

        recognition.run(document=document)

        document.refresh_from_db()
        assert document.file.open("rb").read() == before
        with document.readable.open("rb") as copy:
            french, arabic = layers_of(copy.read())
        assert recall(FRENCH, french) > 0.95
        # In the order in which it is read, not in that in which it stands on the sheet.
        assert "المجلس الجماعي المجتمع في دورته العادية" in arabic

    def test_a_page_that_was_scanned_lying_is_read_and_written_upright(self, town, tmp_path):
        [picture] = scanned((FRENCH, "ltr"), tmp_path=tmp_path)
        lying = io.BytesIO()
        Image.open(picture).rotate(90, expand=True).save(lying, "PNG")
        with pikepdf.open(io.BytesIO(img2pdf.convert(lying.getvalue()))) as pdf:
            pdf.pages[0].Rotate = 90
            turned = io.BytesIO()
            pdf.save(turned)
        document = stored(town, ContentFile(turned.getvalue(), "couche.pdf"))

        recognition.run(document=document)

        document.refresh_from_db()
        with document.readable.open("rb") as copy:
            assert recall(FRENCH, layers_of(copy.read())[0]) > 0.95

    def test_the_copy_is_opened_by_whoever_may_open_the_file(self, town, tmp_path, client):
        document = stored(town, scanned((FRENCH, "ltr"), tmp_path=tmp_path))
        recognition.run(document=document)
        document.refresh_from_db()
        address = reverse("readable_document", args=[document.pk, document.filename])

        refused = client.get(address).status_code
        client.force_login(town.clerk)
        served = client.get(address)

        assert (refused, served.status_code, served["Content-Type"]) == (403, 200, "application/pdf")
        assert "default-src 'none'" in served["Content-Security-Policy"]
        assert recall(FRENCH, layers_of(b"".join(served.streaming_content))[0]) > 0.95
        assert client.get(f"/medias/{document.readable.name}").status_code == 404
        assert address in client.get(reverse("preview", args=[document.pk])).content.decode()

    def test_a_signed_scan_has_no_copy_which_would_not_be_signed(self, town, tmp_path):
        [picture] = scanned((FRENCH, "ltr"), tmp_path=tmp_path)
        document = stored(town, ContentFile(signed(img2pdf.convert(picture.read())), "signe.pdf"))

        recognition.run(document=document)

        document.refresh_from_db()
        assert document.signatures and recall(FRENCH, document.texts.get().text) > 0.95
        assert not document.readable

    def test_the_copy_goes_with_its_document(self, town, tmp_path, django_capture_on_commit_callbacks):
        document = stored(town, scanned((FRENCH, "ltr"), tmp_path=tmp_path))
        recognition.run(document=document)
        document.refresh_from_db()
        name = document.readable.name
        assert default_storage.exists(name)

        with django_capture_on_commit_callbacks(execute=True):
            document.delete()

        assert not default_storage.exists(name)

    def test_broken_off_it_goes_on_where_it_stood(self, town, tmp_path):
        document = stored(town, scanned((FRENCH, "ltr"), (FRENCH, "ltr"), tmp_path=tmp_path))
        CouncilDocument.objects.filter(pk=document.pk).update(recognised_to=1)

        recognise_document.call(document.pk)
        recognise_document.call(document.pk)

        assert list(document.texts.values_list("number", flat=True)) == [2]

    def test_broken_off_after_its_last_page_it_is_still_ended(self, town, tmp_path):
        document = stored(town, scanned((FRENCH, "ltr"), tmp_path=tmp_path))
        CouncilDocument.objects.filter(pk=document.pk).update(recognised_to=1)

        recognise_document.call(document.pk)

        assert not recognition.waiting().exists()

    def test_a_file_replaced_meanwhile_gets_no_words_of_the_former(self, town, tmp_path):
        document = stored(town, scanned((FRENCH, "ltr"), tmp_path=tmp_path))
        CouncilDocument.objects.filter(pk=document.pk).update(sha256="0" * 64)

        assert recognition.run(document=document) == 0

        assert not document.texts.exists() and recognition.waiting().exists()

    def test_its_words_are_found_with_the_act_it_belongs_to(self, town, tmp_path):
        act = received_act(town)
        document = stored(town, scanned((FRENCH, "ltr"), tmp_path=tmp_path))
        Annex.objects.create(act=act, document=document, position=9, title="Plan", sha256=document.sha256)
        PendingChange.objects.all().delete()

        recognition.run(document=document)

        assert PendingChange.objects.filter(key=act.key).exists()

    def test_a_blank_page_has_no_words_and_is_not_asked_again(self, town):
        buffer = io.BytesIO()
        Image.new("L", (800, 1100), "white").save(buffer, "PNG")
        document = stored(town, ContentFile(buffer.getvalue(), "blanc.png"))

        assert recognition.run(document=document) == 0

        assert not recognition.waiting().exists() and not document.texts.exists()

    def test_the_command_reads_what_waits(self, town, tmp_path, capsys):
        stored(town, scanned((FRENCH, "ltr"), tmp_path=tmp_path))

        call_command("recognise_documents")
        call_command("recognise_documents")

        assert capsys.readouterr().out.splitlines() == [
            "Registre : pages lues : 1.",
            "Aucun document n'attend d'être lu.",
        ]


@pytest.mark.django_db
def test_a_pdf_with_its_own_words_waits_for_no_reading(town):
    assert not stored(town, ContentFile(pdf_of("Le plan"), "plan.pdf")).is_to_recognise


def stamped(picture: ContentFile, *words: str) -> ContentFile:
    """The picture as a page, with words put upon it afterwards as a scanner's or a mail office's stamp."""
    with pikepdf.open(io.BytesIO(img2pdf.convert(picture.read()))) as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        pdf.pages[0].Resources.Font = pikepdf.Dictionary(F1=font)
        stream = f"BT /F1 9 Tf 20 20 Td ({' '.join(words)}) Tj ET".encode()
        pdf.pages[0].contents_add(pikepdf.Stream(pdf, stream))
        buffer = io.BytesIO()
        pdf.save(buffer)
    return ContentFile(buffer.getvalue(), "recu.pdf")


@pytest.mark.django_db
class TestPagesWhoseLayerIsNotTheirText:
    def test_a_stamp_upon_a_scan_is_kept_until_the_page_is_read(self, town, tmp_path):
        require_service("Tesseract with Arabic and French", len(recognise.languages()) == 2)
        [picture] = scanned((FRENCH, "ltr"), tmp_path=tmp_path)
        document = stored(town, stamped(picture, "Recu", "le", "12", "mai"))
        assert document.is_to_recognise and document.texts.get().text == "Recu le 12 mai"

        recognition.run(document=document)

        assert recall(FRENCH, document.texts.get().text) > 0.95

    def test_what_is_read_off_the_picture_does_not_replace_more_words_than_it_has(self, town, tmp_path):
        require_service("Tesseract with Arabic and French", len(recognise.languages()) == 2)
        picture = io.BytesIO()
        Image.new("L", (800, 1100), "navy").save(picture, "PNG")
        document = stored(town, stamped(ContentFile(picture.getvalue()), "Programme", "communal", "2026"))

        recognition.run(document=document)

        assert document.texts.get().text == "Programme communal 2026"
        assert not recognition.waiting().exists()

    def test_a_layer_of_noise_is_none(self, town):
        decree = shared("moroccan_pdfs/ar_decret_2-26-530_heure_legale.pdf")

        document = stored(town, ContentFile(decree.read_bytes(), decree.name))

        assert document.is_to_recognise and not document.texts.exists()


@pytest.mark.django_db
def test_without_tesseract_a_scan_goes_on_waiting_and_the_command_says_what_to_install(town, monkeypatch):
    buffer = io.BytesIO()
    Image.new("L", (800, 1100), "white").save(buffer, "PNG")
    document = stored(town, ContentFile(buffer.getvalue(), "blanc.png"))
    monkeypatch.setenv("PATH", "")
    recognise.languages.cache_clear()

    try:
        assert recognition.run(document=document) == 0
        with pytest.raises(CommandError, match="tesseract-ocr-ara"):
            call_command("recognise_documents")
    finally:
        monkeypatch.undo()
        recognise.languages.cache_clear()

    assert list(recognition.waiting()) == [document]


def line(words: str, sure: float, top: int = 0) -> Line:
    return Line([Word(word, sure, 0, top, 500, top + 20) for word in words.split()])


def test_of_a_line_the_reading_in_its_own_letters_is_kept():
    """A reading in the wrong language is now and then surer of its nonsense."""
    found = merged({"ara": [line("قرر المجلس", 60)], "fra": [line("Ai يبس", 70), line("Le conseil", 95, top=100)]})

    assert found.text == "قرر المجلس\nLe conseil"


def test_close_lines_that_overlap_are_all_kept():
    """In a dense Arabic hand, the marks of a line reach over the middle of the line before."""
    lines = [
        Line([Word(word, 80, 0, top, 500, top + 120)]) for word, top in (("قرر", 0), ("المجلس", 55), ("الجماعي", 110))
    ]
    noise = [Line([Word("Be NI dois", 42, 0, top, 500, top + 118)]) for top in (0, 56, 111)]

    assert merged({"ara": lines, "fra": noise}).text == "قرر\nالمجلس\nالجماعي"


def test_an_empty_page_gives_no_words_and_no_sureness():
    assert (merged({"ara": [], "fra": []}).text, merged({}).confidence) == ("", 0.0)
