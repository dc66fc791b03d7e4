"""One line of a file of units: its cells into a unit, or the reason why it is none."""

import re
from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.law.levels import Level

from .codes import LEVELS_OF_SHAPE, Shape, clean_code, code_above, collectivity_of, lies_in_divided_city, shape_of
from .names import CleanName, clean_name
from .unit import Unit
from .units import shipped_by_code
from .vocabulary import WORDS, NoCouncil, folded

COLUMNS = ("code", "level", "parent_code", "name_fr", "name_ar", "type", "seats", "population")
LONGEST_NAME = 120


def read_unit(record: Mapping[str, str]) -> Unit:
    code = _official(record.get("code", ""))
    name_fr, name_ar = clean_name(record.get("name_fr", "")), clean_name(record.get("name_ar", ""))
    # Before the code: of several reasons for refusing a line, that there is no council says most.
    declared = _declared_level(record, name_fr)
    level = _level(code, declared)
    _require_names(name_fr, name_ar)
    return Unit(
        code=code,
        level=level,
        name_fr=name_fr.text,
        name_ar=name_ar.text,
        parent_code=collectivity_of(_official(record.get("parent_code", ""))) or code_above(code, level),
        iso_code=shipped_by_code()[code].iso_code if code in shipped_by_code() else "",
        seats=_count(record.get("seats", "")),
        population=_count(record.get("population", "")),
    )


def _official(text: str) -> str:
    """Return the HCP code, also where the file gives the ISO code of a region or a province."""
    code = clean_code(text)
    known = shipped_by_code().get(code)
    return known.code if known else code


def _declared_level(record: Mapping[str, str], name: CleanName) -> Level | None:
    """Return the first level that the line states, after refusing what no council governs."""
    level = record.get("level", "").strip()
    if level and folded(level) not in WORDS:
        raise Refusal(_("« %(level)s » n'est pas un niveau de collectivité.") % {"level": level})
    # A mention beside the name is narrower than a type such as "urbain".
    meanings = [WORDS.get(folded(word)) for word in (level, name.mention, record.get("type", ""))]
    for meaning in meanings:
        if isinstance(meaning, NoCouncil):
            raise Refusal(_NO_COUNCIL[meaning]())
    return next((meaning for meaning in meanings if meaning), None)


_NO_COUNCIL = {
    NoCouncil.CERCLE: lambda: _("Un cercle n'est pas une collectivité territoriale : il n'a pas de conseil."),
    NoCouncil.CENTRE: lambda: _("Un centre est une partie d'une commune rurale : il n'a pas de conseil."),
    NoCouncil.PREFECTURE_OF_ARRONDISSEMENTS: lambda: _(
        "Une préfecture d'arrondissements n'est pas une collectivité territoriale : elle n'a pas de conseil."
    ),
    NoCouncil.LOCAL_AUTHORITY: lambda: _(
        "Une circonscription de l'autorité locale n'est pas une collectivité territoriale : elle n'a pas de conseil."
    ),
}

_NO_COUNCIL_BY_SHAPE = {Shape.CERCLE: NoCouncil.CERCLE, Shape.CENTRE: NoCouncil.CENTRE}


def _level(code: str, declared: Level | None) -> Level:
    if not code:
        raise Refusal(_("Le code manque : une unité sans code HCP ne se reconnaît pas d'un fichier à l'autre."))
    shape = shape_of(code)
    if shape in _NO_COUNCIL_BY_SHAPE:
        raise Refusal(_NO_COUNCIL[_NO_COUNCIL_BY_SHAPE[shape]]())
    if declared is None:
        return _level_from_code(code, shape)
    if declared not in LEVELS_OF_SHAPE[shape]:
        raise Refusal(
            _("Le code %(code)s ne peut pas être celui d'une unité de niveau « %(level)s ».")
            % {"code": code, "level": label_of(declared)}
        )
    return declared


def label_of(level: Level) -> str:
    return level.label.in_language("ar" if get_language() == "ar" else "fr")


def _level_from_code(code: str, shape: Shape) -> Level:
    if code in shipped_by_code():
        return shipped_by_code()[code].level
    if shape is Shape.REGION:
        return Level.REGION
    if shape is Shape.COMMUNE and not lies_in_divided_city(code):
        return Level.COMMUNE
    raise Refusal(
        _("Le niveau manque : le code %(code)s seul ne le dit pas. Remplissez la colonne « level ».") % {"code": code}
    )


def _require_names(name_fr: CleanName, name_ar: CleanName) -> None:
    if not name_fr.text:
        raise Refusal(_("Le nom en français manque."))
    if max(len(name_fr.text), len(name_ar.text)) > LONGEST_NAME:
        raise Refusal(_("Le nom dépasse %(longest)d caractères.") % {"longest": LONGEST_NAME})


def _count(text: str) -> int | None:
    digits = "".join(text.split())
    if not digits:
        return None
    if not re.fullmatch(r"\d{1,9}", digits, re.ASCII):
        raise Refusal(_("« %(text)s » n'est pas un nombre entier.") % {"text": text.strip()})
    return int(digits)
