"""A document page by page in the browser, with no plug-in: the picture, and its words beside it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.portal.visibility import public_acts
from document_types.models import CouncilDocument, DocumentText
from document_types.services.previews import has_pages
from document_types.views.files import require_document
from search.highlight import Marks, mark, marks_for, spans
from search.results import Fragment

BLANK_LINES = re.compile(r"\n{2,}")
LONGEST_WORDS = 200


class Box(NamedTuple):
    """A stretch of a picture, in ten-thousandths of its width and height."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Preview:
    """A page of a document; `picture` is empty where only its words can be shown.

    `readable`: the address of the copy with the words read off a scan, empty where there is none; `words`: those to be
    marked, as they were searched.
    """

    document: CouncilDocument
    title: str
    number: int
    total: int
    file: str
    picture: str
    text: DocumentText | None
    readable: str = ""
    words: str = ""

    @property
    def asked(self) -> str:
        """What an address of another page says of the words to be marked."""
        return f"&{urlencode({'mots': self.words})}" if self.words else ""

    @cached_property
    def marks(self) -> Marks:
        return marks_for(self.words)

    def paragraphs(self) -> Iterator[list[tuple[Fragment, ...]]]:
        """The text of the page, each paragraph by its lines."""
        for paragraph in BLANK_LINES.split(self.text.text):
            yield [mark(line, self.marks) for line in paragraph.split("\n")]

    def found(self) -> Iterator[Box]:
        """Where the words to be marked stand on the picture they were read off."""
        if not self.words or not self.text:
            return
        for word, left, top, right, bottom in chain.from_iterable(self.text.places):
            if spans(word, self.marks):
                yield Box(left, top, right - left, bottom - top)

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
        words=request.GET.get("mots", "")[:LONGEST_WORDS],
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
