"""A line of the checklist, and the questions, all asked so that « yes » is regular."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from document_types.law.rule import Rule
from document_types.reader import article

LINES = {
    "served": _("Les membres ont-ils été convoqués à temps ?"),
    "agenda_sent": _("L'ordre du jour a-t-il été adressé à l'autorité à temps ?"),
    "on_agenda": _("Le point est-il inscrit à l'ordre du jour ?"),
    "not_opposed": _("Le point pouvait-il être débattu, malgré une opposition éventuelle ?"),
    "committee": _("La commission compétente a-t-elle été saisie, si la loi l'exige ?"),
    "quorum": _("Le quorum est-il atteint ?"),
    "majority": _("La majorité requise est-elle obtenue ?"),
    "named_votes": _("Le vote de chacun est-il consigné ?"),
    "signatures": _("Les signatures sont-elles réunies ?"),
    "powers": _("La matière est-elle de celles dont le conseil délibère ?"),
    "transmission": _("L'acte a-t-il été transmis à temps ?"),
    "minutes": _("Le procès-verbal de la session est-il reçu ?"),
    "annexes": _("Les annexes dont parle le texte sont-elles jointes ?"),
    "authentic_text": _("Le texte existe-t-il dans la langue qui fait foi ?"),
}


class Answer(TextChoices):
    YES = "yes", _("Oui")
    NO = "no", _("Non")
    UNKNOWN = "unknown", _("Ne peut être dit")


# What one check finds: its answer, its sentences, the row of the law.
Found = tuple[Answer, list[str], Rule | None]


@dataclass(frozen=True)
class Line:
    key: str
    question: str
    answer: Answer
    evidence: tuple[str, ...]
    rule: Rule | None = None

    @property
    def article(self) -> str:
        """Empty where the law has no row for this level."""
        return article(self.rule) if self.rule else ""
