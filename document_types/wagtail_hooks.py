"""Where Wagtail asks the domain: before it serves a document, and before it deletes or moves what acts rest on."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from document_types.models import CouncilDocument
from document_types.services import deletion, document_changes, documents
from document_types.views.files import require_document
from document_types.views.guards import refuse_page


@hooks.register("before_serve_document")
def let_only_those_in_who_may_open_it(document, request):
    """Wagtail's own address gives way to ours; should it ever answer, the same question is asked."""
    require_document(request.user, document)


@hooks.register("before_delete_page")
def refuse_to_delete_a_fact(request, page):
    return refuse_page(request, page)


@hooks.register("before_bulk_action")
def refuse_to_delete_facts(request, action_type, objects, action):
    """Refuse the whole selection with the first reason: half a deletion would be a surprise."""
    if action_type != "delete":
        return None
    for reason in _reasons(request, objects, action):
        messages.error(request, reason)
        return redirect(action.next_url)
    return None


def _reasons(request, objects, action):
    if issubclass(action.model, CouncilDocument):
        return filter(None, map(documents.reason_to_keep, objects))
    if issubclass(action.model, Page):
        # What nobody may delete never reaches `objects`: ask about everything that was selected.
        return filter(None, map(deletion.reason_to_keep, _selected_pages(request, action)))
    return ()


def _selected_pages(request, action):
    selected = request.GET.getlist("id")
    if "all" in selected:
        selected = action.get_all_objects_in_listing_query(request.GET.get("childOf"))
    return Page.objects.filter(pk__in=selected).iterator()


@hooks.register("after_bulk_action")
def let_the_council_follow_the_collection(request, action_type, objects, action):
    """Moving documents to another collection gives them to that collection's council."""
    if action_type != "add_to_collection" or not issubclass(action.model, CouncilDocument):
        return
    moved = CouncilDocument.objects.filter(pk__in=[each.pk for each in objects]).select_related("collection", "council")
    document_changes.follow_collections(moved, user=request.user)
