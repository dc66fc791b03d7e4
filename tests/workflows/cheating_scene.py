"""Where one tries to cheat: two councils, one of them on paper, with acts at the points where it would pay."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from types import SimpleNamespace

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, Task, TaskState, Workflow, WorkflowState

from document_types.corrections import passages_of
from document_types.enums import MandateOffice
from document_types.errors import Refusal
from document_types.models import Act, Annex, CouncilDocument, JournalEntry, PendingRectification
from document_types.services import pages, rectification
from tests.factories import add_items, make_authority, make_user, scan_for, sign_both, transmit
from tests.factories import council_of as council
from tests.workflows.room import COMPANY, GROUND, RATES, VOW, make_room, put_point
from workflows.models import (
    Clock,
    Delegation,
    Examination,
    Finding,
    InternalNote,
    OpinionRequest,
    PaperRequest,
    Proceeding,
    Signature,
    Transmission,
)
from workflows.services import examination, paper_requests, proceedings, review
from workflows.services.decision import Decision

ADOPTED, LONG_AGO, JUDGE = date(2026, 5, 7), date(2026, 5, 8), date(2026, 6, 8)
# What Wagtail's own screens answer, and ours.
DENIED, LOCKED = "vous n'avez pas les autorisations", "est verrouillée"
NO_ACCESS = "Vous n'avez pas accès à ce dossier"
SECRET_NOTE = "Note que le bureau seul lit"
POINTS = {
    "vow": VOW,
    "late": VOW,
    "opposed": VOW,
    "signed": VOW,
    "in force": VOW,
    "before the court": VOW,
    "rates": RATES,
    "visaed": RATES,
    "company": COMPANY,
}
WRITTEN = (
    Act,
    Annex,
    Clock,
    CouncilDocument,
    Delegation,
    Examination,
    Finding,
    InternalNote,
    JournalEntry,
    OpinionRequest,
    PaperRequest,
    PendingRectification,
    Proceeding,
    Revision,
    Signature,
    Task,
    TaskState,
    Transmission,
    Workflow,
    WorkflowState,
)


def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


@dataclass(frozen=True)
class Answer:
    """What an attempt got: a status where it was an address, and the words."""

    words: str
    status: int | None = None


class Scene:
    def __init__(self):
        self.room, self.paper = make_room("commune"), make_room("commune on paper")
        wali = make_authority(council("09"))
        self.people = self.room.people | {
            "wali": make_user("wali", wali.group),
            "neighbour": self.paper.town.clerk,
            "colleague": make_user("colleague", self.room.town.authority.group),
            "anonymous": None,
        }
        self.acts = self._adopted(self.room, POINTS)
        self.on_paper = self._adopted(self.paper, {"vow": VOW, "late": VOW, "signed": VOW})
        self._transmit()
        self._decide()
        self.planned = self.room.session(date(2027, 6, 7))
        self.draft = add_items(self.planned)[0].act
        self.elsewhere = self.paper.session(date(2027, 6, 7))
        for act in (*self.acts.values(), *self.on_paper.values()):
            act.refresh_from_db()

    def _adopted(self, room, points: dict[str, str]) -> dict[str, Act]:
        session = room.session(ADOPTED)
        for name, matter in points.items():
            put_point(session, f"Affaire {name}", matter)
        acts = dict(zip(points, room.hold(session), strict=True))
        for name, act in acts.items():
            sign_both(act, on=yesterday() if name == "signed" else None)
        return acts

    def _transmit(self):
        old = ("late", "in force", "before the court")
        transmit(*(self.acts[name] for name in old), on=LONG_AGO)
        transmit(*(act for name, act in self.acts.items() if name not in (*old, "signed")), on=yesterday())
        transmit(self.on_paper["late"], on=LONG_AGO)
        transmit(self.on_paper["vow"], on=yesterday())

    def _decide(self):
        acts, proved = self.acts, Decision(reference="7/2026", reasons_fr="Motif.")
        for name in ("in force", "before the court"):
            review.lapse(clock=acts[name].clocks.get())
        review.oppose(act=acts["opposed"], ground=GROUND, decision=proved)
        review.grant_visa(act=acts["visaed"], decision=Decision(reference="8/2026"))
        filed = Decision(reference="TA-1", is_paper=True, decided_on=JUDGE)
        proceedings.seek_nullity(act=acts["before the court"], decision=filed)
        pages.put_online(act=acts["in force"])
        officer, clerk = self.people["officer"], self.people["clerk"]
        examination.note(act=acts["vow"], text=SECRET_NOTE, user=officer)
        self.asked = paper_requests.ask(act=acts["vow"], asked_fr="Le plan", user=officer)
        passage = passages_of(acts["in force"].revision.as_object())[0]
        pending = rectification.prepare(
            act=acts["in force"],
            corrections={passage.key: f"{passage.text} mendée"},
            reference="R 1",
            reasons_fr="Erreur.",
            user=clerk,
        )
        president = self.people["president"]
        self.pending = rectification.confirm(pending=pending, office=MandateOffice.PRESIDENT, user=president)
        self.foreign_scan, self.own_scan = scan_for(self.paper.council), self.room.scan

    def written(self) -> dict[type[Model], list]:
        """Every row that an act, a decision, a delay, a journal or a page is made of."""
        pages_of_acts = Page.objects.order_by("pk").values_list("pk", "path", "live", "go_live_at", "locked", "title")
        return {model: list(model.objects.order_by("pk").values()) for model in WRITTEN} | {Page: list(pages_of_acts)}

    def attempt(self, attempt: "Attempt", client) -> Answer:
        if user := self.people[attempt.who]:
            client.force_login(user)
        try:
            answer = attempt.act(SimpleNamespace(client=client, user=user, scene=self, acts=self.acts))
        except (Refusal, PermissionDenied) as refused:
            return Answer(str(refused))
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", content.decode(errors="replace"), flags=re.S))
        return Answer(" ".join(text.split()), answer.status_code)


@dataclass(frozen=True)
class Attempt:
    """Who tries what; `answer` is a part of the sentence that refuses."""

    name: str
    who: str
    act: Callable
    answer: str


def post(url: Callable[["SimpleNamespace"], str], data=None, **more) -> Callable:
    """Send a form to an address; what depends on the scene is asked of it."""

    def send(at):
        sent = data(at) if callable(data) else data
        return at.client.post(url(at), (sent or {}) | more, follow=True)

    return send


def get(url: Callable[["SimpleNamespace"], str]) -> Callable:
    return lambda at: at.client.get(url(at), follow=True)


def decide(name: str, action: str) -> Callable:
    return lambda at: reverse("review:decide", args=[at.acts[name].pk, action])


def secretariat(address: str, name: str, *more) -> Callable:
    return lambda at: reverse(f"secretariat:{address}", args=[at.acts[name].pk, *more])


def task(name: str, action: str, address: str = "workflow_action", of: str = "") -> Callable:
    """Wagtail's own address of a step; `of`: with the waiting step of another act."""

    def url(at):
        state = at.acts[of or name].page.specific.current_workflow_task_state
        return reverse(f"wagtailadmin_pages:{address}", args=[at.acts[name].page_id, action, state.pk])

    return url


def of_page(address: str, name: str, *more) -> Callable:
    return lambda at: reverse(f"wagtailadmin_pages:{address}", args=[at.acts[name].page_id, *more])


def bulk(verb: str, name: str) -> Callable:
    url = reverse_bulk(verb)
    return lambda at: f"{url}?id={at.acts[name].page_id}"


def reverse_bulk(verb: str) -> str:
    return f"/admin/bulk/wagtailcore/page/{verb}/"
