"""What the notices add to Wagtail's administration: addresses, and each person's own messages."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.notices import urls


@hooks.register("register_admin_urls")
def addresses():
    return [path("", include(urls))]


@hooks.register("register_admin_menu_item")
def my_messages_item():
    return MenuItem(_("Mes messages"), reverse("notices:mine"), name="my-messages", icon_name="mail", order=130)
