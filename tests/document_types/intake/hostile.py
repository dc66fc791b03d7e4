"""Files of our own making that were never meant to be read: each small on the disk and large, or false, once opened."""

import io
import struct
import zlib
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.document_types.intake.samples import pdf_of

MEGABYTE = 1024 * 1024


def zeros(size: int) -> bytes:
    """So many zeros, packed; they are never held at once."""
    packer, parts = zlib.compressobj(1), []
    for _part in range(size // MEGABYTE):
        parts.append(packer.compress(bytes(MEGABYTE)))
    return b"".join([*parts, packer.flush()])


def saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return buffer.getvalue()


def _with_stream(data: bytes, filters: list[Name]) -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, b"")
    stream.write(data, filter=Array(filters))
    page.Contents = stream
    return saved(pdf)


def pdf_bomb() -> bytes:
    """One page whose drawing is a gigabyte of zeros, packed twice."""
    return _with_stream(zlib.compress(zeros(1024 * MEGABYTE), 9), [Name.FlateDecode, Name.FlateDecode])


def picture_bomb() -> bytes:
    """A PDF with one picture of 900 million points."""
    side = 30_000
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    picture = pikepdf.Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=side, Height=side)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    picture.write(zeros(side * side), filter=Name.FlateDecode)
    page.Resources = Dictionary(XObject=Dictionary(P=picture))
    page.Contents = pdf.make_stream(b"595 0 0 842 0 0 cm /P Do")
    return saved(pdf)


def png(width: int, height: int) -> bytes:
    """A white image of one bit a point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row, packer = b"\x00" + b"\xff" * ((width + 7) // 8), zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _row in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def word_bomb() -> bytes:
    """A Word file whose text is 600 MB of blanks."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", WORD_TYPES)
        with archive.open("word/document.xml", "w") as part:
            for _part in range(600):
                part.write(b" " * MEGABYTE)
    return buffer.getvalue()


def word_of_laughs() -> bytes:
    """A Word file whose one word is an entity of entities, a thousand million times "ha"."""
    names = [f"l{number}" for number in range(10)]
    entities = [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip(names, names[1:], strict=False)]
    head = f"<!DOCTYPE x [<!ENTITY l0 'ha'>{''.join(entities)}]>"
    body = f"{head}<w:document><w:body><w:p>&l9;</w:p></w:body></w:document>"
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", WORD_TYPES)
        archive.writestr("word/document.xml", body)
    return buffer.getvalue()


WORD_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml'
    '.document.main+xml"/></Types>'
)


def nested() -> bytes:
    """A PDF with an array in an array, a hundred thousand times."""
    depth = 100_000
    return pdf_of("Profond").replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * depth + b"]" * depth, 1)


def zip_of(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def own_pages() -> bytes:
    """A PDF whose pages are its own grandparents."""
    return pdf_of("Tour").replace(b"/Kids [", b"/Kids [ 1 0 R 2 0 R 3 0 R ", 1)


# By the name it is deposited under: how it is made, and a word of the refusal; none where it is taken.
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "vide.pdf": (lambda: b"", "vide"),
    "blancs.txt": (lambda: b" \n\t\n", "Ce fichier n'est pas"),
    "bombe.pdf": (pdf_bomb, ""),
    "image-dans-un.pdf": (picture_bomb, ""),
    "bombe.docx": (word_bomb, "décompressé"),
    "rires.docx": (word_of_laughs, "converti"),
    "bombe.zip": (lambda: zip_of("a.bin", bytes(200 * MEGABYTE)), "Ce fichier n'est pas"),
    "million-de-points.png": (lambda: png(1_000, 1_000), ""),
    "un-million-de-large.png": (lambda: png(1_000_000, 1), ""),
    "neuf-cents-millions.png": (lambda: png(30_000, 30_000), "millions de points"),
    "5000-pages.pdf": (lambda: pdf_of("Page", pages=5_000), "pages"),
    "2900-pages.pdf": (lambda: pdf_of("Page", pages=2_900), ""),
    "profond.pdf": (nested, "abîmé"),
    "tourne.pdf": (own_pages, "abîmé"),
    # Polyglots: one file that two programs read as two things.
    "pdf-et-zip.pdf": (lambda: pdf_of("Deux") + zip_of("virus.exe", b"MZ"), ""),
    "html-puis-pdf.pdf": (lambda: b"<html><script>alert(1)</script></html>\n" + pdf_of("Deux"), "Ce fichier n'est pas"),
    "png-puis-pdf.png": (lambda: png(10, 10) + pdf_of("Deux"), ""),
    "zip-puis-pdf.pdf": (lambda: zip_of("a.txt", b"a") + pdf_of("Deux"), "Ce fichier n'est pas"),
    # Wrong endings.
    "programme.pdf": (lambda: b"MZ\x90\x00" + bytes(400), "Ce fichier n'est pas"),
    "photo.pdf": (lambda: png(10, 10), "Renommez-le"),
    "papier.txt": (lambda: pdf_of("Papier"), "Renommez-le"),
    "page.txt": (lambda: b"<!DOCTYPE html><script>alert(1)</script>", "Ce fichier n'est pas"),
    # Shown by a careless program as "facture-exe.pdf", and "pdf.exe".
    "facture-\u202efdp.exe": (lambda: b"MZ\x90\x00" + bytes(400), "Ce fichier n'est pas"),
    "releve-\u202etxt.pdf": (lambda: pdf_of("Releve"), ""),
}
