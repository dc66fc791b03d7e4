"""A question to the index, as immutable values."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .entry import PUBLIC

# Nobody reads the ten-thousandth hit, and an engine pays for every one before it.
DEEPEST = 10_000
LARGEST_PAGE = 200


@dataclass(frozen=True, slots=True)
class Query:
    """Filters are OR inside one facet and AND between facets.

    Without words, "relevance" means the newest first. `match` says whether any word is enough or all are
    needed. `passages` is how many highlighted passages a hit may bring; finding them costs more than the hit.
    `across_languages` also finds what says the same in the other language, as far as the glossaries know.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    audiences: tuple[str, ...] = (PUBLIC,)
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    sort: Literal["relevance", "newest", "oldest", "number"] = "relevance"
    page: int = 1
    size: int = 20
    facets: tuple[str, ...] = ()
    match: Literal["any", "all"] = "any"
    passages: int = 2
    across_languages: bool = False

    @property
    def rows(self) -> int:
        """The page size, within what an engine is asked for."""
        return min(max(self.size, 1), LARGEST_PAGE)

    @property
    def page_within_reach(self) -> int:
        return min(max(self.page, 1), DEEPEST // self.rows)

    @property
    def offset(self) -> int:
        return (self.page_within_reach - 1) * self.rows

    def pages(self, total: int) -> int:
        """How many pages of `total` hits can be turned to."""
        return min(-(-total // self.rows), DEEPEST // self.rows)
