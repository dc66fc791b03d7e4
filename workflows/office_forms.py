"""What the inside of an office asks for: an officer, a note, a conclusion, papers, an opinion, who decides."""

from datetime import timedelta

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from document_types import clock
from workflows.checklist import Line
from workflows.enums import Advice, DelegationQuality, Verdict
from workflows.models import Finding
from workflows.people import name_of

# The usual time given to another service; the office changes it at will.
USUAL_DELAY = timedelta(days=2)


class OfficerField(forms.ModelChoiceField):
    def label_from_instance(self, user) -> str:
        return name_of(user)


class AssignForm(forms.Form):
    officer = OfficerField(
        label=_("Agent chargé du dossier"),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=_("Personne pour l'instant"),
    )

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note pour le bureau"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )


class FindingsForm(forms.Form):
    """A conclusion a line, beside what the product found; a line left open stays open."""

    def __init__(self, *args, lines: list[Line], findings: dict[str, Finding], **kwargs):
        super().__init__(*args, **kwargs)
        self.lines, self.findings = lines, findings
        for line in lines:
            found = findings.get(line.key)
            choices = list(Verdict.choices) if found else [("", _("à conclure")), *Verdict.choices]
            self.fields[f"verdict_{line.key}"] = forms.ChoiceField(
                label=_("Conclusion"),
                choices=choices,
                required=False,
                initial=found.verdict if found else "",
            )
            self.fields[f"note_{line.key}"] = forms.CharField(
                label=_("Précision"),
                required=False,
                max_length=2000,
                initial=found.note if found else "",
                widget=forms.TextInput(attrs={"dir": "auto"}),
            )

    def rows(self):
        """Each line with its conclusion, its two fields and who concluded."""
        for line in self.lines:
            yield {
                "line": line,
                "found": self.findings.get(line.key),
                "verdict": self[f"verdict_{line.key}"],
                "note": self[f"note_{line.key}"],
            }

    def clean(self):
        data = super().clean()
        for line in self.lines:
            verdict, note = data.get(f"verdict_{line.key}"), (data.get(f"note_{line.key}") or "").strip()
            if note and not verdict:
                self.add_error(f"verdict_{line.key}", _("Choisissez une conclusion, ou effacez la précision."))
            if verdict == Verdict.FAULT and not note:
                self.add_error(f"note_{line.key}", _("Dites ce qui est irrégulier."))
        return data

    def conclusions(self):
        """The (key, verdict, note) that differ from what was concluded before."""
        for line in self.lines:
            verdict = self.cleaned_data[f"verdict_{line.key}"]
            note = self.cleaned_data[f"note_{line.key}"].strip()
            found = self.findings.get(line.key)
            if verdict and (found is None or (found.verdict, found.note) != (verdict, note)):
                yield line.key, verdict, note


class PapersForm(forms.Form):
    asked_ar = forms.CharField(
        label=_("Pièces demandées, en arabe"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "rtl", "lang": "ar"}),
    )
    asked_fr = forms.CharField(
        label=_("Pièces demandées, en français"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "ltr", "lang": "fr"}),
    )


class OpinionForm(forms.Form):
    service = forms.CharField(label=_("Service consulté"), max_length=200)
    question = forms.CharField(
        label=_("Ce qui lui est demandé"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    due_on = forms.DateField(
        label=_("Avis attendu pour le"), widget=AdminDateInput, initial=lambda: clock.today() + USUAL_DELAY
    )


class AdviceForm(forms.Form):
    advice = forms.ChoiceField(label=_("Avis"), choices=Advice.choices, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("Teneur de l'avis"),
        required=False,
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    answered_on = forms.DateField(label=_("Reçu le"), widget=AdminDateInput, initial=clock.today)


class NameForm(forms.Form):
    person = OfficerField(label=_("Personne"), queryset=get_user_model().objects.none())
    quality = forms.ChoiceField(label=_("À titre de"), choices=DelegationQuality.choices, widget=forms.RadioSelect)
    reference = forms.CharField(
        label=_("Acte de nomination ou de délégation"),
        max_length=120,
        help_text=_("Sa nature, son numéro et sa date : la lettre les porte."),
    )
    starts_on = forms.DateField(label=_("À partir du"), widget=AdminDateInput, initial=clock.today)
    ends_on = forms.DateField(
        label=_("Jusqu'au"), required=False, widget=AdminDateInput, help_text=_("Un intérim a toujours une fin.")
    )

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = officers


class EndForm(forms.Form):
    on = forms.DateField(label=_("Dernier jour"), widget=AdminDateInput, initial=clock.today)


class VisaBatchForm(forms.Form):
    reference = forms.CharField(label=_("Numéro de la décision"), max_length=80)


class NoFieldsForm(forms.Form):
    pass
