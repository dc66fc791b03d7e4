"""The app of the procedures."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    name = "workflows"
    label = "workflows"
    verbose_name = _("Procédures")

    def ready(self):
        from workflows import signal_handlers  # noqa: PLC0415 models must be loaded

        signal_handlers.connect()
