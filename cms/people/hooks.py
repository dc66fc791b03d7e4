"""What the administrator's screens add to Wagtail's administration."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from cms.people import urls
from cms.people.authorities import AuthorityViewSet
from cms.people.closing_days import ClosingDayViewSet, NothingIsRemoved
from cms.people.councils import RIGHT
from document_types.models import Authority, ClosingDay

for model in (Authority, ClosingDay):
    register_permission_policy(model, NothingIsRemoved(model))


class CouncilsMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(RIGHT)


@hooks.register("register_admin_urls")
def council_urls():
    return [path("", include(urls, namespace="councils"))]


@hooks.register("register_settings_menu_item")
def councils_item():
    return CouncilsMenuItem(_("Conseils"), reverse("councils:index"), name="councils", icon_name="home", order=200)


@hooks.register("register_admin_viewset")
def viewsets():
    return [ClosingDayViewSet("closing_days", url_prefix="jours"), AuthorityViewSet("authorities", url_prefix="autorites")]
