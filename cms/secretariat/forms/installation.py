"""The first session of a council: who stands for the presidency, and the authority's notice as it came on paper."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from document_types.clock import today
from document_types.models import CouncilDocument, Mandate
from workflows.forms import not_to_come
from workflows.scans import WithUpload


class MembersField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, mandate):
        return str(mandate.councillor)


class CandidatesForm(forms.Form):
    candidates = MembersField(
        label=_("Candidats à la présidence du conseil"),
        queryset=Mandate.objects.none(),
        error_messages={"required": _("Choisissez au moins un candidat.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["candidates"].queryset = members


class NoticeForm(WithUpload):
    day = forms.DateField(
        label=_("Date portée sur l'avis"), widget=AdminDateInput, initial=today, validators=[not_to_come]
    )
    reference = forms.CharField(label=_("Numéro porté sur l'avis"), max_length=120)
    scan = forms.ModelChoiceField(label=_("Copie numérisée"), queryset=CouncilDocument.objects.none(), required=False)
    field_order = ["day", "reference", "scan", "scan_files"]

    def __init__(self, *args, documents, **kwargs):
        super().__init__(*args, **kwargs)
        if documents.exists():
            self.fields["scan"].queryset = documents
        else:
            del self.fields["scan"]
