"""Photos and scanned images of a paper made into one PDF: upright, straightened, and no finer than print asks.

Where the four edges of a sheet are seen, as on a photo of a signed paper, the sheet alone is kept, as if it had been
laid on a scanner. Nothing of what a telephone writes into its photos, such as the place, goes into the PDF.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import cv2
import img2pdf
import numpy
import pikepdf
import pillow_heif
from PIL import Image, ImageOps

from document_types.intake.limits import MOST_IMAGES, MOST_PIXELS
from document_types.intake.serving import NotTaken

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF")
# An A4 sheet at 300 points an inch.
LONGEST = 3508
QUALITY = 82
# A sheet fills at least this part of the photo; what fills it whole was scanned, and is straight.
SMALLEST_SHEET, LARGEST_SHEET = 0.3, 0.97
SEEN_AT = 700
# How far the upper edge of a sheet may fall or rise on its way, some 35 degrees.
STEEPEST = 0.7
WITHOUT_COLOUR = ("1", "L")


def assemble(paths: list[Path], out: Path) -> int:
    """Write the PDF of these images, in their order, and return how many pages it has; or NotTaken."""
    pages = [page for path in paths for page in _pages_of(path)]
    a4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
    layout = img2pdf.get_layout_fun(a4, fit=img2pdf.FitMode.into, auto_orient=True)
    made = io.BytesIO(img2pdf.convert(pages, layout_fun=layout, nodate=True))
    with pikepdf.open(made) as pdf:
        # The same images give the same bytes, at whatever second.
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        pdf.save(out, deterministic_id=True)
    return len(pages)


def _pages_of(path: Path) -> Iterator[bytes]:
    with Image.open(path, formats=FORMATS) as image:
        frames = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if frames > MOST_IMAGES:
            raise NotTaken("many_images")
        for frame in range(frames):
            image.seek(frame)
            yield _page(image)


def _page(image: Image.Image) -> bytes:
    if image.width * image.height > MOST_PIXELS:
        raise NotTaken("large_image")
    # A JPEG can be unpacked at a half or a quarter of its size.
    image.draft(None, (2 * LONGEST, 2 * LONGEST))
    upright = _on_white(ImageOps.exif_transpose(image))
    if upright.mode == "1":
        return _saved(upright, "PNG", optimize=True)
    upright.thumbnail((LONGEST, LONGEST))
    sheet = straightened(numpy.asarray(upright))
    return _saved(upright if sheet is None else Image.fromarray(sheet), "JPEG", quality=QUALITY, optimize=True)


def _on_white(image: Image.Image) -> Image.Image:
    """What is transparent shows the paper below it."""
    if image.mode in WITHOUT_COLOUR:
        return image
    if "transparency" not in image.info and image.mode not in ("RGBA", "LA", "PA"):
        return image.convert("RGB")
    solid = image.convert("RGBA")
    paper = Image.new("RGB", solid.size, "white")
    paper.paste(solid, mask=solid.getchannel("A"))
    return paper


def _saved(image: Image.Image, kind: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def straightened(photo: numpy.ndarray) -> numpy.ndarray | None:
    """The sheet alone, seen from straight above; None where no sheet with four edges is seen."""
    corners = _corners(photo)
    if corners is None:
        return None
    top_left, top_right, bottom_right, bottom_left = corners
    width = int(max(_length(top_left, top_right), _length(bottom_left, bottom_right)))
    height = int(max(_length(top_left, bottom_left), _length(top_right, bottom_right)))
    target = numpy.array([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]], dtype="float32")
    view = cv2.getPerspectiveTransform(corners, target)
    return cv2.warpPerspective(photo, view, (width, height), borderValue=(255, 255, 255))


def _corners(photo: numpy.ndarray) -> numpy.ndarray | None:
    """The four corners of the sheet, from the top left and clockwise."""
    height, width = photo.shape[:2]
    scale = SEEN_AT / max(height, width)
    small = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY) if small.ndim == 3 else small
    # Blurred, the writing is gone and the edge of the sheet is left.
    blurred = cv2.GaussianBlur(cv2.medianBlur(grey, 7), (5, 5), 0)
    _level, light = cv2.threshold(blurred, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outlines, _tree = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    sheet = cv2.convexHull(max(outlines, key=cv2.contourArea))
    share = cv2.contourArea(sheet) / (small.shape[0] * small.shape[1])
    shape = cv2.approxPolyDP(sheet, 0.02 * cv2.arcLength(sheet, True), True)
    if len(shape) != 4 or not SMALLEST_SHEET <= share <= LARGEST_SHEET:
        return None
    return _clockwise(shape.reshape(4, 2).astype("float32") / scale)


def _clockwise(points: numpy.ndarray) -> numpy.ndarray | None:
    """From the top left; None for a sheet that stands on a corner, of which nobody knows which edge is the top."""
    across, down = (points - points.mean(axis=0)).T
    around = points[numpy.argsort(numpy.arctan2(down, across))]
    corners = numpy.roll(around, -around.sum(axis=1).argmin(), axis=0)
    along, beside = numpy.abs(corners[1] - corners[0])
    return corners if beside <= STEEPEST * along else None


def _length(one: numpy.ndarray, other: numpy.ndarray) -> float:
    return float(numpy.linalg.norm(one - other))
