"""The full-text library: stores entries and finds them, and knows nothing of councils."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    default_auto_field = "django.db.models.BigAutoField"
