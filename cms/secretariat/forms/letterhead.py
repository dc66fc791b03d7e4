"""What stands at the head of a council's papers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LetterheadForm(forms.Form):
    """`has_arms`: whether there is something to take off."""

    arms = forms.FileField(
        label=_("Armoiries"),
        required=False,
        help_text=_("Une image PNG ou JPEG ; elle est réduite à la taille de l'impression."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    is_bare = forms.BooleanField(label=_("Retirer les armoiries des papiers à venir"), required=False)
    has_hijri_dates = forms.BooleanField(
        label=_("Écrire la date hégirienne à côté de la date grégorienne"),
        required=False,
        help_text=_(
            "Elle est calculée (calendrier d'Oum al-Qura) : au Maroc, un mois commence parfois un ou deux jours après."
        ),
    )

    def __init__(self, *args, has_arms, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_arms:
            del self.fields["is_bare"]
