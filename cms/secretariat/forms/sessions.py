"""Opening a session, changing its date and place, sending its agenda, closing it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from document_types.clock import today
from document_types.enums import SessionKind
from document_types.models import Council
from workflows.forms import not_to_come

ARABIC = {"lang": "ar", "dir": "rtl"}
FRENCH = {"lang": "fr", "dir": "ltr"}


class PlaceAndTime(forms.Form):
    opens_on = forms.DateField(label=_("Date d'ouverture"), widget=AdminDateInput)
    starts_at = forms.TimeField(label=_("Heure"), required=False, widget=AdminTimeInput)
    place_ar = forms.CharField(
        label=_("Lieu, en arabe"), required=False, max_length=255, widget=forms.TextInput(attrs=ARABIC)
    )
    place_fr = forms.CharField(
        label=_("Lieu, en français"), required=False, max_length=255, widget=forms.TextInput(attrs=FRENCH)
    )


class NewSessionForm(PlaceAndTime):
    council = forms.ModelChoiceField(label=_("Conseil"), queryset=Council.objects.none())
    kind = forms.ChoiceField(label=_("Nature"), choices=SessionKind.choices, initial=SessionKind.ORDINARY)
    elected_on = forms.DateField(
        label=_("Conseil élu le"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Pour une session d'installation seulement : le délai de l'autorité court de ce jour."),
    )
    field_order = ["council", "kind", "elected_on", "opens_on", "starts_at", "place_ar", "place_fr"]

    def __init__(self, *args, councils, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["council"].queryset = councils
        if len(councils) == 1:
            self.fields["council"].initial = councils[0]
            self.fields["council"].widget = forms.HiddenInput()

    def clean(self):
        data = super().clean()
        is_first = data.get("kind") == SessionKind.INSTALLATION
        if not is_first:
            data["elected_on"] = None
        elif not data.get("elected_on") and "elected_on" not in self.errors:
            self.add_error("elected_on", _("Indiquez le jour où le conseil a été élu."))
        return data


class ChangeSessionForm(PlaceAndTime):
    version = forms.IntegerField(widget=forms.HiddenInput)


class CancelSessionForm(forms.Form):
    reason = forms.CharField(
        label=_("Motif"), widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Il est gardé au registre du conseil.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class DayForm(forms.Form):
    """The day something was done; it cannot be to come."""

    day = forms.DateField(label=_("Date"), widget=AdminDateInput, initial=timezone.localdate)

    def __init__(self, *args, label=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].initial = today
        if label:
            self.fields["day"].label = label

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > today():
            not_to_come(day)
        return day


class MeetingDayForm(forms.Form):
    """The day of the meeting that follows one without quorum; its hour and place are those of the session."""

    meets_on = forms.DateField(label=_("Date de la réunion"), widget=AdminDateInput)
