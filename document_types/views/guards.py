"""Doors before Wagtail's own: delete pages say why, and what would name another council's papers stays closed."""

from functools import wraps

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action import index as bulk_actions
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.pages.delete import DeleteView as DeletePage
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.documents.views.documents import DeleteView as DeleteDocument
from wagtail.documents.views.multiple import DeleteView as DeleteUploaded
from wagtail.models import Page
from wagtail.permissions import policy_registry

from document_types import access
from document_types.models import CouncilDocument, CouncilImage
from document_types.services import deletion, documents


def refuse_page(request, page: Page):
    """Answer with the reason why the page stays; None where it may go."""
    if reason := deletion.reason_to_keep(page):
        messages.error(request, reason)
        # Above the root there is nothing to go back to.
        return redirect("wagtailadmin_explore", (page.get_parent() or page).pk)
    return None


def _guarded(view, refuse):
    @require_admin_access
    @wraps(view)
    def guarded(request, pk):
        return refuse(request, pk) or view(request, pk)

    return guarded


def _refuse_page(request, pk: int):
    return refuse_page(request, get_object_or_404(Page, pk=pk))


def _reason_to_keep(request, pk: int) -> str:
    """Only whoever may delete documents here is told of this one."""
    document = get_object_or_404(CouncilDocument, pk=pk)
    policy = policy_registry.get_by_type(CouncilDocument)
    if not policy.user_has_permission_for_instance(request.user, "delete", document):
        return ""
    return documents.reason_to_keep(document)


def _refuse_document(request, pk: int):
    if reason := _reason_to_keep(request, pk):
        messages.error(request, reason)
        return redirect("wagtaildocs:edit", pk)
    return None


def _refuse_uploaded(request, pk: int):
    reason = _reason_to_keep(request, pk)
    return JsonResponse({"success": False, "error_message": reason}, status=409) if reason else None


delete_page = _guarded(DeletePage.as_view(), _refuse_page)
delete_document = _guarded(DeleteDocument.as_view(), _refuse_document)
delete_uploaded = _guarded(lambda request, pk: DeleteUploaded.as_view()(request, doc_id=pk), _refuse_uploaded)


def closed(request, *args, **kwargs):
    """Refuse everybody: nobody's work needs these addresses of Wagtail, and they name what others prepare."""
    raise PermissionDenied(_("Cette adresse de l'administration n'est pas ouverte."))


def _require_seen(request, page_id: int) -> None:
    """Wagtail names a page in its refusal: whoever may see neither page nor act is refused before."""
    explorable = policy_registry.get_by_type(Page).explorable_instances(request.user)
    seen = explorable.filter(pk=page_id).exists() or access.visible_acts(request.user).filter(page=page_id).exists()
    if not seen:
        raise PermissionDenied(_("Vous n'avez pas accès à ce dossier, ou il n'existe pas."))


def _of_a_seen_page(name: str):
    view = require_admin_access(page_viewset_registry.as_view(name, page_id_kwarg="page_id"))

    @wraps(view)
    def guarded(request, page_id, **kwargs):
        _require_seen(request, page_id)
        return view(request, page_id=page_id, **kwargs)

    return guarded


workflow_action = _of_a_seen_page("workflow_action")
collect_workflow_action_data = _of_a_seen_page("collect_workflow_action_data")
confirm_workflow_cancellation = _of_a_seen_page("confirm_workflow_cancellation")


@require_admin_access
def bulk_action(request, app_label: str, model_name: str, action: str):
    """Wagtail names what it leaves out of a selection: only what the user may see is handed to it."""
    action_class = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    model = apps.get_model(app_label, model_name) if action_class else None
    if model in _SEEN:
        request.GET = _narrowed(request, model, action_class)
    return bulk_actions(request, app_label, model_name, action)


_SEEN = {
    Page: lambda policy, user: policy.explorable_instances(user),
    CouncilDocument: lambda policy, user: policy.instances_user_has_any_permission_for(user, ["change", "delete"]),
    CouncilImage: lambda policy, user: policy.instances_user_has_any_permission_for(user, ["change", "delete"]),
}


def _narrowed(request, model, action_class):
    """The query of the request, its selection without what the user may not see; refused where nothing is left."""
    selected = request.GET.getlist("id")
    if "all" in selected:
        selected = action_class(request, model).get_all_objects_in_listing_query(request.GET.get("childOf"))
    seen = _SEEN[model](policy_registry.get_by_type(model), request.user)
    # A search answers with rows, a listing with keys.
    keys = [key for each in selected if str(key := getattr(each, "pk", each)).isdigit()]
    ids = seen.filter(pk__in=keys).values_list("pk", flat=True)
    if not ids:
        raise PermissionDenied(_("Vous n'avez pas accès à ce dossier, ou il n'existe pas."))
    query = request.GET.copy()
    query.setlist("id", [str(pk) for pk in ids])
    return query
