"""What may be typed before a colon in the archive's search, in French and Arabic, and the values behind it."""

from collections.abc import Callable, Iterable, Mapping

from django.core.cache import cache
from django.utils.translation import override

from document_types.enums import ActKind, AuthenticLanguage, ForceKind
from document_types.law.nomenclature import MATTER_GROUPS, MATTERS
from document_types.models import CollectivityPage
from document_types.reader import LANGUAGES
from search.fields import Field, register_field
from search.folding import fold

KEPT_SECONDS = 300
LONGEST_RANGE = 200
# What people call the kinds besides their names.
ALSO = {ActKind.MINUTES: ("pv", "compte rendu"), ActKind.DELIBERATION: ("décision", "قرار", "مداولة")}
WITH, WITHOUT = "with", "without"
ANNEXES = {WITH: ("avec", "oui", "مع", "نعم"), WITHOUT: ("sans", "non", "بدون", "لا")}


def register_fields() -> None:
    for each in (
        Field(("numéro", "numero", "n°", "رقم"), "number"),
        Field(("année", "سنة"), "facet", "year", _years),
        Field(("date", "تاريخ"), "date"),
        Field(("depuis", "منذ"), "since"),
        Field(("jusque", "avant", "حتى"), "until"),
        Field(("type", "nature", "نوع"), "facet", "kind", _reader(lambda: _labels(ActKind, ALSO))),
        Field(("conseil", "commune", "مجلس", "جماعة"), "facet", "council", _places),
        Field(("territoire", "lieu", "région", "province", "جهة", "إقليم"), "facet", "territory", _places),
        Field(("matière", "مادة"), "facet", "matter", _matters),
        Field(("force", "état", "وضعية"), "facet", "force", _reader(lambda: _labels(ForceKind, {}))),
        Field(("langue", "لغة"), "facet", "language", _reader(lambda: _labels(AuthenticLanguage, {}))),
        Field(("annexes", "مرفقات"), "facet", "annexes", _reader(lambda: ANNEXES)),
    ):
        register_field(each)


def _reader(names: Callable[[], Mapping[str, Iterable[str]]]) -> Callable[[str], tuple[str, ...]]:
    return lambda typed: _best(typed, names())


def _best(typed: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the values called so; else those whose name begins so; else those whose name holds it."""
    asked = fold(typed).strip()
    folded = {value: [fold(name) for name in (value, *called)] for value, called in names.items()}
    for fits in (str.__eq__, str.startswith, str.__contains__):
        if found := tuple(value for value, called in folded.items() if any(fits(name, asked) for name in called)):
            return found
    return ()


def _labels(choices, also: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {value: list(also.get(value, ())) for value in choices.values}
    for language in LANGUAGES:
        with override(language):
            for value in choices.values:
                names[value].append(str(choices(value).label))
    return names


def _years(typed: str) -> tuple[str, ...]:
    """Read a year or a range of years ("2019..2021")."""
    first, is_range, last = fold(typed).partition("..")
    if not is_range:
        return (first,) if first.isdecimal() else ()
    if not (first.isdecimal() and last.isdecimal()):
        return ()
    return tuple(str(year) for year in range(int(first), min(int(last), int(first) + LONGEST_RANGE) + 1))


def _matters(typed: str) -> tuple[str, ...]:
    """Read a matter by its code or name; a group stands for all its matters."""
    groups = _best(typed, {code: _both(label) for code, label in MATTER_GROUPS.items()})
    exact = _best(typed, {code: _both(matter.label) for code, matter in MATTERS.items()})
    return exact or tuple(code for code, matter in MATTERS.items() if matter.group in groups)


def _both(label) -> tuple[str, ...]:
    return tuple(label.in_language(language) for language in LANGUAGES)


def places() -> dict[str, tuple[str, ...]]:
    """Return the names of every collectivity by its code; kept for some minutes."""
    return cache.get_or_set("search-places", _read_places, KEPT_SECONDS)


def _read_places() -> dict[str, tuple[str, ...]]:
    rows = CollectivityPage.objects.order_by("path").values_list("code", "name_fr", "name_ar")
    return {code: tuple(filter(None, names)) for code, *names in rows}


def _places(typed: str) -> tuple[str, ...]:
    return _best(typed, places())
