"""A point of the agenda, its papers, the model kept of it, and the order of the points."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.enums import WRITTEN_ROLES, AnnexRole, AskedBy, AuthenticLanguage
from document_types.law.matters import MATTER_GROUPS, MATTERS
from document_types.models import Committee
from document_types.reader import language
from document_types.upload_fields import PaperField

DELIBERATION, INFORMATION = "deliberation", "information"
YES, NO, UNKNOWN = "yes", "no", "unknown"
# Fifteen days of sittings are fewer minutes than that.
LONGEST = 9999
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
    committee = forms.ModelChoiceField(
        label=_("Commission compétente"),
        queryset=Committee.objects.none(),
        required=False,
        empty_label=_("Aucune pour l'instant"),
    )
    estimated_minutes = forms.IntegerField(
        label=_("Durée prévue, en minutes"), required=False, min_value=1, max_value=LONGEST
    )
    closed_asked_by = forms.ChoiceField(
        label=_("Séance non ouverte au public, proposée par"),
        required=False,
        choices=[("", _("personne")), *AskedBy.choices],
        help_text=_("Le conseil en décide sans débat quand le point vient."),
    )
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

    def __init__(self, *args, committees, **kwargs):
        super().__init__(*args, **kwargs)
        if committees:
            self.fields["committee"].queryset = committees
        else:
            del self.fields["committee"]

    @staticmethod
    def initial_of(item, facts: dict) -> dict:
        """What the form shows of a point: its own facts, and those of its project."""
        effect = item.act.has_financial_effect if item.act else None
        return facts | {
            "kind": DELIBERATION if item.act else INFORMATION,
            "effect": next(key for key, value in EFFECTS.items() if value is effect),
            "authentic_language": item.act.authentic_language if item.act else "ar",
        }

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
            "committee": data.get("committee"),
            "estimated_minutes": data["estimated_minutes"],
            "closed_asked_by": data["closed_asked_by"],
            "has_financial_effect": EFFECTS[data["effect"]],
            "authentic_language": data["authentic_language"],
        }


class ChangeItemForm(ItemForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A project of deliberation exists or not since the point was entered.
        del self.fields["kind"]


class PaperForm(forms.Form):
    files = PaperField(label=_("Fichier ou photos"))
    title = forms.CharField(label=_("Titre de la pièce"), max_length=255)
    role = forms.ChoiceField(label=_("Nature"), choices=WRITTEN_ROLES, initial=AnnexRole.PAPER)
    is_part = forms.BooleanField(
        label=_("Fait partie de l'acte"),
        required=False,
        initial=True,
        help_text=_("Le conseil l'adopte avec le texte. Sinon, la pièce éclaire le dossier sans être adoptée."),
    )
    is_confidential = forms.BooleanField(
        label=_("Confidentielle"),
        required=False,
        help_text=_("Les membres du conseil la lisent ; elle n'est jamais publiée avec la délibération."),
    )


class TemplateForm(forms.Form):
    name = forms.CharField(
        label=_("Nom du modèle"),
        max_length=120,
        help_text=_("Il garde l'objet, la matière, la commission, la durée et le texte du point, sans ses pièces."),
    )


class OrderForm(forms.Form):
    """The place wanted for each point; one left as it was gives way to those that move."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[f"place-{item.pk}"] = forms.IntegerField(required=False, min_value=1, max_value=9999)

    def moved(self) -> list:
        """The points given another place, from the first place to the last."""
        wanted = [(self.cleaned_data[f"place-{item.pk}"] or item.position, item) for item in self.items]
        return [(place, item) for place, item in sorted(wanted, key=lambda pair: pair[0]) if place != item.position]

    def order(self) -> list[int]:
        moved = self.moved()
        gone = {item.pk for _place, item in moved}
        order = [item.pk for item in self.items if item.pk not in gone]
        for place, item in moved:
            order.insert(place - 1, item.pk)
        return order
