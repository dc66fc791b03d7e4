"""What a council's papers bear at their head: its coat of arms, and the Hijri date where the council wants it."""

import io

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from document_types.access import require
from document_types.errors import Refusal
from document_types.intake.limits import MEGABYTE
from document_types.models import Council, CouncilImage
from document_types.rights import Capability
from document_types.services.documents import collection_of

FORMATS = ("PNG", "JPEG")
# Printed some 22 mm high, this is 300 points an inch and more.
LONGEST = 400
LARGEST = 5 * MEGABYTE
MOST_PIXELS = 25_000_000


@transaction.atomic
def set_letterhead(*, council: Council, arms=None, is_bare: bool = False, has_hijri_dates: bool, user) -> None:
    """Keep the coat of arms, reduced and without what a camera added; `is_bare` takes it off the papers to come."""
    require(user, Capability.PREPARE, council)
    council.has_hijri_dates = has_hijri_dates
    if is_bare:
        council.arms = None
    elif arms:
        council.arms = CouncilImage.objects.create(
            title=_("Armoiries : %(council)s") % {"council": council.name_in("fr")},
            file=ImageFile(ContentFile(_reduced(arms)), name="armoiries.png"),
            collection=collection_of(council),
            council=council,
            uploaded_by_user=user,
            is_public=True,
        )
    council.save(update_fields=["arms", "has_hijri_dates"])


def _reduced(file) -> bytes:
    refused = Refusal(_("Cette image ne s'ouvre pas : déposez un fichier PNG ou JPEG de moins de 5 Mo."))
    if file.size > LARGEST:
        raise refused
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise refused
            shown = ImageOps.exif_transpose(image).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise refused from error
    shown.thumbnail((LONGEST, LONGEST))
    bare = io.BytesIO()
    # Drawn on white: transparency is not for every printer.
    paper = Image.new("RGB", shown.size, "white")
    paper.paste(shown, mask=shown.getchannel("A"))
    paper.save(bare, "PNG", optimize=True)
    return bare.getvalue()
