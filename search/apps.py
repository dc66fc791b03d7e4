"""The full-text library: stores entries and finds them, and knows nothing of councils."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search import index  # noqa: PLC0415 models must be loaded

        post_migrate.connect(index.begin, sender=self, dispatch_uid="search.begin")
