"""The papers of acts online, served as they were issued, byte for byte."""

from django.http import Http404

from cms.portal.responses import public_page
from cms.portal.visibility import public_acts
from document_types.enums import Edition
from document_types.services import act_papers
from document_types.views.files import pdf_response


@public_page
def act_paper_file(request, code, kind, year, number, edition):
    acts = public_acts().filter(council__collectivity__code=code, kind=kind, year=year or None, number_slug=number)
    act = acts.first()
    paper = act_papers.paper_of(act) if act and edition in Edition.values else None
    file = act_papers.file_of(paper, Edition(edition)) if paper else None
    if file is None:
        raise Http404
    return pdf_response(file, f"{kind}-{number}-{year}-{edition}.pdf")
