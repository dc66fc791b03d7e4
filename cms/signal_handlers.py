"""Handlers of the site."""


def connect() -> None:
    """Connected below as the site grows."""
