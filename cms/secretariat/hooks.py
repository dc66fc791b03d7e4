"""The secretariat in Wagtail's admin: addresses, menu, style."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from cms.secretariat import urls
from document_types import access
from document_types.models import ActPage
from document_types.rights import Capability
from document_types.services import text_import
from workflows.wagtail_hooks import CapabilityMenuItem


@hooks.register("register_admin_urls")
def addresses():
    return [path("", include(urls))]


@hooks.register("insert_global_admin_css")
def style():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/majaliss.css"))


@hooks.register("register_admin_menu_item")
def sessions_item():
    return CapabilityMenuItem(
        _("Sessions"),
        reverse("secretariat:sessions"),
        name="sessions",
        icon_name="calendar-alt",
        order=50,
        capabilities=access.INSIDE,
    )


@hooks.register("register_admin_menu_item")
def members_item():
    return CapabilityMenuItem(
        _("Membres du conseil"),
        reverse("secretariat:councils"),
        name="members",
        icon_name="group",
        order=60,
        capabilities=[Capability.PREPARE],
    )


@hooks.register("register_admin_menu_item")
def my_convocations_item():
    return CapabilityMenuItem(
        _("Mes convocations"),
        reverse("secretariat:my_convocations"),
        name="my-convocations",
        icon_name="mail",
        order=40,
        capabilities=[Capability.ATTEND],
    )


@hooks.register("construct_main_menu", order=1000)
def only_what_the_role_uses(request, items):
    """Nobody of a council uses images, reports or help; only those who write texts walk through pages."""
    if request.user.is_superuser:
        return
    dead = {"images", "reports", "help"}
    if not access.paths_of(request.user, Capability.PREPARE):
        dead |= {"explorer", "documents"}
    items[:] = [item for item in items if item.name not in dead]


@hooks.register("register_page_header_buttons")
def word_text_button(page, user, view_name, next_url=None):
    """Beside the text that is being written, and beside one that is locked: the screen says why."""
    act = page.specific.fact if view_name == "edit" and isinstance(page.specific, ActPage) else None
    if act and act.kind in text_import.KINDS and page.specific.permissions_for_user(user).can_edit():
        yield Button(
            _("Reprendre un fichier Word"),
            reverse("secretariat:word_text", args=[act.pk]),
            icon_name="doc-full",
            priority=5,
        )
