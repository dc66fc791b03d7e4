"""The authority before the agenda: its receipt, the delay that runs from it, the points it adds (AGE-3).

The only way to an agenda whose convocation has left: what the authority adds in time enters by force of law.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ItemOrigin, JournalEvent, SessionState
from document_types.errors import Conflict, Refusal
from document_types.law.clock import legal_day
from document_types.law.deadline import Deadline
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.models import AgendaItem, JournalEntry, Session
from document_types.reader import article, day_words
from document_types.services import sessions
from document_types.services.journal import record
from document_types.services.reckoning import reckoner
from document_types.signals import item_added_late


@transaction.atomic
def receive(
    *, session: Session, receipt: str, at: datetime | None = None, is_paper: bool = False, user=None
) -> Session:
    """Record that the authority has the agenda; its delays run from here (AGE-3, AGE-10)."""
    session = sessions.locked(session)
    at, receipt = at or clock.now(), receipt.strip()
    _require_sent(session, at)
    if session.agenda_received_at:
        raise Refusal(
            _("La réception de l'ordre du jour est déjà enregistrée, le %(day)s.")
            % {"day": day_words(session.agenda_received_at)}
        )
    if not receipt:
        raise Refusal(_("Indiquez le numéro porté sur le papier."))
    # The version stays: what members are called to has not changed.
    free = Session.objects.filter(pk=session.pk, agenda_received_at=None)
    if free.update(agenda_received_at=at, agenda_receipt=receipt) != 1:
        raise Conflict
    session.agenda_received_at, session.agenda_receipt = at, receipt
    record(
        council=session.council,
        event=JournalEvent.AGENDA_RECEIVED,
        effective_at=at,
        payload={"session": session.pk, "receipt": receipt, "is_paper": is_paper},
        user=user,
    )
    return session


def _require_sent(session: Session, at: datetime) -> None:
    if session.state == SessionState.CANCELLED:
        raise Refusal(_("Cette session est annulée : son ordre du jour n'a plus d'objet."))
    if session.agenda_sent_at is None:
        raise Refusal(_("L'ordre du jour n'est pas encore adressé à l'autorité : enregistrez d'abord son envoi."))
    if legal_day(at) < legal_day(session.agenda_sent_at):
        raise Refusal(
            _("La réception ne peut pas précéder l'envoi, fait le %(day)s : vérifiez la date.")
            % {"day": day_words(session.agenda_sent_at)}
        )


def delay(session: Session, here: Reckoner | None = None, rule_id: str = "AGE-3") -> Deadline | None:
    """Until when the authority may add points, or oppose one (AGE-10); None before it received the agenda."""
    received_at = session.agenda_received_at
    if received_at is None:
        return None
    return (here or reckoner()).due(rule(rule_id, session.council.level, legal_day(received_at)), received_at)


def require_in_time(session: Session, at: datetime, rule_id: str, too_late: str) -> None:
    """Refuse what comes before the agenda was received, and what the president is told once the delay is over."""
    deadline = delay(session, rule_id=rule_id)
    if deadline is None:
        raise Refusal(_("L'autorité n'a pas encore accusé réception de l'ordre du jour : enregistrez-la d'abord."))
    if legal_day(at) < legal_day(session.agenda_received_at):
        raise Refusal(
            _("Cette date précède la réception de l'ordre du jour, le %(day)s : vérifiez-la.")
            % {"day": day_words(session.agenda_received_at)}
        )
    if deadline.has_passed(legal_day(at)):
        raise Refusal(too_late % {"day": day_words(deadline.due_on), "article": article(deadline)})


@transaction.atomic
def add_point(
    *,
    session: Session,
    title_fr: str = "",
    title_ar: str = "",
    matter: str = "",
    is_deliberation: bool = True,
    reference: str = "",
    at: datetime | None = None,
    is_paper: bool = False,
    version: int | None = None,
    user=None,
) -> AgendaItem:
    """Enter a point of the authority by force of law, also once the members are called: they are then told of it."""
    session = sessions.locked(session)
    sessions.require_version(session, version)
    at = at or clock.now()
    _require_open_to_points(session, at)
    sessions.require_title(title_fr, title_ar)
    item = sessions.append_item(
        session=session,
        is_deliberation=is_deliberation,
        project={},
        title_fr=title_fr,
        title_ar=title_ar,
        matter=matter,
        origin=ItemOrigin.AUTHORITY,
        is_late=session.state == SessionState.CONVENED,
    )
    session.write()
    record(
        council=session.council,
        act=item.act,
        event=JournalEvent.ITEM_ADDED,
        effective_at=at,
        payload={
            "session": session.pk,
            "item": item.pk,
            "position": item.position,
            "title_fr": title_fr,
            "title_ar": title_ar,
            "is_late": item.is_late,
            "is_paper": is_paper,
            "reference": reference,
        },
        user=user,
    )
    if item.is_late:
        item_added_late.send(sender=AgendaItem, session=session)
    return item


def _require_open_to_points(session: Session, at: datetime) -> None:
    if session.state not in (SessionState.PLANNED, SessionState.CONVENED):
        raise Refusal(_("La session est ouverte ou terminée : son ordre du jour ne reçoit plus de point."))
    too_late = _(
        "Le délai de l'autorité a pris fin le %(day)s (%(article)s) : ce point n'entre plus de plein droit à l'ordre"
        " du jour."
    )
    require_in_time(session, at, "AGE-3", too_late)


def days_added(session: Session, items: Iterable[AgendaItem]) -> dict[int, date]:
    """The day on which each point of the authority entered, by the journal; nothing is asked where there is none."""
    if not any(item.origin == ItemOrigin.AUTHORITY for item in items):
        return {}
    entries = JournalEntry.objects.filter(head__council=session.council_id, event=JournalEvent.ITEM_ADDED)
    told = ((json.loads(entry.payload), legal_day(entry.effective_at)) for entry in entries)
    return {facts["item"]: day for facts, day in told if facts["session"] == session.pk}
