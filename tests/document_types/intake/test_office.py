"""Word and spreadsheet files become PDF where LibreOffice is there, and are refused with what to do where it is not."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pikepdf
import pytest

from document_types.errors import Refusal
from document_types.intake import limits, office, sniff
from tests.conftest import require_service

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SENTENCES = ("Le conseil communal approuve le budget.", "قرر المجلس الجماعي المصادقة على الميزانية.")


def docx(*sentences: str, relations: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """The smallest file that Word opens, with one paragraph for each sentence."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{sentence}</w:t></w:r></w:p>" for sentence in sentences)
    parts = {
        "[Content_Types].xml": f'{HEADER}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{office.DOCX}.main+xml"/></Types>',
        "_rels/.rels": f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{HEADER}<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        "</Relationships>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (more or {})).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def taken(tmp_path, content: bytes, name: str = "projet.docx") -> sniff.Reading:
    path = tmp_path / name
    path.write_bytes(content)
    return sniff.read(path, name)


@pytest.fixture
def _libreoffice(monkeypatch):
    require_service("LibreOffice", bool(office.program()))
    # On a machine that runs other tests beside, its first start takes longer than anybody would wait.
    monkeypatch.setattr(office, "CONVERTING", 60.0)


@pytest.mark.usefixtures("_libreoffice")
class TestWhereLibreOfficeIs:
    def test_a_word_file_becomes_a_pdf_with_its_words_in_both_languages(self, tmp_path):
        reading = taken(tmp_path, docx(*SENTENCES))

        assert (reading.media_type, reading.page_count, reading.original_suffix) == (sniff.PDF, 1, ".docx")
        assert SENTENCES[0] in reading.texts[1] and "المجلس الجماعي" in reading.texts[1]
        assert reading.sha256 != reading.original_sha256
        with pikepdf.open(reading.clean) as pdf:
            assert len(pdf.pages) == 1

    def test_a_file_without_an_ending_is_known_by_its_parts(self, tmp_path):
        assert taken(tmp_path, docx("Texte"), "projet").original_suffix == ".docx"

    @pytest.mark.parametrize("make", ["template", "picture"])
    def test_nothing_is_fetched_from_elsewhere_while_it_is_converted(self, tmp_path, make):
        with listening() as (address, asked):
            content, name = {
                "template": lambda: (with_template(address), "projet.docx"),
                "picture": lambda: (with_picture(address), "projet.odt"),
            }[make]()
            reading = taken(tmp_path, content, name)

        assert reading.page_count == 1
        assert asked == []

    def test_a_file_that_libreoffice_cannot_read_is_refused_with_what_to_do(self, tmp_path):
        with pytest.raises(Refusal, match="n'a pas pu être converti.*enregistrez-le en PDF"):
            taken(tmp_path, docx("Texte", more={"word/document.xml": b"<w:document"}))


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """An address of this machine, and what was asked of it."""
    asked: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

    with ThreadingHTTPServer(("127.0.0.1", 0), Ear) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()


def with_template(address: str) -> bytes:
    """A Word file whose template lies at an address."""
    relation = f'<Relationship Id="r1" Type="{OFFICE}/settings" Target="settings.xml"/>'
    template = (
        f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/attachedTemplate" Target="{address}modele.dotx" TargetMode="External"/></Relationships>'
    )
    settings = f'{HEADER}<w:settings xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:attachedTemplate r:id="r1"/></w:settings>'
    more = {"word/settings.xml": settings.encode(), "word/_rels/settings.xml.rels": template.encode()}
    return docx("Texte", relations=relation, more=more)


def with_picture(address: str) -> bytes:
    """An OpenDocument text whose picture lies at an address."""
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    content = (
        f'{HEADER}<office:document-content {spaces} office:version="1.3"><office:body><office:text><text:p>Texte'
        f'<draw:frame svg:width="5cm" svg:height="5cm"><draw:image xlink:href="{address}image.png" xlink:type="simple" '
        'xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body>'
        "</office:document-content>"
    )
    manifest = (
        f'{HEADER}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{office.ODT}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", office.ODT)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def test_without_libreoffice_the_refusal_says_how_to_make_a_pdf(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(Refusal, match="LibreOffice n'y est pas installé.*enregistrez-le en PDF"):
        taken(tmp_path, docx("Texte"))


def test_a_file_that_unpacks_without_end_is_refused_before_it_is_unpacked(tmp_path):
    zeros = bytes(limits.MOST_UNPACKED // 4 + 1)

    with pytest.raises(Refusal, match="une fois décompressé"):
        taken(tmp_path, docx("Texte", more={f"word/media/{each}.bin": zeros for each in range(4)}))


@pytest.mark.parametrize("name", ["projet.pdf", "projet.txt"])
def test_one_that_passes_for_a_pdf_is_refused_with_its_right_name(tmp_path, name):
    with pytest.raises(Refusal, match=r"Renommez-le en « \.docx »"):
        taken(tmp_path, docx("Texte"), name)


def test_an_encrypted_part_makes_no_document(tmp_path):
    content = bytearray(with_picture("http://localhost/"))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1

    with pytest.raises(Refusal, match="n'est pas un PDF"):
        taken(tmp_path, bytes(content), "projet.odt")


def test_any_other_archive_is_no_document(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("lisezmoi.txt", "texte")

    with pytest.raises(Refusal, match="n'est pas un PDF"):
        taken(tmp_path, buffer.getvalue(), "dossier.zip")
