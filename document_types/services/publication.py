"""Posting at the seat and going online: two facts apart from the act's force (MIN-7)."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ActKind, JournalEvent, OnlineFrom
from document_types.errors import Refusal
from document_types.lifecycle import DECIDED, Step
from document_types.models import Act
from document_types.reader import day_words
from document_types.services import pages
from document_types.services.journal import record


@transaction.atomic
def post(*, acts: Iterable[Act], posted_on: date, at: datetime | None = None, user=None) -> list[Act]:
    """Record the posting at the seat; by default of the council, what is posted goes online with it."""
    return [_post(pages.locked(act), posted_on, at, user) for act in acts]


def _post(act: Act, posted_on: date, at, user) -> Act:
    if act.state not in DECIDED or act.may(Step.SIGN):
        raise Refusal(
            _("« %(act)s » n'est pas encore signé : faites-le signer avant de l'afficher.") % {"act": act.subject}
        )
    if act.posted_on:
        raise Refusal(
            _("La délibération %(number)s est déjà affichée depuis le %(day)s.")
            % {"number": act.number_label, "day": day_words(act.posted_on)}
        )
    if act.dated_on and posted_on < act.dated_on:
        raise Refusal(_("L'affichage ne peut pas précéder le vote : vérifiez la date."))
    if posted_on > max(clock.today(), clock.localdate()):
        raise Refusal(_("L'affichage ne peut pas être à venir : enregistrez-le une fois fait."))
    act.posted_on = posted_on
    pages.save(act, "posted_on")
    effective_at = at or datetime.combine(posted_on, time(12), tzinfo=timezone.get_default_timezone())
    record(
        council=act.council,
        act=act,
        event=JournalEvent.POSTED,
        effective_at=effective_at,
        payload={"number": act.number_label, "posted_on": posted_on.isoformat()},
        user=user,
    )
    if act.kind == ActKind.DELIBERATION and act.council.online_from == OnlineFrom.POSTING:
        act = pages.put_online(act=act, at=at, user=user)
    return act
