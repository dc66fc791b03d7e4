"""The words by which files name the level of a unit, in French, in Arabic and in English."""

import unicodedata
from enum import Enum

from document_types.law.levels import Level


class NoCouncil(Enum):
    """Divisions of the administration that are no collectivities: no council sits there."""

    CERCLE = "cercle"
    CENTRE = "centre"
    PREFECTURE_OF_ARRONDISSEMENTS = "prefecture_of_arrondissements"
    LOCAL_AUTHORITY = "local_authority"


def folded(word: str) -> str:
    """Return the word as a key: lower case, no accents, no signs, no Arabic article."""
    letters = unicodedata.normalize("NFD", word.casefold())
    kept = (letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(part.removeprefix("ال") for part in "".join(kept).split())


_WORDS: dict[Level | NoCouncil, str] = {
    Level.REGION: "région, region, جهة",
    Level.PREFECTURE: "préfecture, عمالة",
    Level.PROVINCE: "province, إقليم",
    Level.COMMUNE: (
        "commune, commune urbaine, commune rurale, municipalité, municipality, mun, urbain, urbaine, urban, rural, "
        "rurale, جماعة, جماعة حضرية, جماعة قروية, بلدية"
    ),
    Level.ARRONDISSEMENT: "arrondissement, arrond, مقاطعة",
    NoCouncil.CERCLE: "cercle, دائرة",
    NoCouncil.CENTRE: "centre, مركز",
    NoCouncil.PREFECTURE_OF_ARRONDISSEMENTS: (
        "prefecture of arrondissements, préfecture d'arrondissements, préfecture d'arrondissement, عمالة مقاطعات"
    ),
    NoCouncil.LOCAL_AUTHORITY: "caïdat, pachalik, annexe, annexe administrative, قيادة, باشوية, ملحقة",
}

# Not a division of Morocco: some files write it for a prefecture and for a province alike.
_VAGUE = "محافظة"

WORDS: dict[str, Level | NoCouncil | None] = {
    folded(word): meaning for meaning, words in _WORDS.items() for word in words.split(",")
} | {folded(_VAGUE): None}
