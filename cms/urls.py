"""The addresses of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.portal import root_urls
from cms.portal import urls as portal_urls

handler404 = "cms.portal.errors.not_found"

# "/" and any address without its language are sent on by Django's LocaleMiddleware, by what the reader prefers.
urlpatterns = [
    path("", include("document_types.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("empreintes/", include(root_urls)),
    *i18n_patterns(path("", include(portal_urls)), path("", include(wagtail_urls))),
]
