"""The app of the site."""

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


def make_groups(sender, using, **kwargs):
    """The groups of the site, made or mended once every app has its permissions and the tree its root.

    Their rights are those of `cms/roles.py`, whatever was changed by hand.
    """
    last = [app for app in apps.get_app_configs() if app.models_module][-1]
    if using == DEFAULT_DB_ALIAS and sender is last and apps.get_model("cms.HomePage").objects.exists():
        import_string("cms.roles.make_site_groups")()


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Majaliss")

    def ready(self):
        from cms.notices import signal_handlers  # noqa: PLC0415 models must be loaded

        post_migrate.connect(make_groups, dispatch_uid="cms.make_groups")
        signal_handlers.connect()
