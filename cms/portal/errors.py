"""When a page is not there: the way back to what is."""

from django.shortcuts import render
from django.utils.translation import get_language_from_path
from wagtail.models import Page

from cms.portal.addresses import page_address
from document_types.models import CollectivityPage, CouncilPage
from document_types.reader import language


def not_found(request, exception=None):
    """Offer the nearest place above the address asked for, when the address is one of the territory."""
    return render(request, "404.html", {"nearest": _nearest(request.path_info)}, status=404)


def _nearest(path: str):
    if not get_language_from_path(path):
        return None
    names = [name for name in path.split("/")[2:] if name][:8]
    home = Page.objects.filter(depth=2).first()
    if home is None or not names:
        return None
    above = [f"{home.url_path}{'/'.join(names[:length])}/" for length in range(len(names) - 1, 0, -1)]
    found = {page.url_path: page for page in Page.objects.live().filter(url_path__in=above, depth__gt=2)}
    page = next((found[url] for url in above if url in found), None)
    return page and _named(page.specific)


def _named(page):
    if isinstance(page, CollectivityPage):
        return {"title": page.name_in(language()), "url": page_address(page)}
    if isinstance(page, CouncilPage):
        return {"title": page.council.name_in(language()), "url": page_address(page)}
    return None
