"""The administration's delete pages, which say why before Wagtail would only say no."""

from functools import wraps

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.delete import DeleteView as DeletePage
from wagtail.documents.views.documents import DeleteView as DeleteDocument
from wagtail.documents.views.multiple import DeleteView as DeleteUploaded
from wagtail.models import Page
from wagtail.permissions import policy_registry

from document_types.models import CouncilDocument
from document_types.services import deletion, documents


def refuse_page(request, page: Page):
    """Answer with the reason why the page stays; None where it may go."""
    if reason := deletion.reason_to_keep(page):
        messages.error(request, reason)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
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
