"""What the archives add to Wagtail's administration."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.archive import urls
from cms.archive.panels import ImportsPanel, IntegrityPanel
from document_types.access import paths_of
from document_types.rights import Capability
from workflows.wagtail_hooks import CapabilityMenuItem


@hooks.register("register_admin_urls")
def archive_urls():
    return [path("", include(urls, namespace="archive"))]


@hooks.register("register_admin_menu_item")
def archive_item():
    return CapabilityMenuItem(
        _("Archives"),
        reverse("archive:index"),
        name="archives",
        icon_name="folder-open-inverse",
        order=130,
        capabilities=(Capability.ARCHIVE,),
    )


@hooks.register("construct_homepage_panels")
def add_panels(request, panels):
    if paths_of(request.user, Capability.ARCHIVE):
        panels.extend([IntegrityPanel(request.user), ImportsPanel(request.user)])
