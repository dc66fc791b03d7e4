"""New pages in number: their places in the tree, their rows, their entry in the administration's page search."""

from collections.abc import Iterable, Sequence

from wagtail.models import Page
from wagtail.search.backends import get_search_backends

from document_types import clock
from document_types.models import CollectivityPage


class Twig:
    """A page of the tree with what its next child must know."""

    def __init__(self, page: Page):
        self.page = page
        self.numchild_before = page.numchild
        children = list(page.get_children().values_list("path", "slug"))
        self.slugs = {slug for _, slug in children}
        self.last_step = max((Page._str2int(path[-Page.steplen :]) for path, _ in children), default=0)

    def sprout(self, child: Page) -> None:
        """Give the unsaved child its place; Wagtail's own way takes some 35 queries a page."""
        self.last_step += 1
        self.slugs.add(child.slug)
        self.page.numchild += 1
        child.depth = self.page.depth + 1
        child.path = Page._get_path(self.page.path, child.depth, self.last_step)
        child.set_url_path(self.page)
        child.draft_title = child.title
        child.locale_id = self.page.locale_id
        child.first_published_at = child.last_published_at = clock.now()

    def write_numchild(self) -> None:
        if self.page.numchild != self.numchild_before:
            Page.objects.filter(pk=self.page.pk).update(numchild=self.page.numchild)


def insert(pages: Sequence[Page]) -> None:
    """Write placed pages: those of Wagtail's table in one go, then the part of each that is its own."""
    rows = Page.objects.bulk_create([_row(page) for page in pages])
    for page, row in zip(pages, rows, strict=True):
        page.id = page.page_ptr_id = row.pk
        # Raw: the parent's row is there already, and no signal is wanted for each page.
        page.save_base(raw=True, force_insert=True)


def _row(page: Page) -> Page:
    return Page(**{f.attname: getattr(page, f.attname) for f in Page._meta.concrete_fields if f.attname != "id"})


def index_collectivities(pks: Iterable[int]) -> None:
    """Let the administration's page search find them, as the signals of each save would have."""
    pages = list(CollectivityPage.objects.filter(pk__in=pks))
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(CollectivityPage, pages)
