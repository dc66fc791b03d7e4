"""Taking the text of an act from a file: which file, and in which language it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from document_types.enums import AuthenticLanguage


class WordTextForm(forms.Form):
    file = forms.FileField(
        label=_("Fichier Word"),
        help_text=_("Un .docx, ou un .odt. Rien n'est écrit avant que vous ayez vu et confirmé le texte."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.odt"}),
    )
    language = forms.ChoiceField(
        label=_("Langue du texte"), choices=AuthenticLanguage.choices, widget=forms.RadioSelect
    )
