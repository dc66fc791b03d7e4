"""What can be found: one entry per published thing, its annexes inside it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Text:
    """A body or one page of an annex; `label` names the annex, `url` opens it."""

    language: str
    text: str
    label: str = ""
    page: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Only those who belong to one of `audiences` ever see that the entry exists."""

    key: str
    kind: str = ""
    number: str = ""
    date: datetime.date | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[Text, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    audiences: tuple[str, ...] = (PUBLIC,)
    url: str = ""
