"""The published roots of the journals: a page that says how anyone verifies them, and the same for programs."""

import csv
from datetime import date
from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from cms.portal.addresses import absolute
from cms.portal.responses import public_page
from document_types.chain import instant
from document_types.enums import RootPeriod, StampedKind
from document_types.models import JournalRoot, TimeStamp
from document_types.services.roots import days_of_year, leaves_of

SCRIPT = settings.BASE_DIR / "templates" / "portal" / "verify_roots.txt"


@public_page
def roots_page(request, year: int | None = None):
    years = list(JournalRoot.objects.dates("starts_on", "year", order="DESC"))
    shown = year or (years[0].year if years else None)
    if year and year not in {each.year for each in years}:
        raise Http404
    roots = _with_stamps(days_of_year(shown)) if shown else []
    days = [root for root in roots if root.period == RootPeriod.DAY]
    context = {
        "year": shown,
        "years": [each.year for each in years],
        "months": [(month, list(group)) for month, group in groupby(reversed(days), key=_month)],
        "whole_year": next((root for root in roots if root.period == RootPeriod.YEAR), None),
        "script": SCRIPT.read_text(encoding="utf-8"),
    }
    return render(request, "portal/roots.html", context)


def _month(root: JournalRoot) -> date:
    return root.starts_on.replace(day=1)


def _with_stamps(roots) -> list[JournalRoot]:
    """The roots, each with its `stamp` or None and the addresses of its files."""
    roots = list(roots)
    stamps = TimeStamp.objects.filter(kind=StampedKind.ROOT, object_id__in=[root.pk for root in roots])
    by_root = {stamp.object_id: stamp for stamp in stamps.filter(token__isnull=False).defer("token")}
    for root in roots:
        root.stamp = by_root.get(root.pk)
        prefix, given = ("year", root.starts_on.year) if root.period == RootPeriod.YEAR else ("day", root.starts_on)
        root.address = reverse(f"{prefix}_root_json", args=[str(given)])
        root.token_address = reverse(f"{prefix}_root_token", args=[str(given)]) if root.stamp else ""
    return roots


def _facts(root: JournalRoot) -> dict:
    stamp = root.stamp
    return {
        "period": root.period,
        "starts_on": root.starts_on.isoformat(),
        "root": root.hash,
        "entries": root.entries,
        "published_at": instant(root.published_at),
        "leaves": absolute(root.address),
        "time_stamp": {
            "authority": stamp.authority,
            "stamped_at": instant(stamp.stamped_at),
            "token": absolute(root.token_address),
        }
        if stamp
        else None,
    }


@public_page
def year_as_json(request, year: int):
    return JsonResponse({"year": year, "roots": [_facts(root) for root in _of_year(year)]})


def _of_year(year: int) -> list[JournalRoot]:
    if not 1 <= year <= 9999 or not (roots := _with_stamps(days_of_year(year))):
        raise Http404
    return roots


@public_page
def year_as_csv(request, year: int):
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    table = csv.writer(response)
    table.writerow(["period", "starts_on", "root", "entries", "published_at", "stamped_at", "stamped_by"])
    for facts in map(_facts, _of_year(year)):
        stamp = facts["time_stamp"] or {"stamped_at": "", "authority": ""}
        told = [facts[name] for name in ("period", "starts_on", "root", "entries", "published_at")]
        table.writerow([*told, stamp["stamped_at"], stamp["authority"]])
    return response


@public_page
def day_as_json(request, day: str):
    return _with_leaves(_root(RootPeriod.DAY, _day(day)))


@public_page
def whole_year_as_json(request, year: int):
    return _with_leaves(_root(RootPeriod.YEAR, _day(f"{year:04}-01-01")))


def _with_leaves(root: JournalRoot) -> JsonResponse:
    leaves = [[leaf.journal, leaf.sequence, leaf.hash] for leaf in leaves_of(root)]
    return JsonResponse(_facts(root) | {"leaves": leaves})


@public_page
def day_token(request, day: str):
    return _token(_root(RootPeriod.DAY, _day(day)))


@public_page
def whole_year_token(request, year: int):
    return _token(_root(RootPeriod.YEAR, _day(f"{year:04}-01-01")))


def _token(root: JournalRoot) -> HttpResponse:
    """The token as the authority gave it, for any program that reads RFC 3161."""
    if root.stamp is None:
        raise Http404
    response = HttpResponse(bytes(root.stamp.token), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{root.starts_on}.tst"'
    return response


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as wrong:
        raise Http404 from wrong


def _root(period: RootPeriod, starts_on: date) -> JournalRoot:
    roots = _with_stamps(JournalRoot.objects.filter(period=period, starts_on=starts_on))
    if not roots:
        raise Http404
    return roots[0]
