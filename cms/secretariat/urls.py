"""The addresses of the council's screens, under /admin/."""

from django.urls import path

from cms.secretariat.views import acts, agenda, attending, members, papers, sessions, signing, sittings, votes

app_name = "secretariat"

urlpatterns = [
    path("sessions/", sessions.SessionList.as_view(), name="sessions"),
    path("sessions/resultats/", sessions.SessionList.as_view(results_only=True), name="sessions_results"),
    path("sessions/nouvelle/", sessions.NewSession.as_view(), name="new_session"),
    path("sessions/<int:pk>/", sessions.Workspace.as_view(), name="session"),
    path("sessions/<int:pk>/modifier/", sessions.ChangeSession.as_view(), name="change_session"),
    path("sessions/<int:pk>/envoi/", sessions.SendAgenda.as_view(), name="send_agenda"),
    path("sessions/<int:pk>/annuler/", sessions.CancelSession.as_view(), name="cancel_session"),
    path("sessions/<int:pk>/cloture/", sessions.CloseSession.as_view(), name="closing"),
    path("sessions/<int:pk>/ordre-du-jour/", agenda.AgendaScreen.as_view(), name="agenda"),
    path("sessions/<int:pk>/ordre-du-jour/ajouter/", agenda.AddItem.as_view(), name="add_item"),
    path("points/<int:pk>/modifier/", agenda.ChangeItem.as_view(), name="change_item"),
    path("points/<int:pk>/retirer/", agenda.RemoveItem.as_view(), name="remove_item"),
    path("points/<int:pk>/deplacer/", agenda.MoveItem.as_view(), name="move_item"),
    path("sessions/<int:pk>/convocation/", papers.Convocation.as_view(), name="convocation"),
    path("sessions/<int:pk>/convocation/preparer/", papers.PrepareConvocation.as_view(), name="prepare_convocation"),
    path("actes/<int:pk>/mettre-a-jour/", papers.RefreshConvocation.as_view(), name="refresh_convocation"),
    path("sessions/<int:pk>/proces-verbal/", papers.Minutes.as_view(), name="minutes"),
    path("sessions/<int:pk>/proces-verbal/rediger/", papers.DraftMinutes.as_view(), name="draft_minutes"),
    path("actes/<int:pk>/soumettre/", papers.Submit.as_view(), name="submit"),
    path("actes/<int:pk>/adresser/", papers.SendMinutes.as_view(), name="send_minutes"),
    path("actes/<int:pk>/publier/", papers.PublishMinutes.as_view(), name="publish_minutes"),
    path("envois/<int:pk>/remis/", papers.HandedOver.as_view(), name="handed_over"),
    path("envois/<int:pk>/renvoyer/", papers.SendAgain.as_view(), name="send_again"),
    path("sessions/<int:pk>/seances/", sittings.Sittings.as_view(), name="sittings"),
    path("sessions/<int:pk>/seances/nouvelle/", sittings.NewSitting.as_view(), name="new_sitting"),
    path("seances/<int:pk>/", sittings.CorrectSitting.as_view(), name="sitting"),
    path("sessions/<int:pk>/votes/", votes.Votes.as_view(), name="votes"),
    path("points/<int:pk>/vote/", votes.VoteOnItem.as_view(), name="vote"),
    path("points/<int:pk>/reporter/", votes.Postpone.as_view(), name="postpone"),
    path("points/<int:pk>/debat/", votes.Debate.as_view(), name="debate"),
    path("sessions/<int:pk>/deliberations/", acts.SessionActs.as_view(), name="acts"),
    path("sessions/<int:pk>/affichage/", acts.Posting.as_view(), name="posting"),
    path("sessions/<int:pk>/transmission/", acts.SendToAuthority.as_view(), name="transmission"),
    path("recepisses/<int:pk>/", acts.Receipt.as_view(), name="receipt"),
    path("actes/<int:pk>/", acts.ReadAct.as_view(), name="act"),
    path("actes/<int:pk>/signature/", signing.Signing.as_view(), name="sign"),
    path("membres/", members.Councils.as_view(), name="councils"),
    path("conseils/<int:pk>/membres/", members.Members.as_view(), name="members"),
    path("conseils/<int:pk>/membres/ajouter/", members.AddMember.as_view(), name="add_member"),
    path("mandats/<int:pk>/modifier/", members.ChangeMember.as_view(), name="change_member"),
    path("mandats/<int:pk>/fin/", members.EndMandate.as_view(), name="end_mandate"),
    path("convocations/", attending.MyConvocations.as_view(), name="my_convocations"),
    path("convocations/<int:pk>/", attending.MySession.as_view(), name="my_session"),
]
