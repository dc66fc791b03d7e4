"""A petition as it is lodged, and what the bureau decides of it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.clock import today
from document_types.enums import Petitioner
from workflows.forms import not_to_come

ACCEPT, REFUSE = "accept", "refuse"


class PetitionForm(forms.Form):
    title_ar = forms.CharField(
        label=_("Objet, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 2, **ARABIC})
    )
    title_fr = forms.CharField(
        label=_("Objet, en français"), required=False, widget=forms.Textarea(attrs={"rows": 2, **FRENCH})
    )
    petitioner = forms.ChoiceField(
        label=_("Déposée par"),
        choices=Petitioner.choices,
        initial=Petitioner.CITIZENS,
        widget=forms.RadioSelect,
    )
    agent = forms.CharField(label=_("Mandataire ou représentant légal"), max_length=255)
    signatures = forms.IntegerField(
        label=_("Nombre de signatures"),
        required=False,
        min_value=1,
        max_value=9_999_999,
        help_text=_("Pour une pétition de citoyens ; une association n'en porte pas."),
    )
    received_on = forms.DateField(label=_("Déposée le"), widget=AdminDateInput, initial=today, validators=[not_to_come])


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Décision du bureau"),
        choices=[(ACCEPT, _("acceptée : le point va à l'ordre du jour")), (REFUSE, _("refusée, avec ses motifs"))],
        widget=forms.RadioSelect,
    )
    day = forms.DateField(label=_("Décidée le"), widget=AdminDateInput, initial=today, validators=[not_to_come])
    reasons_ar = forms.CharField(
        label=_("Motifs du refus, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 3, **ARABIC})
    )
    reasons_fr = forms.CharField(
        label=_("Motifs du refus, en français"), required=False, widget=forms.Textarea(attrs={"rows": 3, **FRENCH})
    )
