"""What a member reads: own sessions, their papers, own presences and votes, decisions, debates, minutes."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cms.members import meetings
from cms.members.door import for_members
from cms.portal import previews
from cms.portal.bodies import body_of
from document_types import access
from document_types.clock import today
from document_types.enums import SessionState
from document_types.errors import Refusal
from document_types.models import Act, Session
from document_types.reader import language
from document_types.services import convocations, pages, proofs
from document_types.services.invitations import invitation
from document_types.services.papers import Paper, papers_of
from document_types.views import files

COMING = (SessionState.CONVENED, SessionState.OPEN)


@for_members
@require_safe
def home_page(request):
    sessions = access.sessions_of(request.member.mandates).select_related("council__collectivity")
    rows = list(sessions.order_by("-opens_on", "-pk"))
    coming = [row for row in rows if row.state in COMING]
    context = {
        "member": request.member,
        "coming": sorted(coming, key=lambda row: row.opens_on),
        "past": [row for row in rows if row.state not in COMING],
        "today": today(),
    }
    return render(request, "members/home.html", context)


def _session(request, pk: int) -> Session:
    return get_object_or_404(access.sessions_of(request.member.mandates).with_council(), pk=pk)


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def session_page(request, pk: int):
    session = _session(request, pk)
    calls = meetings.calls_of(session, request.member)
    if request.method == "POST":
        return _answered(request, session, calls)
    if request.method == "GET" and session.state in COMING:
        for call in calls:
            proofs.mark_opened(call)
    return _page(request, session, calls)


def _answered(request, session: Session, calls):
    """Acknowledge one's own convocation, or announce an absence; another's is not among these."""
    written = request.POST.get("call", "")
    call = next((call for call in calls if str(call.pk) == written), None)
    if call is None or session.state not in COMING:
        raise Http404
    try:
        if request.POST.get("answer") == "excuse":
            proofs.excuse(call, request.POST.get("reason", ""))
        else:
            proofs.acknowledge(call)
    except Refusal as refusal:
        refused = {"call": call.pk, "sentence": str(refusal), "reason": request.POST.get("reason", "")}
        return _page(request, session, calls, refused=refused, status=422)
    return redirect("members:session", session.pk)


def _page(request, session: Session, calls, *, refused=None, status: int = 200):
    acts = access.acts_of(request.member.mandates)
    context = {
        "member": request.member,
        "session": session,
        "calls": calls,
        "refused": refused,
        "is_open_to_answer": session.state in COMING,
        "is_open_to_excuse": session.state in COMING and not session.sittings.exists(),
        "longest": proofs.LONGEST_REASON,
        "days_left": max((session.opens_on - today()).days, 0) if session.state in COMING else 0,
        **meetings.of(session, request.member, acts.filter(session=session)),
    }
    return render(request, "members/session.html", context, status=status)


@for_members
@require_safe
def invitation_file(request, pk: int):
    session = _session(request, pk)
    if session.state not in COMING:
        raise Http404
    called = convocations.newest(session)
    if called is None:
        raise Http404
    content = invitation(called, language(), made_at=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="session.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


def _act(request, pk: int) -> Act:
    acts = access.acts_of(request.member.mandates).with_council().select_related("page", "revision")
    return get_object_or_404(acts, pk=pk)


@for_members
@require_safe
def act_page(request, pk: int):
    """A project put before the council, a decision, a convocation or established minutes, in words and files."""
    act = _act(request, pk)
    context = {
        "member": request.member,
        "act": act,
        "session": act.session,
        "body": body_of(act, pages.text_of(act), language()),
        "papers": papers_of([act]).get(act.pk, []),
    }
    return render(request, "members/act.html", context)


def _paper(request, act: Act, pk: int) -> Paper:
    """A file of an act before the member's council, confidential or not (CON-4, PUB-2)."""
    for paper in papers_of([act]).get(act.pk, []):
        if paper.document.pk == pk:
            return paper
    raise Http404


@for_members
@require_safe
def paper_file(request, pk: int, document: int, filename: str):
    paper = _paper(request, _act(request, pk), document)
    if paper.document.filename != filename:
        raise Http404
    return files.serve_document(request, paper.document)


@for_members
@require_safe
def preview_page(request, pk: int, document: int):
    act = _act(request, pk)
    paper = _paper(request, act, document)
    shown = previews.of(
        request,
        paper.document,
        title=paper.title,
        file=reverse("members:paper", args=[pk, document, paper.document.filename]),
        picture=lambda number: reverse("members:preview_picture", args=[pk, document, number]),
    )
    return render(request, "members/preview.html", {"member": request.member, "act": act, "preview": shown})


@for_members
@require_safe
def preview_picture(request, pk: int, document: int, number: int):
    return files.serve_page(request, _paper(request, _act(request, pk), document).document, number)
