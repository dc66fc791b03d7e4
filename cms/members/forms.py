"""What members type: their address, a question, the title of a point."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from document_types.models import Mandate, Session
from document_types.reader import language
from document_types.services import questions

LONGEST_TITLE = 500


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Courriel déclaré au conseil"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )


class MandateField(forms.ModelChoiceField):
    def label_from_instance(self, mandate) -> str:
        return f"{mandate.council} ({mandate.councillor})"


class SessionField(forms.ModelChoiceField):
    def label_from_instance(self, session) -> str:
        return f"{session.title_in(language())}, {session.council.name_in(language())}"


def _words(label, rows: int, code: str, longest: int):
    attributes = {"rows": rows, "lang": code, "dir": "rtl" if code == "ar" else "ltr"}
    return forms.CharField(label=label, required=False, max_length=longest, widget=forms.Textarea(attrs=attributes))


class ByMember(forms.Form):
    """Asked by one of the member's own mandates; without a choice, nothing is asked."""

    mandate = MandateField(label=_("Au titre du mandat"), queryset=Mandate.objects.none(), empty_label=None)

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        mandates = Mandate.objects.filter(pk__in=member.keys)
        self.fields["mandate"].queryset = mandates.select_related("councillor", "council__collectivity").order_by("pk")
        if len(member.mandates) == 1:
            self.fields["mandate"].initial = member.mandates[0]
            self.fields["mandate"].widget = forms.HiddenInput()


class QuestionForm(ByMember):
    text_ar = _words(_("Question, en arabe"), 5, "ar", questions.LONGEST)
    text_fr = _words(_("Question, en français"), 5, "fr", questions.LONGEST)


class PointForm(ByMember):
    session = SessionField(label=_("Session"), queryset=Session.objects.none(), empty_label=None)
    title_ar = _words(_("Objet, en arabe"), 2, "ar", LONGEST_TITLE)
    title_fr = _words(_("Objet, en français"), 2, "fr", LONGEST_TITLE)

    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = sessions

    def clean(self):
        data = super().clean()
        mandate, session = data.get("mandate"), data.get("session")
        if mandate and session and mandate.council_id != session.council_id:
            raise ValidationError(_("Cette session est celle d'un autre conseil que ce mandat."))
        return data
