"""The form by which the text of an act is written: an annex of another council is refused, and never named."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError

from document_types.models.documents import CouncilDocument

ANNEX_DOCUMENT = re.compile(r"annexes-\d+-value-document")


class ActPageForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.has_foreign_annexes = False
        if self.is_bound:
            self._drop_foreign_annexes()

    def _drop_foreign_annexes(self) -> None:
        """Before anything is read: shown again with its errors, the form would name the file behind each key."""
        sent = {name: value.strip() for name, value in self.data.items() if ANNEX_DOCUMENT.fullmatch(name) and value}
        if not sent:
            return
        council = self.instance.fact.council_id if self.instance.fact else None
        keys = {value for value in sent.values() if _is_key(value)}
        own = set(CouncilDocument.objects.filter(pk__in=keys, council=council).values_list("pk", flat=True))
        foreign = [name for name, value in sent.items() if not _is_key(value) or int(value) not in own]
        if foreign:
            self.data = self.data.copy()
            self.has_foreign_annexes = True
            for name in foreign:
                self.data[name] = ""

    def clean(self):
        cleaned = super().clean()
        if self.has_foreign_annexes:
            reason = ValidationError(_("Choisissez un fichier de votre conseil : celui-ci n'est pas du nombre."))
            if "annexes" in self.errors:
                self.add_error(None, reason)
            else:
                self.add_error("annexes", StreamBlockValidationError(non_block_errors=[reason]))
        return cleaned


def _is_key(value: str) -> bool:
    return value.isdecimal() and len(value) < 19
