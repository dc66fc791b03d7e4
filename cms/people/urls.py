"""The addresses of the administrator's screens of councils."""

from django.urls import path

from cms.people.councils import ConnectView, CouncilsView

app_name = "councils"
urlpatterns = [
    path("conseils/", CouncilsView.as_view(), name="index"),
    path("conseils/resultats/", CouncilsView.as_view(results_only=True), name="index_results"),
    path("conseils/<int:pk>/", ConnectView.as_view(), name="connect"),
]
