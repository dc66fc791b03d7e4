"""The vote of each member present; someone present may also have taken no part."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from cms.secretariat.forms.sittings import RollCall, names


class VoteForm(RollCall):
    """`choices` are those of the vote: for or against, or the candidates of a seat."""

    drawn = forms.ChoiceField(
        label=_("Désigné par le sort, en cas d'égalité de voix et d'âge"), required=False, widget=forms.Select
    )

    def __init__(self, *args, choices, everyone, **kwargs):
        self.choices, self.everyone = choices, everyone
        super().__init__(*args, **kwargs)
        candidates = [(value, label) for value, label in choices if value.isdigit()]
        if candidates:
            self.fields["drawn"].choices = [("", "—"), *candidates]
        else:
            del self.fields["drawn"]

    def missing_sentence(self, missing) -> str:
        sentence = ngettext(
            "Il manque le vote de %(count)s membre présent : %(names)s.",
            "Il manque le vote de %(count)s membres présents : %(names)s.",
            len(missing),
        )
        return sentence % {"count": len(missing), "names": names(missing)}


class DebateForm(forms.Form):
    debate_ar = forms.CharField(
        label=_("Ce qui a été dit, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 4, **ARABIC})
    )
    debate_fr = forms.CharField(
        label=_("Ce qui a été dit, en français"), required=False, widget=forms.Textarea(attrs={"rows": 4, **FRENCH})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
