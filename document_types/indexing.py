"""From an act to its entry in the archive's index.

What an act online keeps from the public, its confidential papers and those of a debate behind closed doors, makes a
second entry, for the council's own people, which holds all of the act: either reader finds the act once.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import F, Prefetch, Q
from django.urls import reverse
from wagtail.models import Revision

from document_types.enums import ActKind, ActState, Origin
from document_types.force import FORCE_OF
from document_types.law.terms import term_of
from document_types.models import Act, Annex, CollectivityPage
from document_types.models.pages import PAGE_OF_KIND
from document_types.search_fields import WITH, WITHOUT
from search import index
from search.entry import PUBLIC, Entry, Text

PREFIX = "act"
INSIDE = "inside"
LANGUAGES = ("ar", "fr")


def act_of(key: str) -> int:
    """The act that an entry of either kind is about."""
    return int(key.partition(":")[2])


def keys_of(acts: Iterable[Act]) -> list[str]:
    """The entries that may change with these acts."""
    return [key for act in acts for key in ((act.key, f"{INSIDE}:{act.pk}") if act.is_online else (act.key,))]


def entries(keys: Sequence[str]) -> dict[str, Entry | None]:
    """Build the entries of these acts in a fixed number of queries; None where an act is gone."""
    built = {act.key: made for act, made in _built(Act.objects.filter(pk__in=map(act_of, keys)), entry)}
    return {key: built.get(key) for key in keys}


def entries_inside(keys: Sequence[str]) -> dict[str, Entry | None]:
    """Build the entries of the council's own people; None where the public's holds everything."""
    acts = Act.objects.online().filter(pk__in=map(act_of, keys), annexes__isnull=False).distinct()
    built = {f"{INSIDE}:{act.pk}": made for act, made in _built(acts, entry_inside)}
    return {key: built.get(key) for key in keys}


def _built(acts, make) -> list[tuple[Act, Entry | None]]:
    annexes = Annex.objects.select_related("document").prefetch_related("document__texts")
    acts = list(acts.with_council().select_related("item").prefetch_related(Prefetch("annexes", annexes)))
    pages = _pages(acts)
    territory = Territory(acts)
    return [(act, make(act, pages[act.page_id], territory)) for act in acts]


def entry(act: Act, page, territory: "Territory") -> Entry:
    inside = f"council:{act.council.code}"
    if not act.is_online:
        return _entry(act, act.key, (*_body(page), *_annexes(act), *_annexes(act, is_open=False)), (inside,), territory)
    audiences = (PUBLIC,) if any(_annexes(act, is_open=False)) else (PUBLIC, inside)
    return _entry(act, act.key, (*_body(page), *_annexes(act)), audiences, territory)


def entry_inside(act: Act, page, territory: "Territory") -> Entry | None:
    closed = tuple(_annexes(act, is_open=False))
    if not closed:
        return None
    texts = (*_body(page), *_annexes(act), *closed)
    return _entry(act, f"{INSIDE}:{act.pk}", texts, (f"council:{act.council.code}",), territory)


def _entry(act: Act, key: str, texts: tuple[Text, ...], audiences: tuple[str, ...], territory: "Territory") -> Entry:
    return Entry(
        key=key,
        kind=act.kind,
        number=act.number_label,
        date=act.dated_on,
        titles={language: title for language in LANGUAGES if (title := getattr(act, f"subject_{language}"))},
        texts=texts,
        facets=facets(act, territory, has_annexes=any(text.label for text in texts)),
        audiences=audiences,
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
        "term": (str(term),) if (term := term_of(act.dated_on, act.year)) else (),
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


def _annexes(act: Act, is_open: bool = True) -> Iterator[Text]:
    """The publishable annexes, page by page, or those kept inside; never a file of another council."""
    is_closed_debate = bool((item := getattr(act, "item", None)) and item.is_closed)
    for annex in act.annexes.all():
        is_public = annex.is_publishable and not is_closed_debate
        if is_public == is_open and annex.document.is_of(act.council_id):
            yield from _texts(act, annex)


def _texts(act: Act, annex: Annex) -> Iterator[Text]:
    for page in annex.document.texts.all():
        if (annex.page_from or 0) <= page.number <= (annex.page_to or page.number):
            file = reverse("wagtaildocs_serve", args=[annex.document_id, annex.document.filename])
            yield Text(
                language=page.language or act.authentic_language,
                text=page.text,
                label=annex.title,
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
    acts = Act.objects.filter(pk__gt=_place(after))
    for pk in acts.order_by("pk").values_list("pk", flat=True).iterator(5000):
        yield f"{PREFIX}:{pk}"


def all_keys_inside(after: str = "") -> Iterator[str]:
    closed = Q(is_public=False) | Q(document__is_confidential=True) | Q(act__item__is_closed=True)
    annexes = Annex.objects.filter(closed, act__online_at__isnull=False, document__council=F("act__council"))
    annexes = annexes.filter(document__texts__isnull=False, act__gt=_place(after))
    acts = annexes.order_by("act").values_list("act", flat=True).distinct()
    for pk in acts.iterator(5000):
        yield f"{INSIDE}:{pk}"


def _place(key: str) -> int:
    return act_of(key) if key else 0


def register() -> None:
    index.register(PREFIX, entries, all_keys)
    index.register(INSIDE, entries_inside, all_keys_inside)
