"""What an archivist asks for: words, a number and choices of the address, each choice with how many acts it has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from document_types.enums import ActKind, ActState
from document_types.law.terms import YEARS, last_year_of
from document_types.models import Council
from search.parser import LONGEST
from search.query import Query
from search.results import Facet

# The name of a choice in the address, which is that of its facet in the index.
FACETS = {
    "council": _("Conseil"),
    "term": _("Mandat"),
    "year": _("Année"),
    "kind": _("Nature"),
    "state": _("État"),
}
FIELDS = {"council": "council__collectivity__code", "year": "year", "kind": "kind", "state": "state"}
SORTS = {"": "relevance", "recent": "newest", "ancien": "oldest"}
SORT_WORDS = {"": _("Pertinence"), "recent": _("Les plus récents"), "ancien": _("Les plus anciens")}


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A list to choose from; `name` is its name in the address."""

    name: str
    label: str
    options: tuple[Option, ...]


def term_words(term: int) -> str:
    """ "2015-2021", or "depuis 2021" while the term runs: a hyphen at an end would turn round in Arabic."""
    last = last_year_of(term)
    return f"{term}-{last}" if last else gettext("depuis %(year)s") % {"year": term}


@dataclass(frozen=True)
class Asked:
    """An address as it was understood; what no choice offers is dropped."""

    text: str
    number: str
    sort: str
    councils: Sequence[Council]
    chosen: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, data: QueryDict, councils: Sequence[Council]) -> "Asked":
        codes = {council.code for council in councils}
        offered = {
            "council": codes.__contains__,
            "term": lambda value: value in map(str, YEARS),
            "year": lambda value: value.isascii() and value.isdecimal() and len(value) == 4,
            "kind": ActKind.values.__contains__,
            "state": ActState.values.__contains__,
        }
        chosen = {name: value for name, is_offered in offered.items() if is_offered(value := data.get(name, ""))}
        sort = data.get("tri", "")
        return cls(
            text=data.get("q", "").strip()[: LONGEST + 1],
            number=data.get("number", "").strip()[:60],
            sort=sort if sort in SORTS else "",
            councils=councils,
            chosen=chosen,
        )

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.number or self.chosen)

    def query(self, page: int, size: int) -> Query:
        """The question to the index, asked of the archivist's own councils alone, whether acts are online or not."""
        return Query(
            text=self.text,
            filters={name: (value,) for name, value in self.chosen.items()},
            audiences=tuple(f"council:{council.code}" for council in self.councils),
            sort=SORTS[self.sort],
            page=page,
            size=size,
            facets=tuple(FACETS),
            passages=2,
        )

    def in_table(self) -> dict[str, str]:
        """The choices as filters of the table, which knows no term."""
        return {column: self.chosen[name] for name, column in FIELDS.items() if name in self.chosen}

    def choices(self, facets: Mapping[str, Sequence[Facet]]) -> list[Choice]:
        """What may be chosen, with its counts; without an index, what there is at all."""
        return [
            Choice(name, str(label), self._options(name, facets.get(name)))
            for name, label in FACETS.items()
            if name != "council" or len(self.councils) > 1
        ]

    def _options(self, name: str, counted: Sequence[Facet] | None) -> tuple[Option, ...]:
        counts: dict[str, int | None] = {each.value: each.count for each in counted or ()}
        none_known = None if counted is None else 0
        labels = self._labels(name)
        chosen = self.chosen.get(name)
        values = [value for value in labels or sorted(counts, reverse=True) if value in counts or counted is None]
        if chosen and chosen not in values:
            values.append(chosen)
        return tuple(
            Option(value, labels.get(value, value), counts.get(value, none_known), value == chosen) for value in values
        )

    def _labels(self, name: str) -> dict[str, str]:
        """The words of the values, in the order in which they are offered; years speak for themselves."""
        match name:
            case "council":
                return {council.code: council.name for council in self.councils}
            case "term":
                return {str(year): term_words(year) for year in reversed(YEARS)}
            case "kind":
                return {value: str(label) for value, label in ActKind.choices}
            case "state":
                return {value: str(label) for value, label in ActState.choices}
        return {}
