"""A paper photographed page by page becomes one PDF, upright and straight, with nothing of the telephone in it."""

import io
import zipfile
from functools import cache

import cv2
import numpy
import pikepdf
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageDraw

from document_types.errors import Refusal
from document_types.intake import limits, photos, sniff
from document_types.intake.words import notes_on
from document_types.models import CouncilDocument
from document_types.services import documents

WIDTH, HEIGHT = 1240, 1754
ORIENTATION, GPS = 0x0112, 0x8825
RED, BLUE = (200, 30, 30), (20, 40, 170)


def sheet() -> Image.Image:
    """Lines of text, red in the top left corner, blue in the bottom right one."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    for line in range(24):
        draw.rectangle((150, 260 + 50 * line, 1080 - line % 4 * 90, 276 + 50 * line), fill="black")
    draw.rectangle((40, 40, 200, 200), fill=RED)
    draw.rectangle((WIDTH - 200, HEIGHT - 200, WIDTH - 40, HEIGHT - 40), fill=BLUE)
    return image


@cache
def photographed() -> Image.Image:
    """The sheet on a dark table, seen askew, with the noise of a telephone."""
    corners = numpy.float32([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]])
    seen = numpy.float32([[250, 150], [950, 210], [900, 1250], [190, 1150]])
    view = cv2.getPerspectiveTransform(corners, seen)
    table = cv2.warpPerspective(numpy.asarray(sheet()), view, (1200, 1500), borderValue=(70, 60, 50))
    noise = numpy.random.default_rng(1).normal(0, 6, table.shape)
    return Image.fromarray(numpy.clip(table + noise, 0, 255).astype("uint8"))


def saved(image: Image.Image, kind: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def page_of(reading: sniff.Reading, number: int = 0) -> Image.Image:
    """The page as a viewer draws it."""
    with pypdfium2.PdfDocument(reading.clean) as document:
        return document[number].render(scale=1).to_pil().convert("RGB")


def taken(tmp_path, content: bytes, name: str) -> sniff.Reading:
    path = tmp_path / name
    path.write_bytes(content)
    return sniff.read(path, name)


def is_near(seen, colour) -> bool:
    return all(abs(one - other) < 60 for one, other in zip(seen, colour, strict=True))


def shows_the_sheet_upright(page: Image.Image) -> bool:
    """Red at the top left, blue at the bottom right, paper between them and no table left."""
    at = page.getpixel
    width, height = page.size
    corners = is_near(at((width // 10, height // 15)), RED) and is_near(at((width * 9 // 10, height * 14 // 15)), BLUE)
    return corners and is_near(at((width * 9 // 10, height // 15)), (255, 255, 255))


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("TIFF", "a.tif"), ("HEIF", "a.heic")]
)
def test_a_sheet_photographed_askew_is_laid_straight(tmp_path, kind, name):
    reading = taken(tmp_path, saved(photographed(), kind), name)

    assert (reading.media_type, reading.page_count, reading.original_suffix) == (sniff.PDF, 1, f".{name[2:]}")
    page = page_of(reading)
    assert page.size == (596, 842), "An A4 page."
    assert shows_the_sheet_upright(page)
    ink = numpy.asarray(page.convert("L"))[105:] < 128
    begins, ends = (int(ink[:, column].argmax()) for column in (110, 500))
    assert 0 < begins < 40 and abs(begins - ends) <= 2, "The first line is level."


def test_a_sheet_standing_on_its_corner_is_left_as_it_is():
    """Nobody knows which of its edges is the top."""
    photo = Image.new("RGB", (1000, 1000), (70, 60, 50))
    ImageDraw.Draw(photo).polygon([(500, 50), (950, 500), (500, 950), (50, 500)], fill="white")

    assert photos.straightened(numpy.asarray(photo)) is None


def test_a_scanned_sheet_is_left_as_it_is(tmp_path):
    assert photos.straightened(numpy.asarray(sheet())) is None
    assert shows_the_sheet_upright(page_of(taken(tmp_path, saved(sheet(), "PNG"), "a.png")))


def test_a_telephone_held_sideways_gives_an_upright_page(tmp_path):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    turned = sheet().rotate(90, expand=True)

    reading = taken(tmp_path, saved(turned, "JPEG", exif=exif), "a.jpg")

    assert shows_the_sheet_upright(page_of(reading))


def test_the_place_of_the_photo_is_not_in_what_is_served(tmp_path):
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (33.0, 59.0, 1.0)}
    exif[0x010F] = "TELEPHONE"
    content = saved(sheet(), "JPEG", exif=exif)
    assert b"TELEPHONE" in content

    reading = taken(tmp_path, content, "a.jpg")

    with pikepdf.open(reading.clean) as pdf:
        streams = [each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    assert streams and not any(b"TELEPHONE" in each or b"Exif" in each for each in streams)


def test_each_leaf_of_a_tiff_is_a_page_and_black_and_white_stays_so(tmp_path):
    leaf = sheet().convert("1")

    reading = taken(tmp_path, saved(leaf, "TIFF", save_all=True, append_images=[leaf, leaf]), "a.tiff")

    assert reading.page_count == 3
    with pikepdf.open(reading.clean) as pdf:
        [image] = pdf.pages[2].Resources.XObject.values()
        assert (image.BitsPerComponent, int(image.Width)) == (1, WIDTH)


def test_what_is_transparent_shows_the_paper(tmp_path):
    stamp = Image.new("RGBA", (400, 400), (0, 0, 0, 0))

    page = page_of(taken(tmp_path, saved(stamp, "PNG"), "a.png"))

    assert is_near(page.getpixel((300, 400)), (255, 255, 255))


def test_the_same_photos_give_the_same_bytes(tmp_path):
    content = saved(photographed(), "JPEG")

    assert taken(tmp_path, content, "a.jpg").sha256 == taken(tmp_path, content, "b.jpg").sha256


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (saved(sheet(), "PNG")[:900], "abîmée"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "abîmée"),
    ],
)
def test_a_broken_image_is_refused_with_what_to_do(tmp_path, content, reason):
    with pytest.raises(Refusal, match=reason):
        taken(tmp_path, content, "a")


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_an_image_of_too_many_points_is_refused_before_it_is_unpacked(tmp_path, kind):
    content = saved(Image.new("1", (9_000, 9_000)), kind)

    with pytest.raises(Refusal, match=f"{limits.MOST_PIXELS // 1_000_000} millions de points"):
        taken(tmp_path, content, "a")


def test_an_image_named_as_something_else_is_refused_with_its_right_name(tmp_path):
    with pytest.raises(Refusal, match=r"n'est pas un PDF.*« \.pdf ».*« \.png »"):
        taken(tmp_path, saved(sheet(), "PNG"), "a.pdf")


@pytest.mark.django_db
class TestSeveralPhotos:
    def photos(self, *names) -> list[ContentFile]:
        return [ContentFile(saved(photographed(), "JPEG"), name) for name in names]

    def test_they_make_one_document_in_their_order_and_are_kept_as_they_came(self, town):
        pages = self.photos("page 1.JPG", "page 2.jpg")

        document = documents.store(pages, council=town.council, title="Acte signé")

        assert document.page_count == 2
        assert document.filename.startswith("page_1") and document.filename.endswith(".pdf")
        with zipfile.ZipFile(document.original.open()) as bundle:
            assert bundle.namelist() == ["001.jpg", "002.jpg"]
            assert bundle.read("002.jpg") == saved(photographed(), "JPEG")
        assert notes_on(document) == [
            "Converti en PDF à la réception ; l'original est conservé.",
            "Texte en cours de lecture par la machine : 0 pages sur 2.",
        ]

    def test_one_deposited_among_the_documents_becomes_a_pdf_too(self, town, client):
        client.force_login(town.clerk)
        file = SimpleUploadedFile("Acte.JPG", saved(photographed(), "JPEG"))
        collection = documents.collection_of(town.council).pk

        client.post(reverse("wagtaildocs:add"), {"title": "Acte", "file": file, "collection": collection})

        document = CouncilDocument.objects.get()
        assert (document.filename.endswith(".pdf"), document.page_count) == (True, 1)
        assert document.original.name.endswith(".jpg")

    def test_what_is_no_photo_is_refused_by_its_name(self, town):
        with pytest.raises(Refusal, match="« notes.txt » n'est pas une photo"):
            documents.store(
                [*self.photos("1.jpg"), ContentFile(b"Notes", "notes.txt")], council=town.council, title="Acte signé"
            )
