"""The president's decision to make a session longer."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from document_types import clock
from workflows.forms import not_to_come


class ExtensionForm(forms.Form):
    decided_on = forms.DateField(
        label=_("Décidée le"), widget=AdminDateInput, initial=clock.today, validators=[not_to_come]
    )
    until = forms.DateField(label=_("Prolongée jusqu'au"), widget=AdminDateInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
