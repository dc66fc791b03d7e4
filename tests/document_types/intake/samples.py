"""Where the real files lie, and small PDFs made on the spot."""

import io
from pathlib import Path

import pikepdf
import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def shared(name: str) -> Path:
    """The folder or file of real data, or a skip that says what is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{path} is not there.")
    return path


def listed(name: str, pattern: str) -> list[Path]:
    """The files to run a test on; one that is missing is left for the test to skip."""
    return sorted((SHARED / name).glob(pattern)) or [SHARED / name / "absent"]


def pdf_of(*lines: str, pages: int = 1) -> bytes:
    """A PDF with the given lines of ASCII on each page."""
    document = pikepdf.new()
    drawn = " ".join(f"({line}) Tj T*" for line in lines)
    for _number in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = document.make_stream(f"BT /F1 12 Tf 50 800 Td 14 TL {drawn} ET".encode())
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


SHEETS = ("premier", "deuxieme", "troisieme", "quatrieme", "cinquieme")


def register_pdf() -> bytes:
    """A PDF of five pages, each with its own word: "Feuillet premier du registre"."""
    document = pikepdf.new()
    for sheet in SHEETS:
        with pikepdf.open(io.BytesIO(pdf_of(f"Feuillet {sheet} du registre des deliberations"))) as single:
            document.pages.extend(single.pages)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def encrypted_pdf(user: str = "secret") -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of("Texte"))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=user))
    return buffer.getvalue()
