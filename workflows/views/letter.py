"""The letter of a decision, for the authority that wrote it and for the council it is addressed to."""

from io import BytesIO

from django.core.exceptions import PermissionDenied

from document_types.access import get_visible, visible_acts
from document_types.views.files import pdf_response
from workflows import letters
from workflows.models import Proceeding
from workflows.services.issuing import letter_as_issued
from workflows.views.base import forbidden


def letter(request, pk: int, proceeding: int):
    try:
        acts = visible_acts(request.user).filter(received_at__isnull=False)
        found = Proceeding.objects.filter(act__in=acts, act=pk, kind__in=letters.LETTERS)
        found = found.select_related("authority", "delegation__user", "act__council__collectivity")
        decision = get_visible(found, pk=proceeding)
    except PermissionDenied as denied:
        return forbidden(request, str(denied))
    file = letter_as_issued(decision) or BytesIO(letters.paper(decision))
    name = f"lettre-{decision.kind}-{decision.act.number_slug}.pdf"
    return pdf_response(file, name, is_private=True)
