"""What one may look for among the dossiers followed; each choice is part of the address."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from document_types.enums import ActKind, ActState
from document_types.law.matters import MATTERS
from document_types.reader import language
from workflows.enums import ProceedingKind
from workflows.follow_up.enums import FOLLOWED, Holder, Lateness

EVERY = ("", _("Tous"))
KINDS = (ActKind.DELIBERATION, ActKind.MINUTES)


def matters():
    return [("", _("Toutes")), *((code, matter.label.in_language(language())) for code, matter in MATTERS.items())]


class Filters(forms.Form):
    """By address, so that a list may be kept or sent."""

    annee = forms.TypedChoiceField(label=_("Année du vote"), required=False, coerce=int, empty_value=None)
    matiere = forms.ChoiceField(label=_("Matière"), required=False, choices=matters)
    nature = forms.ChoiceField(
        label=_("Nature"), required=False, choices=[("", _("Toutes")), *((kind.value, kind.label) for kind in KINDS)]
    )
    etat = forms.ChoiceField(
        label=_("État"),
        required=False,
        choices=[EVERY, *((state.value, state.label) for state in ActState if state in FOLLOWED)],
    )
    retard = forms.ChoiceField(label=_("Retard"), required=False, choices=[EVERY, *Lateness.choices])
    chez = forms.ChoiceField(label=_("Chez"), required=False, choices=[EVERY, *Holder.choices])

    def __init__(self, asked, today: date, first_year: int):
        data = {name: asked.get(name, "") for name in self.base_fields}
        # Without a word in the address, the year that runs; with an empty one, every year.
        data["annee"] = asked.get("annee", str(today.year))
        super().__init__(data)
        years = {*range(first_year, today.year + 1), *_year(data["annee"])}
        self.fields["annee"].choices = [("", _("Toutes")), *((year, str(year)) for year in sorted(years, reverse=True))]
        self.today = today
        self.is_valid()

    def chosen(self, name: str):
        """What was asked; what is no choice is as if nothing had been."""
        return self.cleaned_data.get(name) or None

    @property
    def is_counted(self) -> bool:
        """Whether the tallies know all that was asked."""
        return self.is_timed and not self.chosen("matiere")

    @property
    def is_timed(self) -> bool:
        """Whether durations say something of the whole, and not of those who are late or wait."""
        return not (self.chosen("retard") or self.chosen("chez"))

    def tallies(self, tallies):
        return tallies.filter(**self._shared())

    def dossiers(self, dossiers):
        asked = self._shared() | {"matter": self.chosen("matiere"), "holder": self.chosen("chez")}
        dossiers = dossiers.filter(**{name: value for name, value in asked.items() if value})
        if self.chosen("retard"):
            dossiers = dossiers.filter(**self._late())
        return dossiers

    def _shared(self) -> dict:
        asked = {"year": self.chosen("annee"), "kind": self.chosen("nature"), "state": self.chosen("etat")}
        return {name: value for name, value in asked.items() if value}

    def _late(self) -> dict:
        return {
            Lateness.TODAY: {"is_duty": True, "due_on__lt": self.today},
            Lateness.SENT_LATE: {"sent_late_days__gt": 0},
            Lateness.SILENCE: {"decision": ProceedingKind.VISA_TACIT},
        }[self.chosen("retard")]

    @property
    def query(self) -> dict[str, str]:
        """What the address says of them, to be said again by every link."""
        return {name: str(self.data[name]) for name in self.fields if self.data[name] or name == "annee"}


def _year(asked: str) -> tuple[int, ...]:
    """A year without a dossier is a year all the same."""
    return (int(asked),) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else ()
