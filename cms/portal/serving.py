"""Which view shows a page of the tree; the domain's page classes know nothing of the portal."""

from wagtail import hooks

from cms.models import HomePage
from cms.portal.acts import redirect_to_act
from cms.portal.councils import council_page
from cms.portal.meetings import session_page
from cms.portal.places import home_page, territory_page
from document_types.models import ActPage, CollectivityPage, CouncilPage, SessionPage

VIEWS = (
    (HomePage, home_page),
    (CollectivityPage, territory_page),
    (CouncilPage, council_page),
    (SessionPage, session_page),
    (ActPage, redirect_to_act),
)


# After Wagtail's own check of a page's privacy.
@hooks.register("before_serve_page", order=10)
def serve_portal(page, request, serve_args, serve_kwargs):
    view = next((view for page_class, view in VIEWS if isinstance(page, page_class)), None)
    return view(request, page) if view else None
