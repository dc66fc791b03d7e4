"""Points asked for by members: received, put on the agenda or refused with reasons (AGE-4 to AGE-7)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.clock import localdate
from document_types.enums import ItemOrigin, JournalEvent
from document_types.errors import Refusal
from document_types.law.facts import Base
from document_types.law.majorities import InvalidCount
from document_types.law.statutes import rule
from document_types.law.thresholds import threshold
from document_types.models import ItemRequest, Session
from document_types.reader import article
from document_types.services import sessions
from document_types.services.journal import record


@transaction.atomic
def receive(
    *,
    session: Session,
    title_fr: str = "",
    title_ar: str = "",
    asked_by: str,
    signatories: int = 1,
    received_on: date,
    user=None,
) -> ItemRequest:
    """Keep a written request with who signed it and when it came (AGE-4)."""
    session = sessions.locked(session)
    sessions.require_preparation(session)
    sessions.require_title(title_fr, title_ar)
    if session.council.seats and signatories > session.council.seats:
        raise Refusal(
            _("Plus de signataires (%(count)s) que de sièges (%(seats)s) : vérifiez le nombre.")
            % {"count": signatories, "seats": session.council.seats}
        )
    request = ItemRequest.objects.create(
        session=session,
        title_fr=title_fr,
        title_ar=title_ar,
        asked_by=asked_by,
        signatories=signatories,
        received_on=received_on,
    )
    _record(request, JournalEvent.ITEM_ASKED, user, signatories=signatories)
    return request


@transaction.atomic
def accept(*, request: ItemRequest, user=None) -> ItemRequest:
    """Put the point on the agenda, after those that are there."""
    request = _locked(request)
    request.item = sessions.add_item(
        session=request.session,
        title_fr=request.title_fr,
        title_ar=request.title_ar,
        origin=ItemOrigin.MEMBERS,
        user=user,
    )
    request.save(update_fields=["item"])
    return request


@transaction.atomic
def refuse(*, request: ItemRequest, reasons_fr: str = "", reasons_ar: str = "", user=None) -> ItemRequest:
    """Refuse with reasons, to be notified and told to the council (AGE-5, AGE-6); half the seats cannot be refused."""
    request = _locked(request)
    if not (reasons_fr.strip() or reasons_ar.strip()):
        raise Refusal(_("Le refus doit être motivé : écrivez les motifs dans une langue au moins."))
    if is_compulsory(request):
        raise Refusal(
            _("La moitié des membres du conseil le demande : le point est inscrit de droit (%(article)s).")
            % {"article": article(_half(request.session))}
        )
    request.refused_on, request.reasons_fr, request.reasons_ar = localdate(), reasons_fr, reasons_ar
    request.save(update_fields=["refused_on", "reasons_fr", "reasons_ar"])
    _record(request, JournalEvent.ITEM_REFUSED, user, reasons_fr=reasons_fr, reasons_ar=reasons_ar)
    return request


def is_compulsory(request: ItemRequest) -> bool:
    """Whether half of the council's seats signed it (AGE-7); without a number of seats, nobody can say."""
    try:
        half = threshold(_half(request.session), {Base.SEATS: request.session.council.seats})
    except InvalidCount:
        return False
    return half.is_met_by(request.signatories)


def _half(session: Session):
    return rule("AGE-7", session.council.level, session.opens_on)


def _locked(request: ItemRequest) -> ItemRequest:
    """The request behind the lock of its session, still to be answered."""
    session = sessions.locked(request.session)
    sessions.require_preparation(session)
    request = ItemRequest.objects.get(pk=request.pk)
    request.session = session
    if not request.is_pending:
        raise Refusal(_("Cette demande a déjà sa réponse."))
    return request


def _record(request: ItemRequest, event: JournalEvent, user, **facts) -> None:
    payload = {"session": request.session_id, "request": request.pk, "title_fr": request.title_fr}
    payload |= {"title_ar": request.title_ar, "asked_by": request.asked_by, **facts}
    record(council=request.session.council, event=event, payload=payload, user=user)
