"""From an act to its entry in the archive's index."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch
from django.urls import reverse
from wagtail.models import Revision

from document_types.enums import ActKind, ActState, AnnexRole, Origin
from document_types.force import FORCE_OF
from document_types.models import Act, Annex, CollectivityPage
from document_types.models.pages import PAGE_OF_KIND
from document_types.search_fields import WITH, WITHOUT
from search import index
from search.entry import PUBLIC, Entry, Text

PREFIX = "act"
LANGUAGES = ("ar", "fr")


def entries(keys: Sequence[str]) -> dict[str, Entry | None]:
    """Build the entries of these acts in a fixed number of queries; None where an act is gone."""
    acts = Act.objects.filter(pk__in=[int(key.partition(":")[2]) for key in keys])
    annexes = Annex.objects.select_related("document").prefetch_related("document__texts")
    acts = list(acts.with_council().select_related("item").prefetch_related(Prefetch("annexes", annexes)))
    pages = _pages(acts)
    territory = Territory(acts)
    built = {act.key: entry(act, pages[act.page_id], territory) for act in acts}
    return {key: built.get(key) for key in keys}


def entry(act: Act, page, territory: "Territory") -> Entry:
    annexes = tuple(_annexes(act))
    return Entry(
        key=act.key,
        kind=act.kind,
        number=act.number_label,
        date=act.dated_on,
        titles={language: title for language in LANGUAGES if (title := getattr(act, f"subject_{language}"))},
        texts=(*_body(page), *annexes),
        facets=facets(act, territory, has_annexes=bool(annexes)),
        audiences=(*((PUBLIC,) if act.is_online else ()), f"council:{act.council.code}"),
        url=address(act),
    )


def facets(act: Act, territory: "Territory", has_annexes: bool = False) -> dict[str, tuple[str, ...]]:
    return {
        "council": (act.council.code,),
        "annexes": (WITH if has_annexes else WITHOUT,),
        "kind": (act.kind,),
        "year": (str(act.year),) if act.year else (),
        "matter": (act.matter,) if act.matter else (),
        "state": (act.state,),
        "force": (FORCE_OF[ActState(act.state)],) if act.kind == ActKind.DELIBERATION else (),
        "origin": (act.origin,),
        "language": tuple(language for language in LANGUAGES if getattr(act, f"subject_{language}")),
        "territory": territory.codes_of(act),
    }


def address(act: Act) -> str:
    """The act's permanent address without its language prefix: "actes/<code>/<kind>/<year>/<number>/"."""
    if not act.number_slug:
        return ""
    return f"actes/{act.council.code}/{act.kind}/{act.year or 0}/{act.number_slug}/"


def _body(page) -> Iterator[Text]:
    for language in LANGUAGES:
        if text := page.text_in(language):
            yield Text(language=language, text=text)


def _annexes(act: Act) -> Iterator[Text]:
    """The publishable annexes, page by page; what is not publishable is not in the public's index at all."""
    if (item := getattr(act, "item", None)) and item.is_closed:
        return
    for annex in act.annexes.all():
        if not annex.is_publishable:
            continue
        label = "" if annex.role == AnnexRole.ORIGINAL else annex.title
        for page in annex.document.texts.all():
            if (annex.page_from or 0) <= page.number <= (annex.page_to or page.number):
                file = reverse("wagtaildocs_serve", args=[annex.document_id, annex.document.filename])
                yield Text(
                    language=act.authentic_language,
                    text=page.text,
                    label=label or annex.title,
                    page=page.number,
                    url=f"{file}#page={page.number}",
                )


def _pages(acts: Sequence[Act]) -> dict[int, object]:
    """Each act's text: the revision decided on, else the latest draft, which only the council's people may find."""
    pages = {}
    for kind in {act.kind for act in acts}:
        ids = [act.page_id for act in acts if act.kind == kind]
        model = PAGE_OF_KIND[ActKind(kind)]
        pages |= model.objects.in_bulk(ids)
    # The page's own row carries the revision that is live; the others are read.
    written = {act.page_id: _revision_id(act, pages[act.page_id]) for act in acts}
    others = {key: pk for key, pk in written.items() if pk and pk != pages[key].live_revision_id}
    revisions = Revision.objects.in_bulk(others.values()) if others else {}
    # Only its words are wanted: `Revision.as_object` would read the tree, the comments and the page again for each.
    written_in = {key: (type(pages[key]), revisions[pk].content) for key, pk in others.items()}
    return pages | {
        key: page_class.from_serializable_data(content, check_fks=False)
        for key, (page_class, content) in written_in.items()
    }


def _revision_id(act: Act, page) -> int | None:
    return act.revision_id or (page.latest_revision_id if act.origin == Origin.BORN_HERE else None)


class Territory:
    """The codes of the collectivities above each act, from one query."""

    def __init__(self, acts: Sequence[Act]):
        paths = {act.council.page.path[:length] for act in acts for length in range(8, len(act.council.page.path), 4)}
        self._codes = dict(CollectivityPage.objects.filter(path__in=paths).values_list("path", "code"))

    def codes_of(self, act: Act) -> tuple[str, ...]:
        path = act.council.page.path
        prefixes = (path[:length] for length in range(8, len(path), 4))
        return tuple(self._codes[prefix] for prefix in prefixes if prefix in self._codes)


def all_keys(after: str = "") -> Iterator[str]:
    acts = Act.objects.filter(pk__gt=int(after.partition(":")[2] or 0))
    for pk in acts.order_by("pk").values_list("pk", flat=True).iterator(5000):
        yield f"{PREFIX}:{pk}"


def register() -> None:
    index.register(PREFIX, entries, all_keys)
