"""What a file really is decides; every refusal says what to do."""

import subprocess
import time

import pytest

from document_types.errors import Refusal
from document_types.intake import child, limits, reader, sniff
from document_types.intake.reader import PdfReader

from .samples import encrypted_pdf, listed, pdf_of, shared


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def refusal_of(path, name=None):
    with pytest.raises(Refusal) as caught:
        sniff.read(path, name or path.name)
    return str(caught.value)


def test_a_pdf_gives_its_pages_and_their_words(tmp_path):
    reading = sniff.read(put(tmp_path, "acte.pdf", pdf_of("Le conseil approuve", pages=2)), "acte.pdf")

    assert (reading.media_type, reading.page_count) == ("application/pdf", 2)
    assert reading.texts == {1: "Le conseil approuve", 2: "Le conseil approuve"}
    assert len(reading.sha256) == 64


def test_a_text_in_utf8_is_taken_with_its_words(tmp_path):
    reading = sniff.read(put(tmp_path, "acte.txt", "\ufeffقرر المجلس\n".encode()), "acte.txt")

    assert (reading.media_type, reading.page_count, reading.texts) == ("text/plain", None, {1: "قرر المجلس"})


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body>acte</body></html>",
        b"PK\x03\x04" + bytes(200),
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"texte\x00avec un NUL",
        "délibération".encode("latin-1"),
        "délibération".encode("utf-16"),
        b"{\\rtf1\\ansi acte}",
        b"   \n",
    ],
)
@pytest.mark.parametrize("name", ["acte.pdf", "acte.txt", "acte"])
def test_anything_else_is_refused_whatever_its_name(tmp_path, content, name):
    assert "n'est pas un PDF" in refusal_of(put(tmp_path, name, content))


def test_a_text_named_pdf_is_refused(tmp_path):
    assert "n'est pas un PDF" in refusal_of(put(tmp_path, "acte.pdf", b"une simple phrase"))


def test_a_pdf_named_txt_is_refused_with_what_to_do(tmp_path):
    assert "Renommez-le" in refusal_of(put(tmp_path, "acte.txt", pdf_of("x")))


def test_an_empty_file_is_refused(tmp_path):
    assert "vide" in refusal_of(put(tmp_path, "acte.pdf", b""))


def test_a_password_is_refused_with_what_to_do(tmp_path):
    assert "sans mot de passe" in refusal_of(put(tmp_path, "acte.pdf", encrypted_pdf()))


def test_a_pdf_that_opens_without_password_is_taken_though_encrypted(tmp_path):
    assert sniff.read(put(tmp_path, "acte.pdf", encrypted_pdf(user="")), "acte.pdf").page_count == 1


def test_a_pdf_cut_short_beyond_repair_is_refused(tmp_path):
    assert "abîmé" in refusal_of(put(tmp_path, "acte.pdf", pdf_of("x")[:60]))


def test_a_pdf_without_pages_is_refused(tmp_path):
    assert "aucune page" in refusal_of(put(tmp_path, "acte.pdf", pdf_of("x", pages=0)))


def test_a_pdf_of_too_many_pages_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(child, "MOST_PAGES", 2)

    path = put(tmp_path, "acte.pdf", pdf_of("x", pages=3))
    assert list(child.answers(str(path))) == [{"problem": "long"}]
    assert "Partagez-le" in sniff._PROBLEMS["long"]()


def test_a_file_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sniff, "LARGEST_FILE", limits.MEGABYTE)

    assert "dépasse 1 Mo" in refusal_of(put(tmp_path, "acte.pdf", bytes(limits.MEGABYTE + 1)))


def test_a_reader_that_hangs_is_ended_and_the_next_file_is_read(tmp_path, monkeypatch):
    path = put(tmp_path, "acte.pdf", pdf_of("Bonjour"))
    hanging = subprocess.Popen(["sleep", "60"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

    with PdfReader() as pdf_reader:
        pdf_reader._child = hanging
        with monkeypatch.context() as patch:
            patch.setattr(reader, "OPENING", 0.2)
            assert pdf_reader.read(path).problem == "broken"
        assert hanging.poll() is not None
        assert pdf_reader.read(path).texts == {1: "Bonjour"}


def test_a_reader_that_dies_is_started_again(tmp_path):
    path = put(tmp_path, "acte.pdf", pdf_of("Bonjour"))

    with PdfReader() as pdf_reader:
        assert pdf_reader.read(path).pages == 1
        pdf_reader._child.kill()
        pdf_reader._child.wait()
        assert pdf_reader.read(path).problem == "broken"
        assert pdf_reader.read(path).texts == {1: "Bonjour"}


@pytest.mark.parametrize("path", listed("pdf", "*.[pd][do][fc]*"), ids=lambda path: path.name)
def test_hostile_files_are_read_or_refused_in_a_sentence(path):
    if not path.exists():
        pytest.skip(f"{path} is not there.")
    started = time.monotonic()

    try:
        reading = sniff.read(path, path.name)
    except Refusal as refusal:
        assert str(refusal).endswith(".")
        assert not path.name.startswith("verapdf")
    else:
        assert reading.page_count >= 1
        assert not path.name.startswith("lie-")

    assert time.monotonic() - started < 20


def test_a_layer_of_private_signs_gives_no_text_and_a_sound_one_does():
    folder = shared("moroccan_pdfs")

    garbage = sniff.read(folder / "ar_decret_2-26-530_heure_legale.pdf", "a.pdf")
    sound = sniff.read(folder / "fr_decret_2-26-395.pdf", "b.pdf")

    assert (garbage.page_count, garbage.texts) == (2, {})
    assert "décret" in sound.texts[2].lower()
