"""What each decision asks for: date, number, reasons; they serve Wagtail's modals and our own screens alike."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from document_types import clock
from document_types.models import CouncilDocument
from workflows.enums import OppositionGround
from workflows.scans import WithUpload


def not_to_come(day):
    if day and day > clock.localdate():
        raise ValidationError(_("Cette date est à venir : inscrivez la date de l'acte accompli."))


class DecisionForm(forms.Form):
    """A decision that may have been taken on paper: then its own date, number and scan are recorded."""

    is_paper = forms.BooleanField(label=_("Fait sur papier"), required=False)
    decided_on = forms.DateField(
        label=_("Date portée sur le papier"), required=False, widget=AdminDateInput, validators=[not_to_come]
    )
    scan = forms.ModelChoiceField(label=_("Copie numérisée"), queryset=CouncilDocument.objects.none(), required=False)

    def __init__(self, *args, documents=None, **kwargs):
        super().__init__(*args, **kwargs)
        if documents is not None and documents.exists():
            self.fields["scan"].queryset = documents
        else:
            del self.fields["scan"]

    def clean(self):
        data = super().clean()
        if data.get("is_paper") and not data.get("decided_on"):
            self.add_error("decided_on", _("Indiquez la date portée sur le papier."))
        return data


class SignatureForm(DecisionForm):
    pass


class ReasonForm(forms.Form):
    reasons = forms.CharField(label=_("Ce qu'il faut corriger"), widget=forms.Textarea(attrs={"rows": 3}))


class TransmissionForm(DecisionForm):
    """Asks for the receipt where the authority hands one over on paper, for nothing where it receives here."""

    receipt_number = forms.CharField(
        label=_("Numéro du récépissé sur papier"),
        required=False,
        max_length=40,
        error_messages={"required": _("Indiquez le numéro du récépissé remis par l'autorité.")},
    )

    def __init__(self, *args, is_on_paper: bool, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["is_paper"]
        self.is_on_paper = is_on_paper
        if is_on_paper:
            self.fields["decided_on"].required = self.fields["receipt_number"].required = True
            return
        for name in ("decided_on", "receipt_number", "scan", "scan_files"):
            self.fields.pop(name, None)

    def clean(self):
        return super().clean() | {"is_paper": self.is_on_paper}


class ReferencedForm(forms.Form):
    """An authority decides here and now: only its number is asked for."""

    reference = forms.CharField(label=_("Numéro de la décision"), max_length=80)


class OnPaper(DecisionForm):
    """What was decided or signed on paper, as the clerk enters it: its own date, and its scan."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["is_paper"]
        self.fields["decided_on"].required = True

    def clean(self):
        data = super().clean()
        data["is_paper"] = True
        return data


class WithReasons(forms.Form):
    reasons_ar = forms.CharField(
        label=_("Motifs, en arabe"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "rtl", "lang": "ar"}),
    )
    reasons_fr = forms.CharField(
        label=_("Motifs, en français"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr", "lang": "fr"}),
    )

    def clean(self):
        data = super().clean()
        if not (data.get("reasons_ar") or data.get("reasons_fr")):
            self.add_error(
                "reasons_ar", _("La décision doit être motivée : écrivez les motifs dans une langue au moins.")
            )
        return data


PAPER_FIELDS = ["decided_on", "hour", "register_number", "scan", "scan_files"]


class OppositionForm(WithReasons, ReferencedForm):
    ground = forms.ChoiceField(label=_("Fondement"), choices=OppositionGround.choices, widget=forms.RadioSelect)
    field_order = ["reference", "ground", "reasons_ar", "reasons_fr", *PAPER_FIELDS]


class VisaForm(ReferencedForm):
    field_order = ["reference", *PAPER_FIELDS]


class ReclassificationForm(WithReasons, ReferencedForm):
    field_order = ["reference", "reasons_ar", "reasons_fr", *PAPER_FIELDS]


class VisaRefusalForm(WithReasons, ReferencedForm):
    field_order = ["reference", "reasons_ar", "reasons_fr", *PAPER_FIELDS]


class FromCourt(OnPaper, WithUpload):
    """What was filed with a court or came from it: a paper with its own number and day, on either side."""

    register_number = forms.CharField(label=_("Numéro au bureau d'ordre"), max_length=80, required=False)


class FilingForm(FromCourt):
    """The hour counts for the urgent-applications judge, who has 48 of them."""

    reference = forms.CharField(label=_("Numéro de la requête au greffe"), max_length=80)
    hour = forms.TimeField(label=_("Heure du dépôt"), required=False, widget=AdminTimeInput)
    field_order = ["reference", *PAPER_FIELDS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decided_on"].label = _("Déposée au greffe le")


class RulingForm(FromCourt):
    reference = forms.CharField(label=_("Numéro de la décision du tribunal"), max_length=80)
    reasons_ar = forms.CharField(
        label=_("Ce que le tribunal décide, en arabe"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "rtl", "lang": "ar"}),
    )
    reasons_fr = forms.CharField(
        label=_("Ce que le tribunal décide, en français"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr", "lang": "fr"}),
    )
    field_order = ["reference", "reasons_ar", "reasons_fr", *PAPER_FIELDS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decided_on"].label = _("Rendue le")
