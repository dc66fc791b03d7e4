"""The form by which the text of an act is written: an annex of another council is refused beside its field."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError


class ActPageForm(WagtailAdminPageForm):
    def clean(self):
        cleaned = super().clean()
        if foreign := self._foreign_annexes(cleaned):
            self.add_error("annexes", StreamBlockValidationError(block_errors={at: _refusal() for at in foreign}))
            self._forget(set(foreign.values()))
        return cleaned

    def _foreign_annexes(self, cleaned) -> dict[int, str]:
        """The places of the files that are not of the act's council, each with the id that was sent."""
        council = self.instance.fact.council_id if self.instance.fact else None
        documents = {at: block.value["document"] for at, block in enumerate(cleaned.get("annexes") or ())}
        return {at: str(document.pk) for at, document in documents.items() if document and not document.is_of(council)}

    def _forget(self, ids: set[str]) -> None:
        """Shown again, the form would name the file behind each id."""
        self.data = self.data.copy()
        for name, value in list(self.data.items()):
            if name.startswith("annexes-") and name.endswith("-document") and value in ids:
                self.data[name] = ""


def _refusal() -> StructBlockValidationError:
    reason = ValidationError(_("Choisissez un fichier de votre conseil : celui-ci n'est pas du nombre."))
    return StructBlockValidationError(block_errors={"document": reason})
