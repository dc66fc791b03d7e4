"""What the screens of the law ask for."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from document_types.law.levels import Level
from document_types.law.matters import MATTER_GROUPS, MATTERS
from document_types.law.planning import PlannedSession, Requester
from document_types.law.reading_table import Reading
from document_types.law.readings import READINGS, Readings
from document_types.models import Council
from document_types.reader import language
from document_types.services import plans

LEVELS = (Level.COMMUNE, Level.PROVINCE, Level.REGION, Level.ARRONDISSEMENT)
# A session and who asked for it, as one choice.
KINDS = (
    ("ordinary", _("Session ordinaire")),
    (Requester.PRESIDENT, _("Session extraordinaire, décidée par le président")),
    (Requester.THIRD, _("Session extraordinaire, demandée par le tiers des membres")),
    (Requester.MAJORITY, _("Session extraordinaire, demandée par la majorité des membres")),
    (Requester.AUTHORITY, _("Session demandée par l'autorité")),
)
DAYS = (
    "opens_on",
    "requested_on",
    "agenda_sent_on",
    "agenda_received_on",
    "second_meeting_on",
    "closes_on",
    "received_on",
    "visa_received_on",
)
CHANGEABLE = tuple(reading for reading in READINGS.values() if not reading.is_fixed)


def day(label, **kwargs) -> forms.DateField:
    return forms.DateField(label=label, widget=AdminDateInput, **{"required": False, **kwargs})


def option_field(reading: Reading, **kwargs) -> forms.ChoiceField:
    choices = [(option.key, option.label.in_language(language())) for option in reading.options]
    return forms.ChoiceField(label=capfirst(reading.question.in_language(language())), choices=choices, **kwargs)


class PlanForm(forms.Form):
    """A session and what is known of it; the rest is supposed."""

    whose = forms.ChoiceField(label=_("Conseil"))
    kind = forms.ChoiceField(label=_("Session"), choices=KINDS)
    opens_on = day(_("Ouverture de la session"), required=True)
    requested_on = day(_("Demande de la session, reçue le"))
    agenda_sent_on = day(_("Ordre du jour adressé à l'autorité le"))
    agenda_received_on = day(_("Ordre du jour reçu par l'autorité le"))
    second_meeting_on = day(_("Deuxième réunion, faute de quorum, le"))
    closes_on = day(_("Clôture de la session"))
    received_on = day(_("Actes reçus par l'autorité le"))
    visa_received_on = day(_("Actes reçus par l'Intérieur, pour son visa, le"))
    matter = forms.ChoiceField(label=_("Matière de l'acte"), required=False)

    def __init__(self, data=None, *, councils, readings: Readings, **kwargs):
        super().__init__(data, **kwargs)
        self.councils = {f"council-{council.pk}": council for council in councils}
        self.fields["whose"].choices = self._whose()
        self.fields["matter"].choices = _matters()
        for reading in CHANGEABLE:
            name = f"reading_{reading.key}"
            self.fields[name] = option_field(reading, required=False, initial=readings.choice(reading))
        self.readings = readings

    def _whose(self):
        levels = [(level.value, level.label.in_language(language())) for level in LEVELS]
        own = [(key, council.name) for key, council in self.councils.items()]
        grouped = [(_("Mes conseils"), own)] if own else []
        return [*grouped, (_("Tout conseil de ce niveau"), levels)]

    @property
    def reading_fields(self):
        return [self[f"reading_{reading.key}"] for reading in CHANGEABLE]

    @property
    def main_fields(self):
        return [field for field in self.visible_fields() if not field.name.startswith("reading_")]

    @property
    def has_other_readings(self) -> bool:
        """Whether a reading was changed here, or has an error to be seen."""
        return any(field.errors or field.value() not in ("", field.initial) for field in self.reading_fields)

    def readings_chosen(self) -> Readings:
        chosen = self.readings
        for reading in CHANGEABLE:
            if option := self.cleaned_data.get(f"reading_{reading.key}"):
                chosen = chosen.choosing(reading, option)
        return chosen

    def planned(self) -> PlannedSession:
        data = self.cleaned_data
        is_ordinary = data["kind"] == "ordinary"
        facts = {name: data[name] for name in (*DAYS, "matter")} | {
            "is_ordinary": is_ordinary,
            "requested_by": Requester.PRESIDENT if is_ordinary else Requester(data["kind"]),
        }
        council: Council | None = self.councils.get(data["whose"])
        return plans.planned(council, **facts) if council else PlannedSession(level=Level(data["whose"]), **facts)


def _matters():
    groups = [
        (
            name.in_language(language()),
            [(m.code, m.label.in_language(language())) for m in MATTERS.values() if m.group == group],
        )
        for group, name in MATTER_GROUPS.items()
    ]
    return [("", _("Non précisée : avec et sans visa")), *groups]


class FeastForm(forms.Form):
    announced_on = day(_("Premier jour annoncé"), required=True)
