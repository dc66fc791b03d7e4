"""The part of a paper by which anybody may verify it: an address, its code, and a picture for a phone."""

import segno
from django.conf import settings
from django.utils.translation import gettext as _

from document_types.codes import printed
from document_types.reader import language


def verification(code: str) -> dict[str, str]:
    """What the shapes of papers set in the place of verification, in the active language."""
    address = f"{settings.BASE_URL.rstrip('/')}/{language()}/verifier/{code}/"
    return {
        "title": _("Vérifier ce papier"),
        "words": _("À cette adresse, ou par ce code, chacun voit ce que la plateforme sait de ce papier."),
        "address": address,
        "code": printed(code),
        "image": segno.make(address, error="m", micro=False).svg_inline(border=0),
    }
