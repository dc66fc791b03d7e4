"""The vote of each member present; someone present may also have taken no part."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from cms.secretariat.forms.sittings import RollCall, names
from document_types.enums import Choice

NO_PART = "none"


class VoteForm(RollCall):
    choices = [*Choice.choices, (NO_PART, _("n'a pas pris part"))]

    def missing_sentence(self, missing) -> str:
        sentence = ngettext(
            "Il manque le vote de %(count)s membre présent : %(names)s.",
            "Il manque le vote de %(count)s membres présents : %(names)s.",
            len(missing),
        )
        return sentence % {"count": len(missing), "names": names(missing)}

    def choices_made(self) -> dict[int, Choice]:
        return {pk: Choice(answer) for pk, answer in self.answers().items() if answer != NO_PART}


class DebateForm(forms.Form):
    debate_ar = forms.CharField(
        label=_("Ce qui a été dit, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 4, **ARABIC})
    )
    debate_fr = forms.CharField(
        label=_("Ce qui a été dit, en français"), required=False, widget=forms.Textarea(attrs={"rows": 4, **FRENCH})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
