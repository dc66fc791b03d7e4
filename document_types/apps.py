"""The app of the domain."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentTypesConfig(AppConfig):
    name = "document_types"
    label = "document_types"
    verbose_name = _("Conseils et actes")

    def ready(self):
        # Models must be loaded.
        from document_types import glossary, indexing, page_paths, search_fields, signal_handlers  # noqa: PLC0415

        page_paths.install()
        signal_handlers.connect()
        indexing.register()
        search_fields.register_fields()
        glossary.register()
