"""The portal's own addresses; what lies in the tree is served by its pages."""

from django.urls import include, path

from cms.portal.acts import act_page
from cms.portal.calendars import calendar_page
from cms.portal.convocation import convocation_page, invitation_file
from cms.portal.journal import act_journal
from cms.portal.roots import roots_page
from cms.portal.searching import search_page

urlpatterns = [
    path("actes/<str:code>/<slug:kind>/<int:year>/<str:number>/", act_page, name="act"),
    path("actes/<str:code>/<slug:kind>/<int:year>/<str:number>/journal.pdf", act_journal, name="act_journal"),
    path("convocation/<str:token>/", convocation_page, name="convocation"),
    path("convocation/<str:token>/seance.ics", invitation_file, name="invitation"),
    path("empreintes/", roots_page, name="roots"),
    path("empreintes/<int:year>/", roots_page, name="roots_of_year"),
    path("membres/", include("cms.members.urls")),
    path("recherche/", search_page, name="search"),
    path("seances/", calendar_page, name="calendar"),
]
