"""From an act to its entry in the archive's index."""


def register() -> None:
    """Filled below once the search library is there."""
