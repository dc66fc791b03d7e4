"""The territory in the tree: placing units with their councils, correcting them, importing a whole file."""

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from document_types.enums import CouncilState, JournalEvent
from document_types.errors import Refusal
from document_types.law.levels import Level
from document_types.models import Act, CollectivityPage, Council, CouncilPage
from document_types.services.journal import record
from document_types.services.territory_tree import Twig, index_collectivities, insert
from document_types.signals import act_changed
from document_types.territory.line import label_of
from document_types.territory.slugs import COUNCIL_SLUG, slug_for
from document_types.territory.table import Line, RefusedLine, Table
from document_types.territory.unit import LEVELS_ABOVE, TOP_DOWN, Unit
from document_types.territory.units import shipped_units

COUNCIL_TITLE = "Conseil"
BATCH = 100

# The two that a decree can turn into one another.
INTERCHANGEABLE = frozenset({Level.PREFECTURE, Level.PROVINCE})
NAMING = frozenset({"level", "name_fr", "name_ar"})


class Outcome(Enum):
    CREATED = "created"
    CHANGED = "changed"
    MOVED = "moved"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Report:
    created: int
    changed: int
    moved: int
    unchanged: int
    refused: tuple[RefusedLine, ...]

    @property
    def has_written(self) -> bool:
        return bool(self.created or self.changed or self.moved)


@transaction.atomic
def place(*, unit: Unit, reattach: Container[str] = ()) -> CollectivityPage:
    """Create or correct one unit and its council. `reattach`: codes that may move although a council is in service."""
    atlas = Atlas(reattach)
    atlas.put(unit)
    atlas.finish()
    return CollectivityPage.objects.get(code=unit.code)


@transaction.atomic
def ship_units() -> int:
    """Place those of the product's own units that are missing, leave the others as they are, and count the new."""
    atlas = Atlas()
    missing = [unit for unit in shipped_units() if unit.code not in atlas.pages]
    for unit in missing:
        atlas.put(unit)
    atlas.finish()
    return len(missing)


@transaction.atomic
def import_table(
    *, table: Table, reattach: Container[str] = (), track: Callable[[Iterable[Line]], Iterable[Line]] = iter
) -> Report:
    """Write every good line of the table and report the others; `track` wraps the lines, for a progress bar."""
    atlas = Atlas(reattach)
    refused, outcomes = list(table.refused), Counter()
    for line in track(sorted(table.lines, key=lambda line: TOP_DOWN.index(line.unit.level))):
        try:
            outcomes[atlas.put(line.unit).value] += 1
        except Refusal as refusal:
            refused.append(RefusedLine(line.number, line.unit.code, str(refusal)))
    atlas.finish()
    counts = {outcome.value: outcomes[outcome.value] for outcome in Outcome}
    report = Report(**counts, refused=tuple(sorted(refused, key=lambda line: line.number)))
    if report.has_written:
        payload = {"sha256": table.sha256, "refused": len(report.refused)} | counts
        record(council=None, event=JournalEvent.TERRITORY_IMPORTED, payload=payload)
    return report


class Atlas:
    """The units in the tree, by code, and the writes that new facts ask for."""

    def __init__(self, reattach: Container[str] = ()):
        root = Site.objects.get(is_default_site=True).root_page_id
        # The lock keeps two imports from giving the same place in the tree twice.
        self.home = Page.objects.select_for_update().get(pk=root)
        self.pages = {page.code: page for page in CollectivityPage.objects.select_related("council")}
        self.codes_by_iso = {page.iso_code: page.code for page in self.pages.values() if page.iso_code}
        self.reattach = reattach
        self.twigs: dict[str, Twig] = {}
        self.unsaved: list[Council] = []
        self.moves: dict[str, tuple[CollectivityPage, Page]] = {}
        self.touched: set[int] = set()

    def put(self, unit: Unit) -> Outcome:
        """Create or correct one unit; a unit refused leaves nothing behind."""
        above = self._above(unit)
        self._require_own_iso_code(unit)
        page = self.pages.get(unit.code)
        return self._correct(page, unit, above) if page else self._create(unit, above)

    def finish(self) -> None:
        self._flush()
        for twig in self.twigs.values():
            twig.write_numchild()
        for page, above in self.moves.values():
            _move(page, above)
        if self.touched:
            transaction.on_commit(partial(index_collectivities, self.touched), robust=True)

    def _above(self, unit: Unit) -> Page:
        above = self.pages.get(unit.parent_code)
        if unit.parent_code and above is None:
            raise Refusal(
                _("L'unité du dessus, %(parent)s, manque : elle n'est ni enregistrée, ni admise dans ce fichier.")
                % {"parent": unit.parent_code}
            )
        if (above and above.law_level) not in LEVELS_ABOVE[unit.level]:
            raise Refusal(
                _("Une unité de niveau « %(level)s » ne peut pas dépendre de cette unité : %(parent)s.")
                % {"level": label_of(unit.level), "parent": _described(above) if above else _("aucune")}
            )
        return above or self.home

    def _require_own_iso_code(self, unit: Unit) -> None:
        owner = self.codes_by_iso.get(unit.iso_code, unit.code)
        if owner != unit.code:
            raise Refusal(
                _("Le code ISO %(iso)s est déjà celui de %(owner)s, et le code d'une collectivité ne change pas.")
                % {"iso": unit.iso_code, "owner": owner}
            )

    def _twig(self, page: Page) -> Twig:
        if page.path not in self.twigs:
            self.twigs[page.path] = Twig(page)
        return self.twigs[page.path]

    def _create(self, unit: Unit, above: Page) -> Outcome:
        if not unit.name_ar:
            raise Refusal(_("Le nom en arabe manque : une collectivité est nommée dans les deux langues."))
        twig = self._twig(above)
        page = CollectivityPage(
            title=unit.name_fr,
            slug=slug_for(unit.name_fr, unit.code, twig.slugs),
            population=unit.population,
            **{name: getattr(unit, name) for name in ("level", "code", "iso_code", "name_fr", "name_ar")},
        )
        twig.sprout(page)
        council_page = CouncilPage(title=COUNCIL_TITLE, slug=COUNCIL_SLUG)
        self._twig(page).sprout(council_page)
        self.unsaved.append(Council(page=council_page, collectivity=page, seats=unit.seats))
        self.pages[unit.code] = page
        if len(self.unsaved) >= BATCH:
            self._flush()
        return Outcome.CREATED

    def _flush(self) -> None:
        insert([page for council in self.unsaved for page in (council.collectivity, council.page)])
        Council.objects.bulk_create(self.unsaved)
        self.touched |= {council.collectivity_id for council in self.unsaved}
        self.unsaved = []

    def _correct(self, page: CollectivityPage, unit: Unit, above: Page) -> Outcome:
        changes = _changes(page, unit)
        has_moved = bool(unit.parent_code) and page.path[: -Page.steplen] != above.path
        if has_moved and page.code not in self.moves:
            self._require_movable(page, above)
            self.moves[page.code] = (page, above)
        if changes:
            _apply(page, changes)
            self.touched.add(page.pk)
        if has_moved:
            return Outcome.MOVED
        return Outcome.CHANGED if changes else Outcome.UNCHANGED

    def _require_movable(self, page: CollectivityPage, above: Page) -> None:
        if page.code in self.reattach or not Council.objects.under(page).connected().exists():
            return
        raise Refusal(
            _(
                "%(unit)s dépend de %(before)s, le fichier dit %(after)s. Un conseil y est déjà connecté : le "
                "rattachement changerait son autorité de contrôle. S'il est voulu, recommencez avec "
                "« --reattach %(code)s »."
            )
            % {
                "unit": _described(page),
                "before": _described(_parent(page)),
                "after": _described(above),
                "code": page.code,
            }
        )


def _parent(page: CollectivityPage) -> CollectivityPage:
    return CollectivityPage.objects.get(path=page.path[: -Page.steplen])


def _described(page: CollectivityPage) -> str:
    return f"{label_of(page.law_level)} {page.name_fr} ({page.code})"


def _changes(page: CollectivityPage, unit: Unit) -> dict[str, Any]:
    """Return the facts that the unit states otherwise than the page."""
    if unit.level != page.level and not {unit.level, page.law_level} <= INTERCHANGEABLE:
        raise Refusal(
            _("Ce code est déjà celui d'une unité d'un autre niveau : %(unit)s.") % {"unit": _described(page)}
        )
    known = _facts(page)
    stated = {name: getattr(unit, name) for name in known} | {"level": unit.level.value}
    return {name: value for name, value in stated.items() if value not in {None, "", known[name]}}


def _facts(page: CollectivityPage) -> dict[str, Any]:
    names = ("level", "name_fr", "name_ar", "iso_code", "population")
    return {name: getattr(page, name) for name in names} | {"seats": page.council.seats}


def _apply(page: CollectivityPage, changes: dict[str, Any]) -> None:
    known, council = _facts(page), page.council
    if council.state != CouncilState.NOT_CONNECTED:
        payload = {"unit": page.code, "before": {name: known[name] for name in changes}, "after": changes}
        record(council=council, event=JournalEvent.TERRITORY_CHANGED, payload=payload)
    if "seats" in changes:
        council.seats = changes["seats"]
        council.save(update_fields=["seats"])
    for_page = {name: value for name, value in changes.items() if name != "seats"}
    if "name_fr" in changes:
        # The address stays: links to the acts below it must not break over a spelling.
        for_page |= {"title": changes["name_fr"], "draft_title": changes["name_fr"]}
    if for_page:
        CollectivityPage.objects.filter(pk=page.pk).update(**for_page)
    for name, value in for_page.items():
        setattr(page, name, value)
    if NAMING & changes.keys():
        _tell(page)


def _move(stale: CollectivityPage, above: Page) -> None:
    """Carry the unit and all below it under another; every council in service there has it in its journal."""
    page, target = (CollectivityPage.objects.get(pk=pk) for pk in (stale.pk, above.pk))
    before = _parent(page)
    taken = set(target.get_children().values_list("slug", flat=True))
    if page.slug in taken:
        page.slug = slug_for(page.name_fr, page.code, taken)
        page.save()
    page.move(target, pos="last-child")
    moved = CollectivityPage.objects.get(pk=page.pk)
    parents = {"before": {"parent": before.code}, "after": {"parent": target.code}}
    for council in Council.objects.under(moved).connected().with_names():
        record(council=council, event=JournalEvent.TERRITORY_CHANGED, payload={"unit": moved.code} | parents)
    _tell(moved)


def _tell(page: CollectivityPage) -> None:
    """Acts carry the names of the units above them into the index and the portal."""
    for act in Act.objects.under(page).iterator():
        act_changed.send(sender=Act, act=act)
