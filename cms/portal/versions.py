"""The versions of an act that citizens may read, what changed between two, and the acts it is tied to."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cms.portal.addresses import absolute, act_address, comparison_address, linked_comparison_address, version_address
from cms.portal.bodies import body_of
from cms.portal.breadcrumbs import Crumb, council_crumbs
from cms.portal.responses import public_page
from cms.portal.visibility import public_acts
from document_types.enums import ActKind, JournalEvent, LinkKind
from document_types.models import Act, ActLink, ActVersion
from document_types.reader import language
from document_types.services import comparisons, links, versions

HAS_LINKS = Exists(ActLink.objects.filter(Q(later=OuterRef("pk")) | Q(earlier=OuterRef("pk"))))


@dataclass(frozen=True)
class Told:
    """A version in the list; `url` leads to its text where that is not the one on the page."""

    version: ActVersion
    url: str = ""
    comparison: str = ""


@dataclass(frozen=True)
class Received:
    """What the authority received, beside what is published: both hashes, and what they say together."""

    at: datetime
    hash: str
    is_published: bool
    # Where it is no more, for having been rectified since: what was received, against what is published.
    comparison: str = ""


@dataclass(frozen=True)
class Tie:
    """Another act that this one changes, or that changed it; only what is online is named."""

    words: str
    act: Act
    comparison: str = ""
    is_awaited: bool = False


def story_of(act: Act, entries) -> dict:
    """What the page of an act says of its versions; an act never rectified is told without another query."""
    is_rectified = any(entry.event == JournalEvent.RECTIFIED for entry in entries)
    history = versions.public_history(act) if is_rectified else versions.without_rows(act)
    return {
        "history": _told(act, history),
        "rectified": history[-1] if is_rectified else None,
        "received_text": _received(act, entries, history),
        "ties": ties_of(act) if getattr(act, "has_links", True) else [],
    }


def _told(act: Act, history: list[ActVersion]) -> list[Told]:
    return [
        Told(
            version,
            version_address(act, version) if version is not history[-1] else "",
            comparison_address(act, before, version) if before else "",
        )
        for before, version in zip([None, *history], history, strict=False)
    ]


def _received(act: Act, entries, history: list[ActVersion]) -> Received | None:
    entry = next((entry for entry in reversed(entries) if entry.event == JournalEvent.RECEIVED), None)
    fingerprint = json.loads(entry.payload).get("hash") if entry else ""
    if not fingerprint:
        return None
    sent = next((version for version in history if version.content_hash == fingerprint), None)
    is_published = fingerprint == act.content_hash
    comparison = comparison_address(act, sent, history[-1]) if sent and not is_published else ""
    return Received(entry.effective_at, fingerprint, is_published, comparison)


def ties_of(act: Act) -> list[Tie]:
    """By links alone: what a re-examination says stands at the head of the page."""
    found = (_tie(act, each) for each in links.links_of(act))
    return [tie for tie in found if tie is not None]


def _tie(act: Act, link: ActLink) -> Tie | None:
    is_replaced = link.kind == LinkKind.REPLACES
    if link.later_id == act.pk:
        words, other = (_("Remplace") if is_replaced else _("Modifie")), link.earlier
        is_awaited = link.effective_at is None
    elif link.effective_at is None:
        # A project, or an act that does not apply yet, has changed nothing.
        return None
    else:
        words, other, is_awaited = (_("Remplacée par") if is_replaced else _("Modifiée par")), link.later, False
    if not other.is_online:
        return None
    return Tie(words, other, linked_comparison_address(act, other), is_awaited)


def _act_at(address: dict) -> Act:
    kind = address["kind"]
    if kind not in ActKind.values:
        raise Http404
    found = (
        public_acts()
        .select_related("session__page", "revision")
        .filter(
            council__collectivity__code=address["code"],
            kind=kind,
            year=address["year"] or None,
            number_slug=address["number"],
        )
    )
    if (act := found.first()) is None:
        raise Http404
    return act


def _version(act: Act, history: list[ActVersion], rank: int) -> ActVersion:
    found = next((version for version in history if version.rank == rank), None)
    if found is None:
        raise Http404
    return found


@public_page
def version_page(request, rank, **address):
    """The text of one version; the newest is read on the page of the act."""
    act = _act_at(address)
    history = versions.public_history(act)
    version = _version(act, history, rank)
    if version is history[-1]:
        return redirect(act_address(act))
    page = versions.read(version.revision)
    context = {
        "act": act,
        "council": act.council,
        "version": version,
        "newest": history[-1],
        "subject": page.subject_ar if language() == "ar" else page.subject_fr,
        "body": body_of(act, page, language()),
        "comparison": comparison_address(act, version, history[-1]),
        "permanent_address": absolute(version_address(act, version)),
        "breadcrumb": _crumbs(act),
    }
    return render(request, "portal/version.html", context)


@public_page
def comparison_page(request, old, new, **address):
    """Two versions of one act."""
    act = _act_at(address)
    history = versions.public_history(act)
    before, after = _version(act, history, old), _version(act, history, new)
    return _compared(request, act, (_name(before), before), (_name(after), after))


@public_page
def linked_comparison_page(request, other, **address):
    """The texts of two acts of which one re-examines, amends or replaces the other, the older one first."""
    act = _act_at(address)
    found = public_acts().filter(_tied_to(act), pk=other).select_related("revision").first()
    if found is None or not found.revision_id or not act.revision_id:
        raise Http404
    pair = sorted((act, found), key=lambda each: (each.dated_on or each.online_at.date(), each.pk))
    sides = [(f"{each.get_kind_display()} \u2066{each.number_label}\u2069", _newest(each)) for each in pair]
    return _compared(request, act, *sides)


def _tied_to(act: Act) -> Q:
    of_links = Q(changes_made__earlier=act, changes_made__effective_at__isnull=False) | Q(changes_undergone__later=act)
    reexamined = Q(reexamines=act) | Q(pk=act.reexamines_id)
    return Q(pk__in=Act.objects.filter(of_links | reexamined).values("pk"))


def _newest(act: Act) -> ActVersion:
    return versions.without_rows(act)[-1]


def _name(version: ActVersion) -> str:
    return str(version.get_stage_display())


def _compared(request, act: Act, old: tuple[str, ActVersion], new: tuple[str, ActVersion]):
    texts = (versions.read(version.revision) for _words, version in (old, new))
    context = {
        "act": act,
        "council": act.council,
        "old": {"name": old[0], "version": old[1]},
        "new": {"name": new[0], "version": new[1]},
        "sides": comparisons.compared(*texts, first=language()),
        "is_beside": request.GET.get("vue") == "cote",
        "breadcrumb": _crumbs(act),
    }
    return render(request, "portal/comparison.html", context)


def _crumbs(act: Act) -> list[Crumb]:
    name = f"{act.get_kind_display()} \u2066{act.number_label}\u2069"
    return [*council_crumbs(act.council), Crumb(name, act_address(act))]
