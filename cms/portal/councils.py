"""The page of a council: its next sitting, its last acts, its sessions year by year, its members."""

from itertools import groupby

from django.db.models import Count
from django.shortcuts import render

from cms.portal.breadcrumbs import crumbs_above
from cms.portal.responses import public_page
from cms.portal.visibility import public_acts, public_decisions, public_sessions
from document_types.clock import today
from document_types.enums import ActKind, CouncilState, SessionState
from document_types.models import Council, Mandate


@public_page
def council_page(request, page):
    council = Council.objects.with_names().get(page=page)
    acts = public_acts().filter(council=council)
    counts = dict(acts.order_by().values_list("kind").annotate(Count("pk")))
    sessions = list(public_sessions().filter(council=council).select_related("page").order_by("-opens_on", "-pk"))
    context = {
        "council": council,
        "council_page": page,
        "is_connected": council.state != CouncilState.NOT_CONNECTED,
        "next_session": _next(sessions),
        "acts": list(public_decisions().filter(council=council).newest_first()[:8]),
        "kinds": [(kind, counts[kind]) for kind in ActKind if kind in counts],
        "years": [(str(year), list(group)) for year, group in groupby(sessions, key=lambda session: session.year)],
        "members": list(Mandate.objects.filter(council=council).in_office(today()).in_protocol_order()),
        "breadcrumb": crumbs_above(page.path[:-4]),
    }
    return render(request, "portal/council.html", context)


def _next(sessions):
    coming = [
        session
        for session in sessions
        if session.state in (SessionState.CONVENED, SessionState.OPEN) and session.opens_on >= today()
    ]
    return min(coming, key=lambda session: session.opens_on, default=None)
