"""Extracts of a journal as PDF: of an act, for its council and the authority that received it; of a council."""

from datetime import date
from io import BytesIO

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cms.secretariat.views.base import find_act
from cms.secretariat.views.printing import Printed
from document_types import access
from document_types.clock import today
from document_types.errors import Refusal
from document_types.models import Act
from document_types.printing.journal import act_extract, council_extract
from document_types.reader import day_words
from document_types.services import extracts


class ActJournal(Printed):
    def paper(self, pk):
        act = find_act(self.request.user, pk)
        extract = extracts.of_act(act, events_for(self.request.user, act))
        return BytesIO(act_extract(act, extract)), f"journal-{act.kind}-{act.pk}"


def events_for(user, act: Act) -> frozenset[str] | None:
    """Which events this reader may have: all, those of a received act, or a refusal."""
    if access.holds_any(user, access.INSIDE, act.council.page):
        return None
    if act.received_at and access.holds_any(user, access.OUTSIDE, act.council.page):
        return extracts.FOR_THE_AUTHORITY
    raise PermissionDenied(_("Le journal d'un acte se lit par son conseil et par l'autorité qui l'a reçu."))


class CouncilJournal(Printed):
    """By default what was recorded since the first day of the year."""

    def paper(self, pk):
        council = access.get_visible(access.councils_for(self.request.user, *access.INSIDE), pk=pk)
        first, last = self.day("du", today().replace(month=1, day=1)), self.day("au", today())
        extract = extracts.of_council(council, first, last)
        subtitle = _("du %(start)s au %(end)s") % {"start": day_words(first), "end": day_words(last)}
        return BytesIO(council_extract(extract, subtitle)), f"journal-{council.code}-{first}-{last}"

    def day(self, name: str, otherwise: date) -> date:
        written = self.request.GET.get(name)
        try:
            return date.fromisoformat(written) if written else otherwise
        except ValueError as wrong:
            raise Refusal(
                _("« %(text)s » n'est pas une date : écrivez-la ainsi, 2026-05-12.") % {"text": written}
            ) from wrong
