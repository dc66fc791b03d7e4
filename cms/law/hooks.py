"""What the law adds to Wagtail's administration: addresses and menu entries."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.law import urls
from cms.law.views import FEASTS, READINGS


class RightMenuItem(MenuItem):
    """Shown to whoever holds a model permission."""

    def __init__(self, *args, right, **kwargs):
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request):
        return request.user.has_perm(self.right)


@hooks.register("register_admin_urls")
def addresses():
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def simulator_item():
    return MenuItem(
        _("Calcul des délais"), reverse("law:simulator"), name="deadline-simulator", icon_name="time", order=140
    )


@hooks.register("register_settings_menu_item")
def feasts_item():
    return RightMenuItem(
        _("Fêtes à confirmer"),
        reverse("law:feasts"),
        name="feasts",
        icon_name="calendar-check",
        order=211,
        right=FEASTS,
    )


@hooks.register("register_settings_menu_item")
def readings_item():
    return RightMenuItem(
        _("Lectures de la loi"),
        reverse("law:readings"),
        name="readings",
        icon_name="openquote",
        order=212,
        right=READINGS,
    )
