"""The page of an act at its permanent address, in at most six queries."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import redirect, render

from cms.portal.addresses import absolute, act_address, page_address
from cms.portal.bodies import body_of
from cms.portal.breadcrumbs import Crumb, council_crumbs
from cms.portal.force_day import force_day
from cms.portal.lifeline import life_of
from cms.portal.responses import public_page
from cms.portal.stamps import with_stamp
from cms.portal.versions import HAS_LINKS, story_of
from cms.portal.visibility import public_acts
from cms.portal.votes import rounds_on
from document_types.enums import ActKind, AnnexRole, Origin
from document_types.enums import ActState as S
from document_types.law.nomenclature import MATTERS
from document_types.models import Act, Annex, DocumentText
from document_types.reader import language
from document_types.services import act_papers
from workflows.force import force_of
from workflows.models import Clock

# These follow from a new deliberation: the page names it, and no delay runs any more.
CAME_BACK = frozenset(
    {S.WITHDRAWN, S.REPLACED, S.MAINTAINED, S.REFERRED, S.SUSPENDED, S.SUSPENSION_REFUSED, S.ANNULLED}
)


@dataclass(frozen=True)
class File:
    """An annex with the text of its pages, where that text is the only one there is."""

    annex: Annex
    texts: tuple[DocumentText, ...] = ()


@public_page
def act_page(request, code, kind, year, number):
    if kind not in ActKind.values:
        raise Http404
    act = (
        with_stamp(public_acts())
        .annotate(has_links=HAS_LINKS)
        .select_related(f"page__{kind}page", "session__page", "revision", "reexamines__council__collectivity", "item")
        .filter(council__collectivity__code=code, kind=kind, year=year or None, number_slug=number)
        .first()
    )
    if act is None:
        raise Http404
    asked = request.GET.get("au", "")
    return render(request, "portal/act.html", _context(act, is_print=bool(request.GET.get("print")), asked=asked))


def _context(act: Act, *, is_print: bool, asked: str = "") -> dict:
    page = _text_of(act)
    entries = list(act.journal_entries.order_by("effective_at", "sequence"))
    clocks = [] if act.origin == Origin.IMPORTED or act.state in CAME_BACK else list(Clock.objects.filter(act=act))
    return {
        "act": act,
        "council": act.council,
        "matter": MATTERS[act.matter].label if act.matter in MATTERS else None,
        "body": body_of(act, page, language()),
        "breadcrumb": _crumbs(act),
        "force": force_of(act, clocks, entries),
        "force_day": force_day(act, entries, clocks, asked) if has_force(act) else None,
        "life": life_of(act, entries, clocks),
        "rounds": rounds_on(act) if act.kind == ActKind.DELIBERATION and act.origin == Origin.BORN_HERE else [],
        "files": files_of(act),
        "predecessor": act.reexamines if act.reexamines and act.reexamines.is_online else None,
        "successors": list(public_acts().filter(reexamines=act)) if act.state in CAME_BACK else [],
        "editions": act_papers.editions_in(entries, act),
        "permanent_address": absolute(act_address(act)),
        "is_print": is_print,
        **story_of(act, entries),
    }


def has_force(act: Act) -> bool:
    """Whether its force is known here day by day: of an old register's act nothing is."""
    return act.kind == ActKind.DELIBERATION and act.origin == Origin.BORN_HERE


def _text_of(act: Act):
    """The page holds the revision that went online; should another have been published, the act's own counts."""
    page = getattr(act.page, f"{act.kind}page")
    if act.revision_id and page.live_revision_id != act.revision_id:
        return act.revision.as_object()
    return page


def _crumbs(act: Act) -> list[Crumb]:
    crumbs = council_crumbs(act.council)
    if act.session:
        crumbs.append(Crumb(act.session.title_in(language()), page_address(act.session.page)))
    return crumbs


def files_of(act: Act) -> list[File]:
    """The publishable files; an imported act's own file comes with the text read from its pages.

    The papers of what was debated behind closed doors are for members alone (PUB-2).
    """
    if (item := getattr(act, "item", None)) and item.is_closed:
        return []
    annexes = [annex for annex in act.annexes.select_related("document").order_by("position") if annex.is_publishable]
    originals = [annex.document_id for annex in annexes if annex.role == AnnexRole.ORIGINAL]
    texts = DocumentText.objects.filter(document__in=originals).order_by("number") if originals else ()
    by_document: dict[int, list[DocumentText]] = {}
    for text in texts:
        by_document.setdefault(text.document_id, []).append(text)
    return [File(annex, _pages(annex, by_document.get(annex.document_id, []))) for annex in annexes]


def _pages(annex: Annex, texts: list[DocumentText]) -> tuple[DocumentText, ...]:
    if annex.role != AnnexRole.ORIGINAL:
        return ()
    first, last = annex.page_from or 0, annex.page_to
    return tuple(text for text in texts if first <= text.number and (last is None or text.number <= last))


def redirect_to_act(request, page):
    """An act's place in the tree leads to its permanent address."""
    act = public_acts().filter(page_id=page.pk).first()
    if act is None:
        raise Http404
    return redirect(act_address(act), permanent=True)
