"""A sitting: who was there, in protocol order, one group of native radio buttons a member."""

from collections.abc import Sequence

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from document_types.clock import today
from document_types.enums import Attendance
from document_types.errors import CHANGED
from document_types.law.majorities import Call
from document_types.models import Mandate, Presence
from document_types.reader import comma
from workflows.forms import not_to_come

CALLS = {
    Call.FIRST: gettext_lazy("première convocation"),
    Call.REQUESTED: gettext_lazy("première convocation"),
    Call.SECOND: gettext_lazy("deuxième convocation"),
    Call.THIRD: gettext_lazy("troisième réunion, sans condition de nombre"),
    Call.POSTPONED: gettext_lazy("réunion reportée, sans condition de nombre"),
    Call.INSTALLATION: gettext_lazy("convocation de l'autorité"),
}


class RollCall(forms.Form):
    """One radio group per member, named by the mandate; `rows` pairs each member with its field.

    `everyone` pairs an answer with the words of a button that gives it to all; `filled` is the one asked for.
    """

    choices: Sequence = ()
    everyone: Sequence[tuple[str, str]] = ()

    def __init__(self, *args, members: Sequence[Mandate], filled: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.members = members
        filled = filled if filled in dict(self.everyone) else ""
        for member in members:
            self.fields[self.name_of(member)] = forms.ChoiceField(
                label=str(member.councillor),
                choices=self.choices,
                initial=self.initial.get(self.name_of(member), filled or None),
                widget=forms.RadioSelect,
                required=False,
            )

    @staticmethod
    def name_of(member: Mandate) -> str:
        return f"m{member.pk}"

    @cached_property
    def rows(self) -> list[tuple]:
        return [(member, self[self.name_of(member)]) for member in self.members]

    @property
    def plain_fields(self):
        names = {self.name_of(member) for member in self.members}
        return [field for field in self.visible_fields() if field.name not in names]

    def answers(self) -> dict[int, str]:
        """The answer given for each member, by mandate."""
        given = {member.pk: self.cleaned_data.get(self.name_of(member), "") for member in self.members}
        return {pk: answer for pk, answer in given.items() if answer}

    def clean(self):
        data = super().clean()
        missing = [member for member in self.members if not data.get(self.name_of(member))]
        if missing:
            raise forms.ValidationError(self.missing_sentence(missing))
        return data

    def missing_sentence(self, missing) -> str:
        raise NotImplementedError


def names(members, limit: int = 5) -> str:
    shown = comma().join(str(member.councillor) for member in members[:limit])
    return f"{shown}…" if len(members) > limit else shown


class PresenceForm(RollCall):
    choices = Attendance.choices
    everyone = [
        (Attendance.PRESENT.value, gettext_lazy("Tous présents")),
        (Attendance.ABSENT.value, gettext_lazy("Tous absents")),
    ]

    def missing_sentence(self, missing) -> str:
        sentence = ngettext(
            "Il manque la présence de %(count)s membre : %(names)s.",
            "Il manque la présence de %(count)s membres : %(names)s.",
            len(missing),
        )
        return sentence % {"count": len(missing), "names": names(missing)}


class SittingForm(PresenceForm):
    held_on = forms.DateField(label=gettext_lazy("Tenue le"), widget=AdminDateInput)
    call = forms.TypedChoiceField(
        label=gettext_lazy("Sur"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": CHANGED},
    )
    opened_at = forms.TimeField(label=gettext_lazy("Ouverte à"), required=False, widget=AdminTimeInput)
    closed_at = forms.TimeField(label=gettext_lazy("Levée à"), required=False, widget=AdminTimeInput)
    # The rank this sitting takes: sent twice, the form is refused the second time.
    number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, call: tuple[int, Call], **kwargs):
        super().__init__(*args, **kwargs)
        rank, asked = call
        self.fields["call"].choices = [(rank, CALLS[asked])]
        self.fields["call"].initial = rank

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > today():
            not_to_come(day)
        return day

    def clean(self):
        data = super().clean()
        opened, closed = data.get("opened_at"), data.get("closed_at")
        if opened and closed and closed <= opened:
            self.add_error("closed_at", _("La séance ne peut pas être levée avant d'être ouverte."))
        return data


class CorrectPresenceForm(PresenceForm):
    """The presences of a sitting already entered, each with the version it was read at."""

    def __init__(self, *args, presences: Sequence[Presence], **kwargs):
        self.presences = list(presences)
        members = [presence.mandate for presence in self.presences]
        initial = {self.name_of(presence.mandate): presence.status for presence in self.presences}
        super().__init__(*args, members=members, initial=initial, **kwargs)
        for presence in self.presences:
            self.fields[f"v{presence.pk}"] = forms.IntegerField(initial=presence.version, widget=forms.HiddenInput)

    def changes(self):
        """Yield (presence, new status, version read) for each line that differs."""
        answers = self.answers()
        for presence in self.presences:
            status = answers.get(presence.mandate_id, presence.status)
            if status != presence.status:
                yield presence, Attendance(status), self.cleaned_data[f"v{presence.pk}"]
