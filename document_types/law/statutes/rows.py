"""Writing one rule for several levels at once."""

from dataclasses import dataclass, replace
from typing import Any

from ..citation import Citation
from ..levels import Level
from ..rule import Rule, Status
from ..wording import Bilingual

# 113-14 art. 225 and 226 make the communal rules apply to the councils of arrondissements.
_ARRONDISSEMENT_ARTICLES = (225, 226)


@dataclass(frozen=True, slots=True)
class At:
    """Where one level states the rule, and what is its own there."""

    articles: tuple[int, ...]
    own: dict[str, Any]


def at(*articles: int, **own: Any) -> At:
    return At(articles, own)


def rows(
    rule_id: str,
    wording: Bilingual,
    *,
    commune: At | None = None,
    province: At | None = None,
    region: At | None = None,
    arrondissement: At | Status | None = None,
    **shared: Any,
) -> tuple[Rule, ...]:
    """One row per level named; a status for the arrondissement takes the communal rule with that status."""
    places = {
        Level.COMMUNE: commune,
        Level.PREFECTURE: province,
        Level.PROVINCE: province,
        Level.REGION: region,
        Level.ARRONDISSEMENT: _for_arrondissement(commune, arrondissement),
    }
    return tuple(
        _row(rule_id, wording, level, place.articles, shared | place.own)
        for level, place in places.items()
        if place is not None
    )


def _for_arrondissement(commune: At | None, given: At | Status | None) -> At | None:
    if not isinstance(given, Status):
        return given
    if commune is None:
        raise ValueError("Without a communal rule there is none to take for the arrondissement.")
    return At((*commune.articles, *_ARRONDISSEMENT_ARTICLES), commune.own | {"status": given})


def _row(rule_id: str, wording: Bilingual, level: Level, articles: tuple[int, ...], values: dict[str, Any]) -> Rule:
    article, *also = articles
    citation = Citation(level.law, article, tuple(also))
    row = Rule(id=rule_id, level=level, citation=citation, wording=wording, **values)
    return replace(row, wording=_with_own_values(row))


def _with_own_values(row: Rule) -> Bilingual:
    values: dict[str, Bilingual] = {}
    if row.delay:
        values["delay"] = row.delay
    if row.office:
        values["office"] = row.office.definite_label
    return row.wording.format(**values)
