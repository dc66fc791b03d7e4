"""The form by which a file is deposited: what is not a document of a council is refused in words."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from document_types.errors import Refusal
from document_types.intake.words import notes_on
from document_types.services import documents


class CouncilDocumentForm(BaseDocumentForm):
    """Checks the content of the file; its facts and its council come from the file and from the collection."""

    reading = None

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.instance.changed_by = user
        if "file" in self.fields:
            self.fields["file"].help_text = " ".join(notes_on(self.instance))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        if self.instance.pk and documents.is_part_of_an_act(self.instance):
            raise ValidationError(
                _("Ce fichier fait partie d'un acte et ne se remplace pas : déposez l'autre comme nouveau document.")
            )
        try:
            self.reading = documents.read(file)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from refusal
        return file

    def save(self, commit=True):
        # A file whose other fields had to be corrected first comes from storage, already checked.
        if self.reading is None and not self.instance.sha256 and self.instance.file:
            self.reading = documents.read(self.instance.file)
        if self.reading:
            documents.apply(self.reading, self.instance)
            documents.serve_clean(self.reading, self.instance)
            # The rows of its texts follow the row of the document, which the view may write later.
            self.instance.unwritten_texts = self.reading.texts
        # Wagtail chooses the collection while saving, where the user has only one.
        only_one = "collection" not in self.fields
        if self.instance.pk is None or "collection" in self.changed_data:
            self.instance.council = documents.council_of(self.collections[0] if only_one else self.instance.collection)
        return super().save(commit=commit)
