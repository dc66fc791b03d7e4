"""The addresses of what was told to whom, under /admin/."""

from django.urls import path

from cms.notices import views

app_name = "notices"

urlpatterns = [
    path("sessions/<int:pk>/prevenus/", views.Told.as_view(), name="told"),
    path("messages/", views.MyMessages.as_view(), name="mine"),
    path("messages/<int:pk>/", views.ReadMessage.as_view(), name="message"),
]
