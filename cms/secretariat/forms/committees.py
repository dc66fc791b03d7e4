"""Committees: their names, their members, the points they are called to, what they report."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from cms.secretariat.forms.sessions import ARABIC, FRENCH
from document_types.clock import today
from document_types.enums import CommitteeKind, CommitteeOffice, Opinion
from document_types.models import AgendaItem, Committee, Mandate
from document_types.reader import comma
from workflows.forms import not_to_come


class NameForm(forms.Form):
    name_ar = forms.CharField(
        label=_("Nom, en arabe"), required=False, max_length=200, widget=forms.TextInput(attrs=ARABIC)
    )
    name_fr = forms.CharField(
        label=_("Nom, en français"), required=False, max_length=200, widget=forms.TextInput(attrs=FRENCH)
    )


class CommitteeForm(NameForm):
    kind = forms.ChoiceField(label=_("Nature"), choices=CommitteeKind.choices, initial=CommitteeKind.STANDING)
    created_on = forms.DateField(label=_("Créée le"), widget=AdminDateInput, initial=today, validators=[not_to_come])
    askers = forms.IntegerField(
        label=_("Demandée par, nombre de membres"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Pour une commission d'enquête seulement."),
    )


class MemberField(forms.ModelChoiceField):
    def label_from_instance(self, mandate):
        office = "" if mandate.office == "member" else f"{comma()}{mandate.get_office_display()}"
        return f"{mandate.councillor}{office}"


class SeatForm(forms.Form):
    mandate = MemberField(label=_("Membre"), queryset=Mandate.objects.none())
    office = forms.ChoiceField(label=_("Qualité"), choices=CommitteeOffice.choices, initial=CommitteeOffice.MEMBER)
    starts_on = forms.DateField(label=_("Depuis le"), widget=AdminDateInput, initial=today)

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mandate"].queryset = members


class PointsField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, item):
        return f"{item.session} · {item.position}. {item}"


class MeetingForm(forms.Form):
    items = PointsField(
        label=_("Points à étudier"),
        queryset=AgendaItem.objects.none(),
        error_messages={"required": _("Choisissez au moins un point.")},
    )
    held_on = forms.DateField(label=_("Date de la réunion"), widget=AdminDateInput)
    starts_at = forms.TimeField(label=_("Heure"), required=False, widget=AdminTimeInput)
    place_ar = forms.CharField(
        label=_("Lieu, en arabe"), required=False, max_length=255, widget=forms.TextInput(attrs=ARABIC)
    )
    place_fr = forms.CharField(
        label=_("Lieu, en français"), required=False, max_length=255, widget=forms.TextInput(attrs=FRENCH)
    )

    def __init__(self, *args, points, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["items"].queryset = points


class ReportForm(forms.Form):
    committee = forms.ModelChoiceField(label=_("Commission"), queryset=Committee.objects.none())
    opinion = forms.ChoiceField(label=_("Avis"), choices=Opinion.choices, widget=forms.RadioSelect)
    rapporteur = MemberField(
        label=_("Rapporteur"),
        queryset=Mandate.objects.none(),
        required=False,
        empty_label=_("le président de la commission"),
    )
    reported_on = forms.DateField(
        label=_("Rapport rendu le"), widget=AdminDateInput, initial=today, validators=[not_to_come]
    )
    text_ar = forms.CharField(
        label=_("Rapport, en arabe"), required=False, widget=forms.Textarea(attrs={"rows": 6, **ARABIC})
    )
    text_fr = forms.CharField(
        label=_("Rapport, en français"), required=False, widget=forms.Textarea(attrs={"rows": 6, **FRENCH})
    )

    def __init__(self, *args, committees, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = committees
        self.fields["rapporteur"].queryset = members
