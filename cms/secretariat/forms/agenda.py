"""A point of the agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.enums import AuthenticLanguage
from document_types.law.matters import MATTER_GROUPS, MATTERS
from document_types.reader import language

DELIBERATION, INFORMATION = "deliberation", "information"
YES, NO, UNKNOWN = "yes", "no", "unknown"
EFFECTS = {YES: True, NO: False, UNKNOWN: None}


def matter_choices():
    """The nomenclature, grouped, in the language of the screen."""
    groups = []
    for group, label in MATTER_GROUPS.items():
        members = [(m.code, m.label.in_language(language())) for m in MATTERS.values() if m.group == group]
        groups.append((label.in_language(language()), members))
    return [("", _("Matière non précisée")), *groups]


class ItemForm(forms.Form):
    title_ar = forms.CharField(
        label=_("Objet, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 2, **ARABIC})
    )
    title_fr = forms.CharField(
        label=_("Objet, en français"), required=False, widget=forms.Textarea(attrs={"rows": 2, **FRENCH})
    )
    kind = forms.ChoiceField(
        label=_("Ce que le conseil en fera"),
        choices=[(DELIBERATION, _("il en délibère")), (INFORMATION, _("il en prend connaissance, sans vote"))],
        initial=DELIBERATION,
        widget=forms.RadioSelect,
    )
    matter = forms.ChoiceField(label=_("Matière"), required=False, choices=matter_choices)
    effect = forms.ChoiceField(
        label=_("Effet sur les dépenses ou les recettes"),
        choices=[(YES, _("oui")), (NO, _("non")), (UNKNOWN, _("à déterminer"))],
        initial=UNKNOWN,
        widget=forms.RadioSelect,
        help_text=_("Tant que l'effet n'est pas déterminé, une délibération qui peut demander un visa en demande un."),
    )
    authentic_language = forms.ChoiceField(
        label=_("Langue du texte qui fait foi"),
        choices=AuthenticLanguage.choices,
        initial="ar",
        widget=forms.RadioSelect,
    )

    # What the form was opened on: the session for a new point, the point itself for a change.
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        data = super().clean()
        if not ((data.get("title_ar") or "").strip() or (data.get("title_fr") or "").strip()):
            self.add_error("title_ar", _("Donnez un objet au point, en arabe ou en français."))
        return data

    def facts(self) -> dict:
        data = self.cleaned_data
        return {
            "title_ar": data["title_ar"],
            "title_fr": data["title_fr"],
            "matter": data["matter"],
            "has_financial_effect": EFFECTS[data["effect"]],
            "authentic_language": data["authentic_language"],
        }


class ChangeItemForm(ItemForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A project of deliberation exists or not since the point was entered.
        del self.fields["kind"]
