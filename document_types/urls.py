"""Addresses of files, and of the administration's guarded or closed pages; to be included before Wagtail's own."""

from django.conf import settings
from django.urls import path, re_path

from document_types.views import files, guards

# Wagtail shows these to whoever enters the administration, with titles of every council; nobody here works with them.
CLOSED = (
    r"^admin/(choose-page|reports|failwhale)/",
    r"^admin/api/main/(documents|images)/",
    r"^admin/api/main/pages/\d+/action/",
    r"^admin/images/\d+/preview/",
    r"^admin/pages/\d+/(move|copy|convert_alias|set_position)/",
    r"^admin/pages/(workflow/preview|usage)/",
)

urlpatterns = [
    path("documents/<int:pk>/pages/<int:number>.webp", files.page, name="document_page"),
    path("documents/<int:pk>/text/<path:filename>", files.readable, name="readable_document"),
    path("documents/<int:pk>/<path:filename>", files.document),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", files.media, name="media"),
    path("admin/pages/<int:pk>/delete/", guards.delete_page),
    *(re_path(pattern, guards.closed) for pattern in CLOSED),
    path("admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/", guards.workflow_action),
    path(
        "admin/pages/workflow/collect_action_data/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
        guards.collect_workflow_action_data,
    ),
    path("admin/pages/workflow/confirm_cancellation/<int:page_id>/", guards.confirm_workflow_cancellation),
    path("admin/bulk/<str:app_label>/<str:model_name>/<str:action>/", guards.bulk_action),
    path("admin/documents/delete/<int:pk>/", guards.delete_document),
    path("admin/documents/multiple/<int:pk>/delete/", guards.delete_uploaded),
]
