"""The portal's own addresses; what lies in the tree is served by its pages."""

from django.urls import include, path

from cms.portal.acts import act_page
from cms.portal.calendars import calendar_page
from cms.portal.convocation import convocation_page, invitation_file
from cms.portal.searching import search_page
from cms.portal.verifying import receipt_page, verify_page

urlpatterns = [
    path("actes/<str:code>/<slug:kind>/<int:year>/<str:number>/", act_page, name="act"),
    path("convocation/<str:token>/", convocation_page, name="convocation"),
    path("convocation/<str:token>/seance.ics", invitation_file, name="invitation"),
    path("membres/", include("cms.members.urls")),
    path("recherche/", search_page, name="search"),
    path("seances/", calendar_page, name="calendar"),
    path("verifier/", verify_page, name="verify"),
    path("verifier/<str:code>/", receipt_page, name="verify_receipt"),
]
