"""What the procedures add to Wagtail's administration, and what they close in it."""

from django.contrib.auth import get_user_model
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Task, Workflow
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from document_types.access import OUTSIDE, paths_of
from document_types.rights import Capability
from workflows import urls
from workflows.follow_up.scope import FOLLOWERS
from workflows.views.actions import page_viewsets
from workflows.views.panels import panels_for


class ClosedPolicy(BasePermissionPolicy):
    """Nobody, superusers included: the steps are those of the law, and disabling one would cancel running reviews."""

    def user_has_permission(self, user, action):
        return False

    def user_has_any_permission(self, user, actions):
        return False

    def users_with_any_permission(self, actions):
        return get_user_model().objects.none()


for model in (Workflow, Task):
    register_permission_policy(model, ClosedPolicy(model))


class CapabilityMenuItem(MenuItem):
    """Shown to those who hold one of the capabilities somewhere in the tree."""

    def __init__(self, *args, capabilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.capabilities = capabilities

    def is_shown(self, request):
        return bool(paths_of(request.user, *self.capabilities))


@hooks.register("register_admin_urls")
def review_urls():
    return [path("", include(urls, namespace="review"))]


@hooks.register("register_admin_viewset")
def act_pages():
    return page_viewsets()


@hooks.register("register_admin_menu_item")
def inbox_item():
    return CapabilityMenuItem(
        _("Contrôle de légalité"),
        reverse("review:inbox"),
        name="review",
        icon_name="tasks",
        order=110,
        capabilities=OUTSIDE,
    )


@hooks.register("register_admin_menu_item")
def agendas_item():
    return CapabilityMenuItem(
        _("Ordres du jour reçus"),
        reverse("review:agendas"),
        name="agendas",
        icon_name="list-ol",
        order=115,
        capabilities=(Capability.REVIEW,),
    )


@hooks.register("register_admin_menu_item")
def delegations_item():
    return CapabilityMenuItem(
        _("Délégations"),
        reverse("review:delegations"),
        name="delegations",
        icon_name="group",
        order=117,
        capabilities=(Capability.REVIEW,),
    )


@hooks.register("register_admin_menu_item")
def follow_up_item():
    return CapabilityMenuItem(
        _("Suivi des dossiers"),
        reverse("review:follow_up"),
        name="follow-up",
        icon_name="table",
        order=120,
        capabilities=FOLLOWERS,
    )


@hooks.register("construct_homepage_panels")
def add_panels(request, panels):
    panels.extend(panels_for(request.user))


@hooks.register("insert_global_admin_css")
def review_css():
    return format_html('<link rel="stylesheet" href="{}">', static("review/review.css"))
