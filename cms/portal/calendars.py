"""The calendar of sessions: one month as a list of days, for the whole kingdom or one territory."""

from datetime import date
from itertools import groupby

from django.shortcuts import render

from cms.portal.breadcrumbs import crumbs_above
from cms.portal.responses import public_page
from cms.portal.visibility import public_sessions, sessions_to_come
from document_types.clock import today
from document_types.law.day_names import month_in_words
from document_types.law.levels import Level
from document_types.law.sessions import ordinary_session_months
from document_types.models import CollectivityPage
from document_types.reader import comma, language

LEVELS = (Level.COMMUNE, Level.PREFECTURE, Level.PROVINCE, Level.REGION)
FIRST_YEAR, LAST_YEAR = 1900, 2200


@public_page
def calendar_page(request):
    month = _month(request.GET.get("mois", ""))
    following = _shifted(month, 1)
    place = CollectivityPage.objects.filter(code=request.GET.get("territoire", "")[:24]).first()
    sessions = public_sessions().with_council().filter(opens_on__gte=month, opens_on__lt=following)
    coming = sessions_to_come(today())
    if place:
        sessions = sessions.filter(council__page__path__startswith=place.path)
        coming = coming.filter(council__page__path__startswith=place.path)
    rows = list(sessions.order_by("opens_on", "starts_at", "pk"))
    context = {
        "days": [(day, list(group)) for day, group in groupby(rows, key=lambda session: session.opens_on)],
        "month": month,
        "previous": f"{_shifted(month, -1):%Y-%m}",
        "following": f"{following:%Y-%m}",
        "place": place,
        "regions": CollectivityPage.objects.filter(level=Level.REGION).order_by("code"),
        "coming": None if rows else coming.first(),
        "ordinary": [(level.label, _months(level)) for level in LEVELS] if not rows else [],
        "breadcrumb": crumbs_above(place.path) if place else [],
    }
    return render(request, "portal/calendar.html", context)


def _month(written: str) -> date:
    """The first day of the month asked for, "2026-05"; of this month where that is not a month."""
    try:
        month = date.fromisoformat(f"{written}-01")
    except ValueError:
        month = None
    return month if month and FIRST_YEAR < month.year < LAST_YEAR else today().replace(day=1)


def _months(level: Level) -> str:
    """The months of the ordinary sessions, in words: the law names them."""
    names = [month_in_words(month).in_language(language()) for month in ordinary_session_months(level)]
    return comma().join(names)


def _shifted(month: date, by: int) -> date:
    index = month.year * 12 + month.month - 1 + by
    return date(index // 12, index % 12 + 1, 1)
