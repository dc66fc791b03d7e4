"""A territorial unit as a value, before it has a place in the tree."""

from dataclasses import dataclass

from document_types.law.levels import Level


@dataclass(frozen=True, slots=True)
class Unit:
    """What a source says of a unit; an empty or absent value says nothing and erases nothing."""

    code: str
    level: Level
    name_fr: str
    name_ar: str = ""
    parent_code: str = ""
    iso_code: str = ""
    seats: int | None = None
    population: int | None = None


# None stands for the home page, above the regions.
LEVELS_ABOVE: dict[Level, frozenset[Level | None]] = {
    Level.REGION: frozenset({None}),
    Level.PREFECTURE: frozenset({Level.REGION}),
    Level.PROVINCE: frozenset({Level.REGION}),
    Level.COMMUNE: frozenset({Level.PREFECTURE, Level.PROVINCE}),
    Level.ARRONDISSEMENT: frozenset({Level.COMMUNE}),
}

TOP_DOWN = tuple(LEVELS_ABOVE)
