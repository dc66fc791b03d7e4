"""Whose dossiers a user follows, and the place of the country that is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonprefix

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from document_types.access import INSIDE, OUTSIDE, paths_of
from document_types.models import CollectivityPage, Council
from workflows.models import FollowUp, FollowUpTally
from workflows.services.follow_up import PLACE, REGION

HOME = 8
STEP = 4
FOLLOWERS = (*INSIDE, *OUTSIDE)


def within(path: str) -> Q:
    """The dossiers of the councils at or below a place of the tree, by the columns that are indexed."""
    if len(path) <= HOME:
        return Q(pk__isnull=False)
    if len(path) in (REGION, PLACE):
        return Q(region=path) if len(path) == REGION else Q(place=path)
    return Q(council__in=Council.objects.filter(page__path__startswith=path).values("pk"))


@dataclass(frozen=True)
class Scope:
    """A council's people follow all its acts from the vote on; an office what it received, wherever it controls."""

    inside: Sequence[str]
    outside: Sequence[str]

    @property
    def paths(self) -> list[str]:
        return [*self.inside, *self.outside]

    def dossiers(self):
        allowed = Q(pk__in=[])
        for path in self.inside:
            allowed |= within(path)
        for path in self.outside:
            allowed |= within(path) & Q(received_on__isnull=False)
        return FollowUp.objects.filter(allowed)

    def tallies(self, node: "Node"):
        """What the prefectures and provinces of a place have counted, as far as the user's reach."""
        reach = Q(pk__in=[])
        for path in self.outside:
            reach |= within(path)
        return FollowUpTally.objects.filter(reach, node.condition)

    def covers(self, path: str) -> bool:
        """Whether the user follows something there, above or below."""
        return any(path.startswith(mine) or mine.startswith(path) for mine in self.paths)

    @property
    def is_counted(self) -> bool:
        """Whether the tallies answer: they count what was received, by prefecture and province."""
        return not self.inside and all(len(path) <= PLACE for path in self.outside)

    @property
    def is_wide(self) -> bool:
        """Whether it holds more than one prefecture or province whole."""
        return self.is_counted and any(len(path) < PLACE for path in self.outside)


def scope_of(user) -> Scope:
    return Scope(paths_of(user, *INSIDE), paths_of(user, *OUTSIDE))


@dataclass(frozen=True)
class Node:
    """The country, a region, a prefecture or province, or one council; `page` and `council` say which."""

    path: str
    page: CollectivityPage | None = None
    council: Council | None = None

    @property
    def is_country(self) -> bool:
        return self.page is None and self.council is None

    @property
    def name(self) -> str:
        if self.council:
            return self.council.name
        return self.page.name if self.page else _("Ensemble du pays")

    @property
    def condition(self) -> Q:
        return Q(council=self.council) if self.council else within(self.path)

    @property
    def rows_by(self) -> str:
        """The column by which the table of this place counts; none for one council."""
        if self.council:
            return ""
        if self.is_country:
            return "region"
        return "place" if len(self.path) == REGION else "council"

    @property
    def is_wide(self) -> bool:
        """Whether it holds several prefectures and provinces."""
        return self.rows_by in ("region", "place")

    @property
    def query(self) -> dict[str, str]:
        """How an address names it."""
        if self.council:
            return {"conseil": self.council.code}
        return {"lieu": self.page.code} if self.page else {"lieu": "maroc"}


COUNTRY = Node("")


def node_asked(scope: Scope, place: str, council: str) -> Node:
    """The place that the address names, or the smallest that holds all the user follows."""
    if council:
        return _allowed(scope, _council(code=council))
    if place == "maroc":
        return COUNTRY
    return _allowed(scope, _page(code=place)) if place else _whole(scope)


def above(node: Node, scope: Scope) -> list[Node]:
    """The places that lead to it, widest first, as far as the user's own reach."""
    whole = _whole(scope)
    if whole == node:
        return []
    lengths = [length for length in (REGION, PLACE) if len(whole.path) < length < len(node.path)]
    pages = {page.path: page for page in CollectivityPage.objects.filter(path__in=[node.path[:n] for n in lengths])}
    between = [Node(path, page) for path, page in sorted(pages.items())]
    return [whole, *between]


def _whole(scope: Scope) -> Node:
    paths = scope.paths
    if len(paths) == 1 and (council := Council.objects.with_names().filter(page__path=paths[0]).first()):
        return Node(paths[0], council=council)
    shared = commonprefix(paths)
    length = min(len(shared) // STEP * STEP, PLACE)
    page = CollectivityPage.objects.filter(path=shared[:length]).first() if length > HOME else None
    if page is None and length == PLACE:
        # Several rights over one region's council.
        council = Council.objects.with_names().filter(page__path=shared[:length]).first()
        return Node(shared[:length], council=council) if council else COUNTRY
    return Node(page.path, page) if page else COUNTRY


def _council(code: str) -> Node | None:
    council = Council.objects.with_names().filter(collectivity__code=code).first()
    return Node(council.page.path, council=council) if council else None


def _page(code: str) -> Node | None:
    page = CollectivityPage.objects.filter(code=code).first()
    return Node(page.path, page) if page and len(page.path) in (REGION, PLACE) else None


def _allowed(scope: Scope, node: Node | None) -> Node:
    if node is None or not scope.covers(node.path):
        raise PermissionDenied(_("Vous ne suivez pas les dossiers de ce lieu : ils relèvent d'autres conseils."))
    return node
