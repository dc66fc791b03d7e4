"""What is put to the vote under a point beside its text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.enums import AskedBy, PollKind
from document_types.models import Mandate


class PollForm(forms.Form):
    """One form for every kind: what a kind has no use for is left empty."""

    kind = forms.ChoiceField(label=_("Ce qui est mis aux voix"), choices=PollKind.choices, widget=forms.RadioSelect)
    title_ar = forms.CharField(
        label=_("Texte de l'amendement, nom du chapitre ou du mandat, en arabe"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, **ARABIC}),
    )
    title_fr = forms.CharField(
        label=_("Texte de l'amendement, nom du chapitre ou du mandat, en français"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, **FRENCH}),
    )
    proposed_by = forms.ModelChoiceField(
        label=_("Amendement proposé par"), queryset=Mandate.objects.none(), required=False
    )
    asked_by = forms.ChoiceField(
        label=_("Séance non publique demandée par"), choices=[("", "—"), *AskedBy.choices], required=False
    )
    candidates = forms.ModelMultipleChoiceField(
        label=_("Candidats au mandat"),
        queryset=Mandate.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("proposed_by", "candidates"):
            self.fields[name].queryset = members
            self.fields[name].label_from_instance = lambda mandate: str(mandate.councillor)
