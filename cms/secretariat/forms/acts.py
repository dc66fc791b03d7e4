"""Posting and transmitting several acts at once."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.secretariat.forms.sessions import DayForm
from document_types.clock import today
from document_types.models import Act
from workflows.forms import TransmissionForm
from workflows.scans import WithUpload


class ActsField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Act.objects.none(),
            label=_("Actes"),
            error_messages={
                "required": _("Choisissez au moins un acte."),
                "invalid_choice": _(
                    "Un acte choisi n'est plus dans cette liste : son état a changé depuis l'ouverture de la page. "
                    "Relisez la liste, puis recommencez."
                ),
            },
            **kwargs,
        )

    def label_from_instance(self, act):
        return f"{act.number_label} · {act.subject}"


class OnActs(forms.Form):
    """All are chosen to begin with: leaving one out is the exception."""

    acts = ActsField()

    def __init__(self, *args, acts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["acts"].queryset = acts
        self.fields["acts"].initial = list(acts)


class PostingForm(OnActs, DayForm):
    field_order = ["acts", "day"]


class BatchTransmissionForm(OnActs, TransmissionForm, WithUpload):
    council_reference = forms.CharField(
        label=_("Numéro du bordereau au registre des départs du conseil, s'il y en a un"), required=False, max_length=80
    )
    authority_reference = forms.CharField(
        label=_("Numéro d'ordre porté par l'autorité, s'il y en a un"), required=False, max_length=80
    )
    field_order = [
        "acts",
        "council_reference",
        "decided_on",
        "receipt_number",
        "authority_reference",
        "scan",
        "scan_files",
    ]

    def __init__(self, *args, is_on_paper: bool, **kwargs):
        super().__init__(*args, is_on_paper=is_on_paper, **kwargs)
        if not is_on_paper:
            del self.fields["authority_reference"]


class CertificateForm(OnActs):
    """Until when what was posted on one day stayed posted, and when the president certifies it."""

    posted_until = forms.DateField(label=_("Affichés jusqu'au"), widget=AdminDateInput)
    issued_on = forms.DateField(label=_("Certifié le"), widget=AdminDateInput, initial=today)
