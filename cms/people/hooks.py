"""What the administrator's screens add to Wagtail's administration."""

from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy

from cms.models import User
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


@hooks.register("before_bulk_action")
def keep_accounts(request, action_type, objects, action_class_instance):
    """Accounts that recorded something are never removed in number; only a superuser touches a superuser."""
    accounts = [each for each in objects if isinstance(each, User)]
    if action_type == "delete" and accounts:
        return _refused(request, _("Les comptes ne se suppriment pas en nombre : désactivez-les."))
    if any(account.is_superuser for account in accounts) and not request.user.is_superuser:
        return _refused(request, _("Le compte d'un super-utilisateur ne se modifie pas d'ici : retirez-le du choix."))
    return None


def _refused(request, reason: str):
    messages.error(request, reason)
    return redirect("wagtailusers_users:index")


@hooks.register("register_admin_viewset")
def viewsets():
    return [
        ClosingDayViewSet("closing_days", url_prefix="jours"),
        AuthorityViewSet("authorities", url_prefix="autorites"),
    ]
