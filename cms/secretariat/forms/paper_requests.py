"""The council's answer to an authority that asks for further papers: words, its own files, new ones."""

from django import forms
from django.utils.translation import gettext_lazy as _

from document_types.models import CouncilDocument
from document_types.upload_fields import ManyFilesField


class AnswerPapersForm(forms.Form):
    text = forms.CharField(
        label=_("Réponse"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Ce que disent les pièces, ou pourquoi l'une d'elles manque."),
    )
    documents = forms.ModelMultipleChoiceField(
        label=_("Fichiers du conseil à adresser"), queryset=CouncilDocument.objects.none(), required=False
    )
    files = ManyFilesField(label=_("Nouveaux fichiers à adresser"), required=False)

    def __init__(self, *args, documents, **kwargs):
        super().__init__(*args, **kwargs)
        if documents.exists():
            self.fields["documents"].queryset = documents
        else:
            del self.fields["documents"]

    def clean(self):
        data = super().clean()
        if not (data.get("text", "").strip() or data.get("documents") or data.get("files")) and not self.errors:
            self.add_error("text", _("Joignez les pièces demandées, ou écrivez pourquoi elles manquent."))
        return data
