"""Verifying a paper by the code it bears: a receipt, or an act; of what is not public, number and hashes alone."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.portal.breadcrumbs import council_crumbs
from cms.portal.hashes import LONGEST, compared
from cms.portal.paper_facts import PaperFacts
from cms.portal.responses import public_page
from document_types.codes import printed
from document_types.models import IssuedPaper
from document_types.services import act_papers
from workflows import receipts
from workflows.models import Transmission
from workflows.services import receipt_codes


@public_page
def verify_page(request):
    """Where a code is typed; a wrong one is said in words, with the status that says no."""
    typed = request.GET.get("code", "").strip()[:LONGEST]
    if found := _found(typed):
        return redirect("verify_code", found.code)
    return _ask(request, typed)


@public_page
def code_page(request, code: str):
    """What the paper that bears this code is."""
    found = _found(code)
    if found is None:
        return _ask(request, code[:LONGEST])
    if found.code != code:
        return redirect("verify_code", found.code)
    return _receipt(request, found) if isinstance(found, Transmission) else _paper(request, found)


def _found(typed: str) -> Transmission | IssuedPaper | None:
    return receipt_codes.find(typed) or act_papers.with_code(typed)


def _ask(request, typed: str):
    return render(request, "portal/verify.html", {"typed": typed}, status=404 if typed else 200)


def _receipt(request, slip: Transmission):
    lines = receipts.lines_of(slip)
    known = _known(lines)
    unknown = _("Cette empreinte n'est celle d'aucun acte ni d'aucune annexe de ce récépissé.")
    context = {
        "slip": slip,
        "council": slip.council,
        "moment": receipts.moment(slip),
        "late": receipts.lateness_of(slip, lines),
        "lines": lines,
        "counted": receipts.counted(lines),
        "code": printed(slip.code),
        "known": known,
        "unknown": unknown,
        "comparison": compared(request.GET.get("empreinte", ""), known, unknown),
        "breadcrumb": council_crumbs(slip.council),
    }
    return render(request, "portal/receipt.html", context)


def _known(lines: list[receipts.Line]) -> dict[str, str]:
    words = _("Cette empreinte est celle de l'acte reçu : %(act)s.")
    known = {line.content_hash: words % {"act": line.number} for line in lines}
    words = _("Cette empreinte est celle d'une annexe reçue : %(annex)s (%(act)s).")
    for line in lines:
        known |= {sha256: words % {"annex": title, "act": line.number} for title, sha256 in line.public_annexes}
    return known


def _paper(request, paper: IssuedPaper):
    facts = PaperFacts(paper)
    unknown = _(
        "Cette empreinte n'est celle d'aucun exemplaire de cet acte : ce fichier n'est pas ce qui a été établi."
    )
    context = {
        "facts": facts,
        "council": paper.act.council,
        "code": printed(paper.code),
        "known": facts.known,
        "unknown": unknown,
        "comparison": compared(request.GET.get("empreinte", ""), facts.known, unknown),
        "breadcrumb": council_crumbs(paper.act.council),
    }
    return render(request, "portal/paper.html", context)
