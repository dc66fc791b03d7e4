"""Writing one rule for several levels at once."""

from dataclasses import dataclass, replace
from typing import Any

from ..citation import Citation, Law
from ..day_names import day_and_month, month_in_words
from ..facts import Count, Fact, SessionMonths, YearlyDate
from ..levels import Level
from ..rule import Rule, Status
from ..units import amount_in_words
from ..wording import Bilingual

# 113-14 art. 225 and 226 make the communal rules apply to the councils of arrondissements.
_ARRONDISSEMENT_ARTICLES = (225, 226)


@dataclass(frozen=True, slots=True)
class At:
    """Where one level states the rule, and what is its own there; without a law, in its organic law."""

    articles: tuple[int, ...]
    own: dict[str, Any]
    law: Law | None = None


def at(*articles: int, law: Law | None = None, **own: Any) -> At:
    return At(articles, own, law)


def rows(
    rule_id: str,
    wording: Bilingual,
    *,
    commune: At | int | None = None,
    province: At | int | None = None,
    region: At | int | None = None,
    arrondissement: At | Status | None = None,
    **shared: Any,
) -> tuple[Rule, ...]:
    """One row per level named, a number being an article that says no more than its neighbours.

    A status for the arrondissement takes the communal rule with that status.
    """
    places = {
        Level.COMMUNE: _place(commune),
        Level.PREFECTURE: _place(province),
        Level.PROVINCE: _place(province),
        Level.REGION: _place(region),
        Level.ARRONDISSEMENT: _for_arrondissement(_place(commune), arrondissement),
    }
    return tuple(
        _row(rule_id, wording, level, place, shared | place.own) for level, place in places.items() if place is not None
    )


def everywhere(rule_id: str, wording: Bilingual, *articles: int, law: Law, **shared: Any) -> tuple[Rule, ...]:
    """One row per level, all resting on the same text, which is no organic law."""
    return tuple(_row(rule_id, wording, level, at(*articles, law=law), shared) for level in Level)


def _place(given: At | int | None) -> At | None:
    return at(given) if isinstance(given, int) else given


def _for_arrondissement(commune: At | None, given: At | Status | None) -> At | None:
    if not isinstance(given, Status):
        return given
    if commune is None:
        raise ValueError("Without a communal rule there is none to take for the arrondissement.")
    return At((*commune.articles, *_ARRONDISSEMENT_ARTICLES), commune.own | {"status": given}, commune.law)


def _row(rule_id: str, wording: Bilingual, level: Level, place: At, values: dict[str, Any]) -> Rule:
    article, *also = place.articles or (None,)
    citation = Citation(place.law or level.law, article, tuple(also))
    row = Rule(id=rule_id, level=level, citation=citation, wording=wording, **values)
    return replace(row, wording=_with_own_values(row))


def _with_own_values(row: Rule) -> Bilingual:
    values: dict[str, Bilingual] = {}
    if row.amount and row.unit:
        values["delay"] = amount_in_words(row.amount, row.unit, after_preposition=True)
    if row.office:
        values["office"] = row.office.definite_label
    return row.wording.format(**values, **_fact_in_words(row.fact))


def _fact_in_words(fact: Fact | None) -> dict[str, Bilingual]:
    match fact:
        case SessionMonths(months):
            return {"months": _listed([month_in_words(month) for month in months])}
        case YearlyDate(month, day):
            return {"date": day_and_month(month, day)}
        case Count():
            return {"number": _count_in_words(fact)}
    return {}


def _listed(names: list[Bilingual]) -> Bilingual:
    *head, last = names
    return Bilingual(
        f"{', '.join(name.fr for name in head)} et {last.fr}", f"{'، '.join(name.ar for name in head)} و{last.ar}"
    )


def _count_in_words(count: Count) -> Bilingual:
    if count.at_most is None:
        return Bilingual(f"{count.at_least} au moins", f"{count.at_least} على الأقل")
    return Bilingual(f"de {count.at_least} à {count.at_most}", f"من {count.at_least} إلى {count.at_most}")
