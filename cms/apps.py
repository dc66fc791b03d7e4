"""The app of the site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Majaliss")

    def ready(self):
        from cms import signal_handlers  # noqa: PLC0415 models must be loaded

        signal_handlers.connect()
