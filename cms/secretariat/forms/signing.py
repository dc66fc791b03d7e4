"""Signing, as the signatory does it on screen or as the clerk records it from paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.forms import DecisionForm, OnPaper, SignatureForm
from workflows.scans import WithUpload


class ScreenSignatureForm(SignatureForm, WithUpload):
    """For the signatory, who may also have signed on paper."""

    field_order = ["is_paper", "decided_on", "scan", "scan_files"]


class PaperSignatureForm(OnPaper, WithUpload):
    """For the clerk: the signature was given on paper, so that its date is asked for."""

    field_order = ["decided_on", "scan", "scan_files"]


def form_for(action: str, task_form, *, signs_on_screen: bool, documents, **typed):
    """The task's own form for this action, with the council's files to choose a scan from."""
    form_class = task_form
    if action == "sign":
        form_class = ScreenSignatureForm if signs_on_screen else PaperSignatureForm
    extra = {"documents": documents} if issubclass(form_class, DecisionForm) else {}
    return form_class(prefix=action, **typed, **extra)


class SignedPaperForm(forms.Form):
    """An issued paper as its signatory brings it back."""

    edition = forms.ChoiceField(label=_("Exemplaire signé"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Fichier signé"),
        help_text=_("Le PDF tel que votre logiciel de signature l'a enregistré."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf"}),
    )

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].choices = [(each.value, each.label) for each in editions]
