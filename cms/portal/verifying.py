"""Verifying a receipt: what it says, for whoever holds its code; of what is not public, the number and hash alone."""

import re
from dataclasses import dataclass

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.portal.breadcrumbs import council_crumbs
from cms.portal.responses import public_page
from workflows import receipts
from workflows.services import receipt_codes

HASH = re.compile(r"[0-9a-f]{64}")
# Nobody types more than a hash, its spaces included.
LONGEST = 200


@dataclass(frozen=True)
class Comparison:
    """What was typed, beside the hashes of the receipt."""

    typed: str
    words: str
    is_found: bool = False


@public_page
def verify_page(request):
    """Where a code is typed; a wrong one is said in words, with the status that says no."""
    typed = request.GET.get("code", "").strip()[:LONGEST]
    if slip := receipt_codes.find(typed):
        return redirect("verify_receipt", slip.code)
    return _ask(request, typed)


def _ask(request, typed: str):
    return render(request, "portal/verify.html", {"typed": typed}, status=404 if typed else 200)


@public_page
def receipt_page(request, code: str):
    slip = receipt_codes.find(code)
    if slip is None:
        return _ask(request, code[:LONGEST])
    if slip.code != code:
        return redirect("verify_receipt", slip.code)
    lines = receipts.lines_of(slip)
    context = {
        "slip": slip,
        "council": slip.council,
        "moment": receipts.moment(slip),
        "late": receipts.lateness_of(slip, lines),
        "lines": lines,
        "counted": receipts.counted(lines),
        "code": receipt_codes.printed(slip.code),
        "comparison": _compared(request.GET.get("empreinte", ""), lines),
        "breadcrumb": council_crumbs(slip.council),
    }
    return render(request, "portal/receipt.html", context)


def _compared(typed: str, lines: list[receipts.Line]) -> Comparison | None:
    typed = typed[:LONGEST]
    value = re.sub(r"[\s:-]", "", typed).lower()
    if not value:
        return None
    if not HASH.fullmatch(value):
        return Comparison(typed, _("Une empreinte SHA-256 a 64 signes, chiffres et lettres de a à f : recopiez-la."))
    for line in lines:
        if value == line.content_hash:
            words = _("Cette empreinte est celle de l'acte reçu : %(act)s.") % {"act": line.number}
            return Comparison(typed, words, is_found=True)
        for title, sha256 in line.public_annexes:
            if value == sha256:
                words = _("Cette empreinte est celle d'une annexe reçue : %(annex)s (%(act)s).")
                return Comparison(typed, words % {"annex": title, "act": line.number}, is_found=True)
    return Comparison(typed, _("Cette empreinte n'est celle d'aucun acte ni d'aucune annexe de ce récépissé."))
