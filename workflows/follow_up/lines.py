"""A dossier in a list: its dates and what they took, what it awaits, of whom and until when, how late that is."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from document_types.models import Act
from document_types.reader import day_words, language
from workflows.enums import ProceedingKind
from workflows.models import FollowUp
from workflows.views.words import kind_and_number

# Each date with the words of its column, and the days that led to it.
EVENTS = {
    "adopted_on": (gettext_lazy("Voté ou établi"), ""),
    "signed_on": (gettext_lazy("Signé"), "signature_days"),
    "received_on": (gettext_lazy("Reçu"), "transmission_days"),
    "decided_on": (gettext_lazy("Contrôlé"), "control_days"),
    "executory_on": (gettext_lazy("Exécutoire"), "force_days"),
    "posted_on": (gettext_lazy("Affiché"), "posting_days"),
    "online_on": (gettext_lazy("En ligne"), "online_days"),
}


@dataclass(frozen=True)
class Line:
    dossier: FollowUp
    late_days: int

    @property
    def act(self) -> Act:
        return self.dossier.act

    @property
    def number(self) -> str:
        return kind_and_number(self.act)

    @property
    def written(self) -> str:
        return self.act.subject_language(language())

    @property
    def direction(self) -> str:
        return "rtl" if self.written == "ar" else "ltr"

    @property
    def dates(self) -> list[tuple[date | None, int | None]]:
        values = vars(self.dossier)
        return [(values[day], values.get(days)) for day, (_words, days) in EVENTS.items()]

    @property
    def until(self) -> str:
        """How late it is, or the last day; nothing where the law sets none."""
        if self.late_days:
            sentence = ngettext("En retard de %(days)s jour", "En retard de %(days)s jours", self.late_days)
            return sentence % {"days": self.late_days}
        return _("Au plus tard le %(day)s") % {"day": day_words(self.dossier.due_on)} if self.dossier.due_on else ""

    @property
    def marks(self) -> list[str]:
        """The latenesses that stay."""
        marks = []
        if late := self.dossier.sent_late_days:
            sentence = ngettext(
                "Transmis %(days)s jour après le dernier jour, le %(day)s",
                "Transmis %(days)s jours après le dernier jour, le %(day)s",
                late,
            )
            marks.append(sentence % {"days": late, "day": day_words(self.dossier.transmission_due_on)})
        if self.dossier.decision == ProceedingKind.VISA_TACIT:
            marks.append(_("Visa par silence : personne n'a répondu"))
        return marks


def line_of(dossier: FollowUp, today: date) -> Line:
    due = dossier.due_on
    return Line(dossier, max((today - due).days, 0) if dossier.is_duty and due else 0)
