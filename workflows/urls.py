"""The addresses of the authority's screens, below the administration's own."""

from django.urls import path

from workflows.views import agendas, asking, batches, delegations, desk, examination
from workflows.views.comparison import ComparisonView
from workflows.views.decisions import DecisionView
from workflows.views.follow_up import DossiersView, ExportView, FollowUpView
from workflows.views.inbox import InboxView
from workflows.views.letter import letter
from workflows.views.reading import ReadingView

app_name = "review"
urlpatterns = [
    path("legalite/", InboxView.as_view(), name="inbox"),
    path("legalite/resultats/", InboxView.as_view(results_only=True), name="inbox_results"),
    path("legalite/<int:pk>/", ReadingView.as_view(), name="act"),
    path("legalite/<int:pk>/decision/<slug:action>/", DecisionView.as_view(), name="decide"),
    path("legalite/<int:pk>/comparaison/<int:other>/", ComparisonView.as_view(), name="compare"),
    path("legalite/<int:pk>/lettre/<int:proceeding>/", letter, name="letter"),
    path("legalite/ordres-du-jour/", agendas.Agendas.as_view(), name="agendas"),
    path("legalite/ordres-du-jour/<int:pk>/", agendas.Agenda.as_view(), name="agenda"),
    path("legalite/ordres-du-jour/<int:pk>/reception/", agendas.Acknowledge.as_view(), name="acknowledge_agenda"),
    path("legalite/ordres-du-jour/<int:pk>/ajouter/", agendas.AddPoint.as_view(), name="add_point"),
    path("legalite/points/<int:pk>/opposition/", agendas.OpposePoint.as_view(), name="oppose_point"),
    path("legalite/points/<int:pk>/saisine/", agendas.ReferPoint.as_view(), name="refer_point"),
    path("legalite/points/<int:pk>/jugement/", agendas.RuleOnPoint.as_view(), name="rule_on_point"),
    path("legalite/<int:pk>/examen/", examination.ExaminationView.as_view(), name="examination"),
    path("legalite/<int:pk>/examen/pieces/", asking.AskPapers.as_view(), name="ask_papers"),
    path("legalite/<int:pk>/examen/avis/", asking.AskOpinion.as_view(), name="ask_opinion"),
    path("legalite/<int:pk>/examen/avis/<int:opinion>/", asking.RecordAdvice.as_view(), name="record_advice"),
    path("legalite/<int:pk>/examen/version/<int:rank>/", desk.VersionView.as_view(), name="version"),
    path("legalite/lot/visa/", batches.GrantVisas.as_view(), name="batch_visa"),
    path("legalite/lot/sans-observation/", batches.NoObjection.as_view(), name="batch_no_objection"),
    path("legalite/lot/confier/", batches.AssignBatch.as_view(), name="batch_assign"),
    path("legalite/delegations/", delegations.Delegations.as_view(), name="delegations"),
    path("legalite/delegations/<int:authority>/nommer/", delegations.NameDelegate.as_view(), name="name_delegate"),
    path("legalite/delegations/<int:pk>/fin/", delegations.EndDelegation.as_view(), name="end_delegation"),
    path("suivi/", FollowUpView.as_view(), name="follow_up"),
    path("suivi/dossiers/", DossiersView.as_view(), name="dossiers"),
    path("suivi/dossiers.csv", ExportView.as_view(), {"kind": "csv"}, name="follow_up_csv"),
    path("suivi/dossiers.xlsx", ExportView.as_view(), {"kind": "xlsx"}, name="follow_up_xlsx"),
]
