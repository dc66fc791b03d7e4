"""The published roots for programs, at addresses without a language that never change."""

from django.urls import path

from cms.portal import roots

urlpatterns = [
    path("<int:year>.json", roots.year_as_json, name="roots_json"),
    path("<int:year>.csv", roots.year_as_csv, name="roots_csv"),
    path("annee-<int:year>.json", roots.whole_year_as_json, name="year_root_json"),
    path("annee-<int:year>.tst", roots.whole_year_token, name="year_root_token"),
    path("<str:day>.json", roots.day_as_json, name="day_root_json"),
    path("<str:day>.tst", roots.day_token, name="day_root_token"),
]
