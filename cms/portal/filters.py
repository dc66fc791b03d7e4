"""The filters of a search: read from the address, written back into it, and shown as facets to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.portal.visibility import PLACE_NAMES
from document_types.enums import ActKind, AuthenticLanguage, ForceKind
from document_types.law.nomenclature import MATTERS
from document_types.models import CollectivityPage
from document_types.reader import language
from document_types.search_fields import WITH, WITHOUT
from search.prepared import prepared
from search.results import Facet

# The name in the address, and the facet of the index behind it.
FACETS = {
    "territoire": "territory",
    "type": "kind",
    "annee": "year",
    "matiere": "matter",
    "force": "force",
    "langue": "language",
    "annexes": "annexes",
}
TITLES = {
    "territoire": _("Territoire"),
    "type": _("Nature"),
    "annee": _("Année"),
    "matiere": _("Matière"),
    "force": _("Force"),
    "langue": _("Langue"),
    "annexes": _("Annexes"),
}
ANNEXES = {WITH: _("Avec annexes"), WITHOUT: _("Sans annexe")}
SORTS = {"": "relevance", "recent": "newest", "ancien": "oldest", "numero": "number"}
# What the address says where no word of the other language is to be added.
ONE_LANGUAGE = "une"
SHOWN = 8
# The kingdom's page hangs below the root, the regions below it.
TOP_DEPTH = 3
MOST_CHOICES = 20


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet as a group of boxes; `kept` holds chosen values that stay in force above the level shown."""

    name: str
    title: str
    options: tuple[Option, ...]
    more: tuple[Option, ...] = ()

    @property
    def is_open(self) -> bool:
        return any(option.is_chosen for option in (*self.options, *self.more))


@dataclass(frozen=True, slots=True)
class Chosen:
    title: str
    label: str
    url: str


def _places():
    return CollectivityPage.objects.only("path", "depth", *PLACE_NAMES)


@prepared
def _of_codes(codes):
    return _places().filter(code__in=codes)


@prepared
def _at_the_top(depth):
    return _places().filter(depth=depth)


class Filters:
    """What was chosen, with the names of the places concerned from one query."""

    def __init__(self, asked: QueryDict):
        self.asked = asked
        self.chosen = {name: tuple(dict.fromkeys(asked.getlist(name)))[:MOST_CHOICES] for name in FACETS}
        self.places: dict[str, CollectivityPage] = {}
        self.is_across_languages = asked.get("langues") != ONE_LANGUAGE

    def read_places(self) -> None:
        """Read the places chosen and those right below them, which are offered next; never the whole kingdom.

        A place chosen inside another replaces it: a box is ticked to look closer, never to look wider.
        """
        codes = self.chosen["territoire"]
        pages = _of_codes(codes=codes) if codes else []
        outer = {page.code for page in pages for inner in pages if inner != page and inner.path.startswith(page.path)}
        self.chosen["territoire"] = tuple(code for code in codes if code not in outer)
        inner = [page for page in pages if page.code not in outer]
        below = [Q(path__startswith=page.path, depth=page.depth + 1) for page in inner]
        offered = _places().filter(reduce(or_, below)) if below else _at_the_top(depth=TOP_DEPTH)
        self.places = {page.code: page for page in (*inner, *offered)}

    def as_query(self) -> dict[str, tuple[str, ...]]:
        return {FACETS[name]: values for name, values in self.chosen.items() if values}

    def groups(self, facets: Mapping[str, tuple[Facet, ...]]) -> list[Group]:
        groups = [self._group(name, facets.get(FACETS[name], ())) for name in FACETS]
        return [group for group in groups if group.options]

    def _group(self, name: str, found: tuple[Facet, ...]) -> Group:
        if name == "territoire":
            options = self._territory(found)
        else:
            options = [self._option(name, facet.value, facet.count) for facet in found]
            listed = {option.value for option in options}
            options += [self._option(name, value, 0) for value in self.chosen[name] if value not in listed]
            if name == "annee":
                options.sort(key=lambda option: option.value, reverse=True)
        options.sort(key=lambda option: not option.is_chosen)
        return Group(name, str(TITLES[name]), tuple(options[:SHOWN]), tuple(options[SHOWN:]))

    def _option(self, name: str, value: str, count: int) -> Option:
        return Option(value, self.label(name, value), count, value in self.chosen[name])

    def _territory(self, found: tuple[Facet, ...]) -> list[Option]:
        """One level at a time: what is chosen, and what lies right below it."""
        counts = {facet.value: facet.count for facet in found}
        shown = [code for code in self.places if code in counts or code in self.chosen["territoire"]]
        options = [self._option("territoire", code, counts.get(code, 0)) for code in shown]
        return sorted(options, key=lambda option: (-option.count, option.label))

    def label(self, name: str, value: str) -> str:
        """The words of a value; what the address made up is shown as it was typed, escaped like any text."""
        if name == "territoire":
            return self.places[value].name_in(language()) if value in self.places else value
        if name == "matiere":
            return MATTERS[value].label.in_language(language()) if value in MATTERS else value
        if name == "annexes":
            return str(ANNEXES.get(value, value))
        words = {"type": ActKind, "force": ForceKind, "langue": AuthenticLanguage}.get(name)
        return str(words(value).label) if words and value in words.values else value

    def applied(self) -> list[Chosen]:
        return [
            Chosen(str(TITLES[name]), self.label(name, value), self.address_without(name, value))
            for name, values in self.chosen.items()
            for value in values
        ]

    def address_without(self, name: str, value: str) -> str:
        asked = self._clean()
        asked.setlist(name, [other for other in self.chosen[name] if other != value])
        return f"?{asked.urlencode()}"

    def address_with(self, **values: str) -> str:
        """The same search with another order or page."""
        asked = self._clean()
        for name, value in values.items():
            asked.pop(name, None)
            if value:
                asked[name] = value
        return f"?{asked.urlencode()}"

    def address_cleared(self) -> str:
        asked = self._clean()
        for name in FACETS:
            asked.pop(name, None)
        return f"?{asked.urlencode()}"

    def _clean(self) -> QueryDict:
        """What was asked, without the page, and without anything that no search knows."""
        asked = QueryDict(mutable=True)
        for name in ("q", "tri"):
            if self.asked.get(name):
                asked[name] = self.asked[name]
        if not self.is_across_languages:
            asked["langues"] = ONE_LANGUAGE
        for name, values in self.chosen.items():
            asked.setlist(name, list(values))
        return asked
