"""Refusals of the domain: each says in the user's language what is wrong and what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from document_types.enums import ActState
from document_types.lifecycle import ImpossibleStep

CHANGED = gettext_lazy("Cette page a changé depuis son ouverture. Relisez avant de décider, puis recommencez.")


class Refusal(Exception):
    """An action the law or the facts do not allow; nothing was written. Its text is a sentence for the user."""


class Conflict(Refusal):
    """Someone else changed the row since it was read."""

    def __init__(self):
        super().__init__(str(CHANGED))


def impossible(error: ImpossibleStep) -> Refusal:
    return Refusal(
        _("Cette étape n'est pas possible : l'acte est dans l'état « %(state)s ».")
        % {"state": ActState(error.state).label}
    )
