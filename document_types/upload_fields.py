"""The form fields by which files arrive, several at once where a paper was photographed page by page."""

from django import forms
from django.utils.translation import gettext_lazy as _

# What a telephone offers first, and what the intake takes.
ACCEPTED = "application/pdf,image/*,text/plain,.docx,.odt,.xlsx,.ods"


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files chosen at once; each is checked as one is. Cleans to a list."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [cleaned for file in files if (cleaned := super(ManyFilesField, self).clean(file, initial))]


class PaperField(ManyFilesField):
    """One paper: a file, or the photos of its pages in their order, which become one PDF. Cleans to a list."""

    widget = ManyFilesInput(attrs={"accept": ACCEPTED})

    def __init__(self, **options):
        options.setdefault(
            "help_text", _("Un PDF, ou les photos de ses pages dans leur ordre : elles forment un seul PDF.")
        )
        super().__init__(**options)
