"""What an authority decided on paper, as the clerk enters it: its number, its date, its reasons, its scan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.actions import ACTIONS
from workflows.forms import FromCourt, OnPaper
from workflows.scans import WithUpload


class Arrived(OnPaper, WithUpload):
    """What came to the council by hand or by post, under the number of its own register of arrivals."""

    register_number = forms.CharField(label=_("Numéro au bureau d'ordre du conseil"), max_length=80, required=False)


def form_for(action: str) -> type[forms.Form]:
    """The form of the decision, with what proves a paper; what comes from a court asks for it already."""
    form = ACTIONS[action].form
    if issubclass(form, FromCourt):
        return form
    return type(f"{form.__name__}OnPaper", (form, Arrived), {})
