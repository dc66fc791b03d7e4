"""The rectification of a text, passage by passage, and the acts that a project amends or replaces."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.corrections import Passage

PREFIX = "passage-"


class RectificationForm(forms.Form):
    """One field for each passage shown; what is not changed is not sent to the service."""

    reference = forms.CharField(label=_("Numéro de la rectification"), max_length=80)
    reasons_ar = forms.CharField(
        label=_("Motifs, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 2, **ARABIC})
    )
    reasons_fr = forms.CharField(
        label=_("Motifs, en français"), required=False, widget=forms.Textarea(attrs={"rows": 2, **FRENCH})
    )

    def __init__(self, *args, passages: list[Passage], **kwargs):
        super().__init__(*args, **kwargs)
        self.passages = passages
        for place, passage in enumerate(passages, start=1):
            rows = min(12, 1 + len(passage.text) // 70)
            attrs = {"rows": rows, **(ARABIC if passage.language == "ar" else FRENCH)}
            language = _("arabe") if passage.language == "ar" else _("français")
            facts = {"place": place, "label": passage.label or _("passage"), "language": language}
            self.fields[f"{PREFIX}{passage.key}"] = forms.CharField(
                label=_("%(label)s (%(language)s), n° %(place)s") % facts,
                initial=passage.text,
                required=False,
                strip=False,
                widget=forms.Textarea(attrs=attrs),
            )

    def corrections(self) -> dict[str, str]:
        """The passages as typed; a passage that was not sent is as it was."""
        return {
            passage.key: self.cleaned_data[name]
            for passage in self.passages
            if (name := f"{PREFIX}{passage.key}") in self.data
        }
