"""HCP codes: their shape tells the level and the unit above."""

import re
from enum import Enum

from django.utils.translation import gettext as _

from document_types.errors import Refusal
from document_types.law.levels import Level


class Shape(Enum):
    """What a code can stand for, as the number and length of its segments."""

    REGION = r"\d{2}"
    PROVINCE = r"\d{2}\.\d{3}"
    CERCLE = r"\d{2}\.\d{3}\.\d{2}"
    COMMUNE = r"\d{2}\.\d{3}\.\d{2}\.\d{1,2}"
    CENTRE = r"\d{2}\.\d{3}\.\d{2}\.\d{2}\.\d{1,2}"


LEVELS_OF_SHAPE: dict[Shape, frozenset[Level]] = {
    Shape.REGION: frozenset({Level.REGION}),
    Shape.PROVINCE: frozenset({Level.PREFECTURE, Level.PROVINCE}),
    Shape.COMMUNE: frozenset({Level.COMMUNE, Level.ARRONDISSEMENT}),
}

# The communes governed through arrondissements: Tanger, Fès, Rabat, Salé, Casablanca, Marrakech (113-14, a.216).
DIVIDED_CITIES = frozenset({"01.511.01.0", "03.231.01.0", "04.421.01.0", "04.441.01.0", "06.141.01.0", "07.351.01.0"})


def clean_code(text: str) -> str:
    """Drop spaces and the dots some files leave at the end: "01.051.01.01." is 01.051.01.01."""
    return "".join(text.split()).rstrip(".").upper()


def shape_of(code: str) -> Shape:
    for shape in Shape:
        if re.fullmatch(shape.value, code, re.ASCII):
            return shape
    raise Refusal(
        _(
            "« %(code)s » n'est pas un code HCP : il s'écrit comme 09 (région), 09.273 (préfecture ou province) "
            "ou 09.273.01.03 (commune, arrondissement)."
        )
        % {"code": code}
    )


def lies_in_divided_city(code: str) -> bool:
    """Whether the digits alone cannot tell an arrondissement from a commune beside the city."""
    return city_above(code) in DIVIDED_CITIES and code not in DIVIDED_CITIES


def city_above(code: str) -> str:
    return f"{code[:9]}.0"


def code_above(code: str, level: Level) -> str:
    """Return the code of the unit that the digits of `code` name as its parent; a region has none."""
    return {
        Level.REGION: "",
        Level.PREFECTURE: code[:2],
        Level.PROVINCE: code[:2],
        Level.COMMUNE: code[:6],
        Level.ARRONDISSEMENT: city_above(code),
    }[level]


def collectivity_of(code: str) -> str:
    """Return the code of the province where `code` is a cercle's, which has no council; else the code itself."""
    return code[:6] if re.fullmatch(Shape.CERCLE.value, code, re.ASCII) else code
