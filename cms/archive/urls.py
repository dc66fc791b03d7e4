"""The addresses of the archivist's screens, below the administration's own."""

from django.urls import path

from cms.archive.registers import RegistersView, RegisterView
from cms.archive.session_views import PieceView, SessionView, SessionZip
from cms.archive.views import ActsView, SessionsView

app_name = "archive"
urlpatterns = [
    path("archives/", ActsView.as_view(), name="index"),
    path("archives/sessions/", SessionsView.as_view(), name="sessions"),
    path("archives/sessions/<int:pk>/", SessionView.as_view(), name="session"),
    path("archives/sessions/<int:pk>/dossier.zip", SessionZip.as_view(), name="session_zip"),
    path("archives/sessions/<int:pk>/piece/", PieceView.as_view(), name="piece"),
    path("archives/registre/", RegistersView.as_view(), name="registers"),
    path("archives/registre/<str:code>/", RegisterView.as_view(), name="register"),
]
