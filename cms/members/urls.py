"""The addresses of the members' space, under /<language>/membres/."""

from django.urls import path

from cms.members import asking, entry, reading

app_name = "members"

urlpatterns = [
    path("", reading.home_page, name="home"),
    path("connexion/", entry.ask_page, name="ask"),
    path("connexion/envoi/", entry.asked_page, name="asked"),
    path("entrer/<str:secret>/", entry.enter_page, name="enter"),
    path("sortir/", entry.leave, name="leave"),
    path("sessions/<int:pk>/", reading.session_page, name="session"),
    path("sessions/<int:pk>/seance.ics", reading.invitation_file, name="invitation"),
    path("actes/<int:pk>/", reading.act_page, name="act"),
    path("actes/<int:pk>/fichiers/<int:document>/", reading.preview_page, name="preview"),
    path("actes/<int:pk>/fichiers/<int:document>/<int:number>.webp", reading.preview_picture, name="preview_picture"),
    path("actes/<int:pk>/documents/<int:document>/<path:filename>", reading.paper_file, name="paper"),
    path("questions/", asking.questions_page, name="questions"),
    path("questions/<int:pk>/reporter/", asking.carry_question, name="carry"),
    path("points/", asking.points_page, name="points"),
]
