"""The levels of collectivity and the organic law that governs each."""

from enum import StrEnum

from .citation import Law
from .wording import Bilingual


class Level(StrEnum):
    REGION = "region"
    PREFECTURE = "prefecture"
    PROVINCE = "province"
    COMMUNE = "commune"
    ARRONDISSEMENT = "arrondissement"

    @property
    def law(self) -> Law:
        return _LAWS[self]

    @property
    def label(self) -> Bilingual:
        return _LABELS[self]

    @property
    def definite_label(self) -> Bilingual:
        """With its article, for use inside a sentence: "la commune"."""
        return _DEFINITE_LABELS[self]


_LAWS = {
    Level.REGION: Law.REGIONS,
    Level.PREFECTURE: Law.PREFECTURES_AND_PROVINCES,
    Level.PROVINCE: Law.PREFECTURES_AND_PROVINCES,
    Level.COMMUNE: Law.COMMUNES,
    Level.ARRONDISSEMENT: Law.COMMUNES,
}

_LABELS = {
    Level.REGION: Bilingual("région", "جهة"),
    Level.PREFECTURE: Bilingual("préfecture", "عمالة"),
    Level.PROVINCE: Bilingual("province", "إقليم"),
    Level.COMMUNE: Bilingual("commune", "جماعة"),
    Level.ARRONDISSEMENT: Bilingual("arrondissement", "مقاطعة"),
}

_DEFINITE_LABELS = {
    Level.REGION: Bilingual("la région", "الجهة"),
    Level.PREFECTURE: Bilingual("la préfecture", "العمالة"),
    Level.PROVINCE: Bilingual("la province", "الإقليم"),
    Level.COMMUNE: Bilingual("la commune", "الجماعة"),
    Level.ARRONDISSEMENT: Bilingual("l'arrondissement", "المقاطعة"),
}
