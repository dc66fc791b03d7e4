"""The journal of an act online, as a paper that anyone may keep: its public events and the proof of their hashes."""

from io import BytesIO

from django.http import Http404

from cms.portal.lifeline import PUBLIC
from cms.portal.responses import public_page
from cms.portal.visibility import public_acts
from document_types.printing.journal import act_extract
from document_types.services import extracts
from document_types.views.files import pdf_response


@public_page
def act_journal(request, code, kind, year, number):
    acts = public_acts().filter(council__collectivity__code=code, kind=kind, year=year or None, number_slug=number)
    if (act := acts.first()) is None:
        raise Http404
    file = BytesIO(act_extract(act, extracts.of_act(act, PUBLIC)))
    return pdf_response(file, f"journal-{act.kind}-{act.pk}.pdf")
