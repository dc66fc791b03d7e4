"""A written question received on paper, and the answer given to it in a sitting."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.clock import today
from document_types.models import Mandate, Sitting
from document_types.reader import day_words
from document_types.services.questions import LONGEST
from workflows.forms import not_to_come


def _words(label, attributes: dict[str, str]):
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4, **attributes})
    )


class MemberField(forms.ModelChoiceField):
    def label_from_instance(self, mandate) -> str:
        return mandate.councillor.name


class SittingField(forms.ModelChoiceField):
    def label_from_instance(self, sitting) -> str:
        return _("Séance %(number)s, %(day)s") % {"number": sitting.number, "day": day_words(sitting.held_on)}


class QuestionForm(forms.Form):
    asked_by = MemberField(label=_("Posée par"), queryset=Mandate.objects.none())
    text_ar = _words(_("Question, en arabe"), ARABIC)
    text_fr = _words(_("Question, en français"), FRENCH)
    received_on = forms.DateField(
        label=_("Question reçue le"), widget=AdminDateInput, initial=today, validators=[not_to_come]
    )

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked_by"].queryset = Mandate.objects.filter(
            council=council, ends_on__isnull=True
        ).in_protocol_order()


class AnswerForm(forms.Form):
    """Carries the answer it was opened with, so that a stale form overwrites nothing."""

    sitting = SittingField(label=_("Donnée en séance"), queryset=Sitting.objects.none(), empty_label=None)
    answer_ar = _words(_("Réponse, en arabe"), ARABIC)
    answer_fr = _words(_("Réponse, en français"), FRENCH)
    read_ar = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    read_fr = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args, question, **kwargs):
        initial = {"answer_ar": question.answer_ar, "answer_fr": question.answer_fr}
        initial |= {"read_ar": question.answer_ar, "read_fr": question.answer_fr, "sitting": question.answered_in}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["sitting"].queryset = Sitting.objects.filter(session=question.session, is_quorate=True)
