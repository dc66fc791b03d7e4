"""Addresses of files, and of the delete pages of the administration; to be included before Wagtail's own."""

from django.conf import settings
from django.urls import path

from document_types.views import files, guards

urlpatterns = [
    path("documents/<int:pk>/<path:filename>", files.document),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", files.media, name="media"),
    path("admin/pages/<int:pk>/delete/", guards.delete_page),
    path("admin/documents/delete/<int:pk>/", guards.delete_document),
    path("admin/documents/multiple/<int:pk>/delete/", guards.delete_uploaded),
]
