"""The members of a council."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.secretariat.forms.sessions import ARABIC, FRENCH, DayForm
from document_types.enums import MandateOffice
from document_types.mailboxes import normalised, validate_mailbox
from document_types.services import mandates

REASONS = [
    ("death", _("décès")),
    ("resignation", _("démission volontaire")),
    ("resignation_by_law", _("démission d'office")),
    ("removal", _("révocation ou suspension judiciaire")),
    ("annulment", _("annulation de l'élection")),
    ("end_of_term", _("fin du mandat du conseil")),
    ("other", _("autre cause prévue par la loi")),
]


class MailboxField(forms.CharField):
    """An address in any script: a browser's own field for addresses takes Latin letters alone."""

    default_validators = [validate_mailbox]
    widget = forms.TextInput(attrs={"inputmode": "email", "dir": "auto", "autocomplete": "off", "spellcheck": "false"})

    def to_python(self, value):
        return normalised(super().to_python(value))


class MemberForm(forms.Form):
    name_ar = forms.CharField(label=_("Nom, en arabe"), max_length=120, widget=forms.TextInput(attrs=ARABIC))
    name_fr = forms.CharField(label=_("Nom, en français"), max_length=120, widget=forms.TextInput(attrs=FRENCH))
    office = forms.ChoiceField(label=_("Qualité"), choices=MandateOffice.choices, initial=MandateOffice.MEMBER)
    rank = forms.IntegerField(label=_("Rang protocolaire"), min_value=0, max_value=999, initial=99)
    starts_on = forms.DateField(label=_("Membre depuis le"), widget=AdminDateInput)
    declared_email = MailboxField(
        label=_("Courriel déclaré au conseil"),
        required=False,
        max_length=254,
        help_text=_("Sans courriel déclaré, la convocation est remise sur papier."),
    )
    declared_address = forms.CharField(label=_("Adresse déclarée au conseil"), required=False, max_length=255)
    born_on = forms.DateField(
        label=_("Né le"),
        required=False,
        widget=AdminDateInput,
        help_text=_(
            "À égalité de voix, le plus jeune est désigné ; à l'installation, le plus âgé préside. Jamais publiée."
        ),
    )
    phone = forms.CharField(label=_("Téléphone"), required=False, max_length=32)


class ChangeMemberForm(MemberForm):
    """Carries the values it was opened with, so that a stale form overwrites nothing."""

    read = forms.JSONField(widget=forms.HiddenInput)

    def __init__(self, *args, mandate, **kwargs):
        councillor = mandate.councillor
        initial = {name: getattr(mandate, name, None) for name in self.base_fields}
        initial |= {name: getattr(councillor, name) for name in ("name_ar", "name_fr", "phone", "born_on")}
        super().__init__(*args, initial=initial | {"read": mandates.snapshot(mandate)}, **kwargs)


class EndForm(DayForm):
    reason = forms.ChoiceField(label=_("Cause"), choices=REASONS)
