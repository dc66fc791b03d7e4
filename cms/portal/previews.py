"""A document page by page in the browser, with no plug-in: the picture, and its words beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.portal.visibility import public_acts
from document_types.models import CouncilDocument, DocumentText
from document_types.services.previews import has_pages
from document_types.views.files import require_document


@dataclass(frozen=True)
class Preview:
    """A page of a document; `picture` is empty where only its words can be shown.

    `readable`: the address of the copy with the words read off a scan, empty where there is none.
    """

    document: CouncilDocument
    title: str
    number: int
    total: int
    file: str
    picture: str
    text: DocumentText | None
    readable: str = ""

    @property
    def previous(self) -> int:
        """0 on the first page."""
        return self.number - 1

    @property
    def following(self) -> int:
        """0 on the last page."""
        return self.number + 1 if self.number < self.total else 0


def of(
    request, document: CouncilDocument, *, title: str, file: str, picture: Callable[[int], str], readable: str = ""
) -> Preview:
    """What is shown of the page asked for; whether this person may open the document was asked before."""
    total = document.page_count or 1
    asked = request.GET.get("page", "1")
    if not asked.isdecimal() or not 1 <= int(asked) <= total:
        raise Http404
    number = int(asked)
    return Preview(
        document=document,
        title=title,
        number=number,
        total=total,
        file=file,
        picture=picture(number) if has_pages(document) else "",
        text=document.texts.filter(number=number).first(),
        readable=readable,
    )


@require_safe
@cache_control(private=True, no_cache=True)
def preview_page(request, pk: int):
    document = get_object_or_404(CouncilDocument.objects.select_related("council__page"), pk=pk)
    require_document(request.user, document)
    annexes = document.annexes.filter(act__in=public_acts(), is_public=True, act__council=document.council_id)
    annex = annexes.select_related("act__council__collectivity", "act__council__page").first()
    shown = of(
        request,
        document,
        title=annex.title if annex else document.title,
        file=reverse("wagtaildocs_serve", args=[pk, document.filename]),
        picture=lambda number: reverse("document_page", args=[pk, number]),
        readable=reverse("readable_document", args=[pk, document.filename]) if document.readable else "",
    )
    return render(request, "portal/preview.html", {"preview": shown, "act": annex.act if annex else None})
