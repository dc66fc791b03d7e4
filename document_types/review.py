"""Where a higher layer says which workflow an act goes through; nothing is known of it here."""

from collections.abc import Callable

_finders: list[Callable] = []


def register_workflow_finder(finder: Callable) -> None:
    """`finder(page)` returns the Wagtail workflow of an act's page, or None."""
    _finders.append(finder)


def workflow_of(page):
    for finder in _finders:
        if workflow := finder(page):
            return workflow
    return None
