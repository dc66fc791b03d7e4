"""Pages of imported acts: placed and published at once, in the few queries that a mass import can pay."""

from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, Revision

from document_types.services.territory_tree import insert


def plant(page: Page, parent_id: int) -> None:
    """Give the new page its place as the last child of its parent; the caller holds the lock of the council."""
    parent = Page.objects.select_for_update().get(pk=parent_id)
    last = parent.get_children().order_by("-path").values_list("path", flat=True).first()
    page.depth = parent.depth + 1
    page.path = Page._get_path(parent.path, page.depth, (Page._str2int(last[-Page.steplen :]) if last else 0) + 1)
    page.set_url_path(parent)
    page.draft_title = page.title
    page.locale_id = parent.locale_id
    page.first_published_at = page.last_published_at = page.latest_revision_created_at = timezone.now()
    insert([page])
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + 1)


def publish(page: Page) -> Revision:
    """Make the first revision of a page planted live, and tie it as the one that is online."""
    revision = Revision(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        created_at=page.latest_revision_created_at,
        object_str=str(page),
    )
    revision.save()
    Page.objects.filter(pk=page.pk).update(latest_revision=revision, live_revision=revision)
    return revision
