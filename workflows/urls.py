"""The addresses of the authority's screens, below the administration's own."""

from django.urls import path

from workflows.views.decisions import DecisionView
from workflows.views.follow_up import FollowUpView
from workflows.views.inbox import InboxView
from workflows.views.letter import LetterView
from workflows.views.reading import ReadingView

app_name = "review"
urlpatterns = [
    path("legalite/", InboxView.as_view(), name="inbox"),
    path("legalite/resultats/", InboxView.as_view(results_only=True), name="inbox_results"),
    path("legalite/<int:pk>/", ReadingView.as_view(), name="act"),
    path("legalite/<int:pk>/decision/<slug:action>/", DecisionView.as_view(), name="decide"),
    path("legalite/<int:pk>/lettre/<int:proceeding>/", LetterView.as_view(), name="letter"),
    path("suivi/", FollowUpView.as_view(), name="follow_up"),
]
