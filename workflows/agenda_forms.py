"""What an answer to an agenda asks for; each has a form for what came on paper, with its date and its number."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from document_types import clock
from document_types.law.matters import MATTERS
from document_types.reader import language
from workflows.forms import WithReasons, not_to_come

DELIBERATION, INFORMATION = "deliberation", "information"
UPHELD, DISMISSED = "upheld", "dismissed"


def matter_choices():
    known = [(code, matter.label.in_language(language())) for code, matter in MATTERS.items()]
    return [("", _("Matière non précisée")), *known]


class OnPaper(forms.Form):
    """A letter counts from the day on which the president has it."""

    told_on = forms.DateField(
        label=_("Date à laquelle le président en est avisé"),
        widget=AdminDateInput,
        initial=clock.today,
        validators=[not_to_come],
    )
    reference = forms.CharField(label=_("Numéro porté sur le papier"), max_length=60)


class PaperReceiptForm(forms.Form):
    received_on = forms.DateField(
        label=_("Reçu par l'autorité le"), widget=AdminDateInput, initial=clock.today, validators=[not_to_come]
    )
    reference = forms.CharField(label=_("Numéro du récépissé sur papier"), max_length=60)


class PointForm(forms.Form):
    title_ar = forms.CharField(
        label=_("Objet, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 2, "lang": "ar", "dir": "rtl"})
    )
    title_fr = forms.CharField(
        label=_("Objet, en français"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "fr", "dir": "ltr"}),
    )
    kind = forms.ChoiceField(
        label=_("Ce que le conseil en fera"),
        choices=[(DELIBERATION, _("il en délibère")), (INFORMATION, _("il en prend connaissance, sans vote"))],
        initial=DELIBERATION,
        widget=forms.RadioSelect,
    )
    matter = forms.ChoiceField(label=_("Matière"), required=False, choices=matter_choices)
    # The agenda as it was read: the same form sent twice enters one point.
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        data = super().clean()
        if not ((data.get("title_ar") or "").strip() or (data.get("title_fr") or "").strip()):
            self.add_error("title_ar", _("Donnez un objet au point, en arabe ou en français."))
        return data

    def facts(self) -> dict:
        data = dict(self.cleaned_data)
        data["is_deliberation"] = data.pop("kind") == DELIBERATION
        return data


class PaperPointForm(OnPaper, PointForm):
    field_order = ["title_ar", "title_fr", "kind", "matter", "told_on", "reference"]


class PointOppositionForm(WithReasons):
    reference = forms.CharField(label=_("Numéro de la décision"), max_length=120)
    field_order = ["reference", "reasons_ar", "reasons_fr"]


class PaperPointOppositionForm(OnPaper, PointOppositionForm):
    field_order = ["told_on", "reference", "reasons_ar", "reasons_fr"]


class ReferralForm(forms.Form):
    """The hour counts: the judge has 48 of them."""

    referred_on = forms.DateField(
        label=_("Juge saisi le"), widget=AdminDateInput, initial=clock.today, validators=[not_to_come]
    )
    hour = forms.TimeField(label=_("À"), widget=AdminTimeInput)

    def clean(self):
        data = super().clean()
        if data.get("referred_on") and data.get("hour"):
            moment = datetime.combine(data["referred_on"], data["hour"])
            data["referred_at"] = timezone.make_aware(moment, timezone.get_default_timezone())
            if data["referred_at"] > clock.now():
                raise ValidationError(_("Cette heure est à venir : inscrivez l'heure de l'acte accompli."))
        return data


class RulingForm(forms.Form):
    ruled_on = forms.DateField(
        label=_("Décision rendue le"), widget=AdminDateInput, initial=clock.today, validators=[not_to_come]
    )
    ruling = forms.ChoiceField(
        label=_("Ce que le juge décide"),
        choices=[
            (UPHELD, _("l'opposition est fondée : le conseil ne débat pas de ce point")),
            (DISMISSED, _("l'opposition est écartée : le conseil peut débattre de ce point")),
        ],
        widget=forms.RadioSelect,
    )

    def facts(self) -> dict:
        return {"ruled_on": self.cleaned_data["ruled_on"], "is_upheld": self.cleaned_data["ruling"] == UPHELD}
