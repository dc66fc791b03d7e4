"""Python's search for unused cycles of objects, suited to a server."""

import gc

# A page or a step makes some thousands of objects, nearly all of them gone without a search.
ALLOCATIONS = 20_000


def settle() -> None:
    """Once all is loaded: what there is now stays, and to look through it again would halt a request for 0.2 s."""
    gc.freeze()
    gc.set_threshold(ALLOCATIONS, *gc.get_threshold()[1:])
