"""What a member asks: written questions and points for the agenda, with what became of them."""

from datetime import date

from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.members.door import Member, for_members
from cms.members.forms import PointForm, QuestionForm
from document_types.clock import today
from document_types.enums import SessionState
from document_types.errors import Refusal
from document_types.models import ItemRequest, Mandate, Session, WrittenQuestion
from document_types.services import item_requests, questions


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def questions_page(request):
    form = QuestionForm(request.POST or None, member=request.member)
    if request.method == "POST" and form.is_valid() and _done(form, _ask):
        return redirect("members:questions")
    return _questions(request, form)


def _ask(form) -> None:
    data, mandate = form.cleaned_data, form.cleaned_data["mandate"]
    questions.receive(
        council=mandate.council,
        asked_by=mandate,
        text_fr=data["text_fr"],
        text_ar=data["text_ar"],
        received_on=today(),
    )


def _done(form, action) -> bool:
    """Whether it was carried out; a refusal is an error of the form, and what was typed stays."""
    try:
        action(form)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _questions(request, form, error: str = ""):
    asked = _own_questions(request.member).order_by("-received_on", "-pk")
    rows = [(question, questions.standing(question)) for question in asked]
    status = 422 if error or form.is_bound else 200
    context = {"member": request.member, "form": form, "rows": rows, "error": error}
    return render(request, "members/questions.html", context, status=status)


def _own_questions(member: Member):
    own = WrittenQuestion.objects.filter(asked_by__in=member.keys)
    return own.select_related(
        "council__collectivity", "session", "answered_in", "asked_by__councillor", "asked_by__council"
    )


@for_members
@require_POST
def carry_question(request, pk: int):
    """A question left without an answer goes on, because its member asks (QUE-2)."""
    question = get_object_or_404(_own_questions(request.member), pk=pk)
    try:
        questions.carry(question=question)
    except Refusal as refusal:
        return _questions(request, QuestionForm(member=request.member), error=str(refusal))
    return redirect("members:questions")


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def points_page(request):
    """Points asked for (AGE-4); of a session in preparation its name alone is shown."""
    sessions = _in_preparation(request.member, today())
    form = PointForm(request.POST or None, member=request.member, sessions=sessions)
    if request.method == "POST" and form.is_valid() and _done(form, _ask_for_point):
        return redirect("members:points")
    context = {
        "member": request.member,
        "form": form,
        "has_sessions": sessions.exists(),
        "rows": _own_requests(request.member),
    }
    return render(request, "members/points.html", context, status=422 if form.is_bound else 200)


def _ask_for_point(form) -> None:
    data = form.cleaned_data
    title = {"title_fr": data["title_fr"], "title_ar": data["title_ar"], "asked_by": _signature(data["mandate"])}
    if data["session"].item_requests.filter(**title).exists():
        raise Refusal(_("Vous avez déjà demandé ce point pour cette session."))
    item_requests.receive(session=data["session"], received_on=today(), **title)


def _signature(mandate: Mandate) -> str:
    """How a request names its author, whatever language the member reads."""
    return mandate.councillor.name_fr


def _in_preparation(member: Member, day: date):
    councils = [mandate.council_id for mandate in member.mandates]
    sessions = Session.objects.filter(council__in=councils, state=SessionState.PLANNED, opens_on__gte=day)
    return sessions.select_related("council__collectivity").order_by("opens_on", "pk")


def _own_requests(member: Member):
    """Those under the member's own name, entered here or by the clerk from paper."""
    mine = Q(pk__in=[])
    for mandate in member.mandates:
        names = (mandate.councillor.name_fr, mandate.councillor.name_ar)
        mine |= Q(session__council=mandate.council_id, asked_by__in=names)
    found = ItemRequest.objects.filter(mine).select_related("session__council__collectivity", "item")
    return found.order_by("-received_on", "-pk")
