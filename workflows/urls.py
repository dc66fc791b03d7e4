"""The addresses of the authority's screens, below the administration's own."""

from django.urls import path

from workflows.views import agendas
from workflows.views.comparison import ComparisonView
from workflows.views.decisions import DecisionView
from workflows.views.follow_up import DossiersView, ExportView, FollowUpView
from workflows.views.inbox import InboxView
from workflows.views.letter import LetterView
from workflows.views.reading import ReadingView

app_name = "review"
urlpatterns = [
    path("legalite/", InboxView.as_view(), name="inbox"),
    path("legalite/resultats/", InboxView.as_view(results_only=True), name="inbox_results"),
    path("legalite/<int:pk>/", ReadingView.as_view(), name="act"),
    path("legalite/<int:pk>/decision/<slug:action>/", DecisionView.as_view(), name="decide"),
    path("legalite/<int:pk>/comparaison/<int:other>/", ComparisonView.as_view(), name="compare"),
    path("legalite/<int:pk>/lettre/<int:proceeding>/", LetterView.as_view(), name="letter"),
    path("legalite/ordres-du-jour/", agendas.Agendas.as_view(), name="agendas"),
    path("legalite/ordres-du-jour/<int:pk>/", agendas.Agenda.as_view(), name="agenda"),
    path("legalite/ordres-du-jour/<int:pk>/reception/", agendas.Acknowledge.as_view(), name="acknowledge_agenda"),
    path("legalite/ordres-du-jour/<int:pk>/ajouter/", agendas.AddPoint.as_view(), name="add_point"),
    path("legalite/points/<int:pk>/opposition/", agendas.OpposePoint.as_view(), name="oppose_point"),
    path("legalite/points/<int:pk>/saisine/", agendas.ReferPoint.as_view(), name="refer_point"),
    path("legalite/points/<int:pk>/jugement/", agendas.RuleOnPoint.as_view(), name="rule_on_point"),
    path("suivi/", FollowUpView.as_view(), name="follow_up"),
    path("suivi/dossiers/", DossiersView.as_view(), name="dossiers"),
    path("suivi/dossiers.csv", ExportView.as_view(), {"kind": "csv"}, name="follow_up_csv"),
    path("suivi/dossiers.xlsx", ExportView.as_view(), {"kind": "xlsx"}, name="follow_up_xlsx"),
]
