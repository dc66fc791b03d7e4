"""The root of the site's tree."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from document_types.rights import FactPagePermissions


class HomePage(Page):
    """The kingdom: the regions lie below it."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["document_types.CollectivityPage"]
    max_count = 1
    is_creatable = False
    content_panels = []
    promote_panels = []
    settings_panels = []
    search_auto_update = False

    class Meta:
        verbose_name = _("accueil")

    def permissions_for_user(self, user):
        return FactPagePermissions(user, self)
