"""Wagtail's own searches and choosers, answered by the archive's index inside the rights of whoever asks."""
