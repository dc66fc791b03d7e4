"""The addresses of the screens of the law, under /admin/."""

from django.urls import path

from cms.law import views
from cms.law.simulator import Simulator

app_name = "law"

urlpatterns = [
    path("delais/calcul/", Simulator.as_view(), name="simulator"),
    path("loi/", views.TableOfLaw.as_view(), name="table"),
    path("lectures/", views.ReadingList.as_view(), name="readings"),
    path("lectures/<slug:key>/", views.ChooseReading.as_view(), name="reading"),
    path("fetes/", views.Feasts.as_view(), name="feasts"),
    path("fetes/<str:day>/", views.AnnounceFeast.as_view(), name="feast"),
]
