"""The app of the domain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentTypesConfig(AppConfig):
    name = "document_types"
    label = "document_types"
    verbose_name = _("Conseils et actes")

    def ready(self):
        from document_types import glossary, indexing, page_paths, signal_handlers  # noqa: PLC0415 models must be loaded

        page_paths.install()
        signal_handlers.connect()
        indexing.register()
        glossary.register()
