"""A point asked for by members, and its refusal."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.clock import today
from workflows.forms import WithReasons, not_to_come


class RequestForm(forms.Form):
    title_ar = forms.CharField(
        label=_("Objet, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 2, **ARABIC})
    )
    title_fr = forms.CharField(
        label=_("Objet, en français"), required=False, widget=forms.Textarea(attrs={"rows": 2, **FRENCH})
    )
    asked_by = forms.CharField(
        label=_("Demandé par"), max_length=255, help_text=_("Le membre, ou le groupe et son représentant.")
    )
    signatories = forms.IntegerField(label=_("Nombre de signataires"), min_value=1, max_value=999, initial=1)
    received_on = forms.DateField(
        label=_("Demande reçue le"), widget=AdminDateInput, initial=today, validators=[not_to_come]
    )


class RefusalForm(WithReasons):
    pass
