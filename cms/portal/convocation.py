"""A member's own convocation, by a personal link and without a password: read, acknowledged, an absence announced."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from document_types.errors import Refusal
from document_types.reader import language
from document_types.services import pages, proofs
from document_types.services.agenda_authority import days_added
from document_types.services.invitations import invitation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def convocation_page(request, token: str):
    try:
        delivery = proofs.delivery_of(token)
    except proofs.LinkIsDead as dead:
        return _dead(request, dead)
    if request.method == "POST":
        return _answered(request, delivery)
    if request.method == "GET":
        proofs.mark_opened(delivery)
    return _page(request, delivery)


def _dead(request, dead: proofs.LinkIsDead):
    """Nothing is there any more; where a newer convocation took its place, its own link."""
    newer = proofs.token_of(dead.newer) if dead.newer else ""
    context = {"reason": str(dead), "newer": newer}
    return render(request, "portal/convocation_dead.html", context, status=410 if newer else 404)


def _answered(request, delivery):
    try:
        if request.POST.get("answer") == "excuse":
            proofs.excuse(delivery, request.POST.get("reason", ""))
        else:
            proofs.acknowledge(delivery)
    except Refusal as refusal:
        return _page(request, delivery, error=str(refusal), reason=request.POST.get("reason", ""), status=422)
    return redirect(request.path)


def _page(request, delivery, *, error: str = "", reason: str = "", status: int = 200):
    act, session = delivery.act, delivery.act.session
    texts = pages.text_of(act)
    other = "fr" if language() == "ar" else "ar"
    written = language() if texts.text_in(language()) else other
    points = list(session.items.order_by("position"))
    days = days_added(session, points)
    for point in points:
        point.added_on = days.get(point.pk)
    context = {
        "delivery": delivery,
        "member": delivery.mandate.councillor,
        "act": act,
        "session": session,
        "council_name": act.council,
        "points": points,
        "text": texts.text_in(written),
        "written": written,
        "days_left": proofs.days_left(delivery),
        "is_open_to_excuse": proofs.is_open_to_excuse(delivery),
        "longest": proofs.LONGEST_REASON,
        "error": error,
        "reason": reason or delivery.excuse,
        "token": proofs.token_of(delivery),
    }
    return render(request, "portal/convocation.html", context, status=status)


@never_cache
@require_safe
def invitation_file(request, token: str):
    """The session for the member's own agenda."""
    try:
        delivery = proofs.delivery_of(token)
    except proofs.LinkIsDead as dead:
        return _dead(request, dead)
    content = invitation(delivery.act, language(), made_at=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="session.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
