"""What follows the minutes, and who writes a sitting in the secretary's place."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.clock import today
from document_types.models import Mandate
from workflows.forms import not_to_come


class MandateChoice(forms.ModelChoiceField):
    def label_from_instance(self, mandate):
        return f"{mandate.councillor} ({mandate.get_office_display()})"


class RemarkForm(forms.Form):
    mandate = MandateChoice(label=_("Membre"), queryset=Mandate.objects.none())
    text_ar = forms.CharField(
        label=_("Observation, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 4, **ARABIC})
    )
    text_fr = forms.CharField(
        label=_("Observation, en français"), required=False, widget=forms.Textarea(attrs={"rows": 4, **FRENCH})
    )
    made_on = forms.DateField(label=_("Faite le"), widget=AdminDateInput, initial=today, validators=[not_to_come])

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mandate"].queryset = members


class ApprovalForm(forms.Form):
    session = forms.TypedChoiceField(label=_("Approuvé pendant"), coerce=int)
    approved_on = forms.DateField(
        label=_("Approuvé le"), widget=AdminDateInput, initial=today, validators=[not_to_come]
    )

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].choices = [(session.pk, session.title) for session in sessions]


class SecretaryForm(forms.Form):
    """Who writes: without a member, the council's own secretary; the reason is for the minutes (MIN-4)."""

    mandate = MandateChoice(
        label=_("Secrétaire de séance"),
        queryset=Mandate.objects.none(),
        required=False,
        empty_label=_("Le secrétaire du conseil"),
    )
    reason_ar = forms.CharField(
        label=_("Motif du remplacement, en arabe"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, **ARABIC}),
    )
    reason_fr = forms.CharField(
        label=_("Motif du remplacement, en français"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, **FRENCH}),
        help_text=_("Absence notée dans les présences : le motif peut rester vide, elle le donne."),
    )

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mandate"].queryset = members
