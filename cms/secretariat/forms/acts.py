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
            error_messages={"required": _("Choisissez au moins un acte.")},
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
    field_order = ["acts", "decided_on", "receipt_number", "scan", "scan_file"]


class CertificateForm(OnActs):
    """Until when what was posted on one day stayed posted, and when the president certifies it."""

    posted_until = forms.DateField(label=_("Affichés jusqu'au"), widget=AdminDateInput)
    issued_on = forms.DateField(label=_("Certifié le"), widget=AdminDateInput, initial=today)
