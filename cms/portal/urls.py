"""The portal's own addresses; what lies in the tree is served by its pages."""

from django.urls import include, path

from cms.portal.acts import act_page
from cms.portal.calendars import calendar_page
from cms.portal.completing import completions
from cms.portal.convocation import convocation_page, invitation_file
from cms.portal.exporting import export
from cms.portal.journal import act_journal
from cms.portal.papers import act_paper_file
from cms.portal.previews import preview_page
from cms.portal.roots import roots_page
from cms.portal.searching import search_page
from cms.portal.verifying import code_page, verify_page
from cms.portal.versions import comparison_page, linked_comparison_page, version_page

ACT = "actes/<str:code>/<slug:kind>/<int:year>/<str:number>/"
urlpatterns = [
    path(ACT, act_page, name="act"),
    path(f"{ACT}journal.pdf", act_journal, name="act_journal"),
    path(f"{ACT}<slug:edition>.pdf", act_paper_file, name="act_paper"),
    path(f"{ACT}versions/<int:rank>/", version_page, name="act_version"),
    path(f"{ACT}comparaison/<int:old>-<int:new>/", comparison_page, name="act_comparison"),
    path(f"{ACT}comparaison/acte/<int:other>/", linked_comparison_page, name="act_linked_comparison"),
    path("convocation/<str:token>/", convocation_page, name="convocation"),
    path("convocation/<str:token>/seance.ics", invitation_file, name="invitation"),
    path("empreintes/", roots_page, name="roots"),
    path("empreintes/<int:year>/", roots_page, name="roots_of_year"),
    path("fichiers/<int:pk>/", preview_page, name="preview"),
    path("membres/", include("cms.members.urls")),
    path("recherche/", search_page, name="search"),
    path("recherche/resultats.<slug:form>", export, name="search_export"),
    path("recherche/suggestions/", completions, name="completions"),
    path("seances/", calendar_page, name="calendar"),
    path("verifier/", verify_page, name="verify"),
    path("verifier/<str:code>/", code_page, name="verify_code"),
]
