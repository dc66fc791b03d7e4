"""The State offices that the law sets beside a council."""

from enum import StrEnum

from .wording import Bilingual


class Office(StrEnum):
    GOVERNOR = "governor"
    WALI = "wali"
    INTERIOR = "interior"

    @property
    def label(self) -> Bilingual:
        return _LABELS[self]

    @property
    def definite_label(self) -> Bilingual:
        """With its article, for use inside a sentence: "le gouverneur"."""
        return _DEFINITE_LABELS[self]


_LABELS = {
    Office.GOVERNOR: Bilingual("gouverneur", "عامل"),
    Office.WALI: Bilingual("wali de la région", "والي الجهة"),
    Office.INTERIOR: Bilingual("ministère de l'intérieur", "وزارة الداخلية"),
}

_DEFINITE_LABELS = {
    Office.GOVERNOR: Bilingual("le gouverneur", "العامل"),
    Office.WALI: Bilingual("le wali de la région", "والي الجهة"),
    Office.INTERIOR: Bilingual("le ministère de l'intérieur", "وزارة الداخلية"),
}
