"""The files a council ties to what was decided on paper: chosen among its own, or added with the decision."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from document_types.models import Council, CouncilDocument
from document_types.services import documents
from document_types.upload_fields import PaperField


def documents_of(council: Council) -> QuerySet:
    """The council's own, and those laid in its collection, which bears its code."""
    own = Q(council=council) | Q(collection__name__startswith=f"{council.code} ")
    return CouncilDocument.objects.filter(own).order_by("-created_at")


class WithUpload(forms.Form):
    """A decision form that also takes a new file; `decision` hands the rest of the form to the service."""

    scan_files = PaperField(label=_("Copie à ajouter"), required=False)

    def decision(self, council: Council, title: str, user) -> dict:
        """The cleaned data, with the added file stored as the scan; a file that is not fit refuses the whole."""
        data = dict(self.cleaned_data)
        if files := data.pop("scan_files", None):
            data["scan"] = documents.store(files, council=council, title=title, user=user)
        return data
