"""Sending acts to the authority against a numbered, time-stamped receipt, from which the clocks run."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types.access import require
from document_types.codes import new_code
from document_types.enums import ActKind, ActState, JournalEvent
from document_types.errors import Refusal
from document_types.law.actors import controller
from document_types.law.reckoner import Reckoner
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Authority, Council
from document_types.reader import day_words
from document_types.rights import Capability
from document_types.services import pages
from document_types.services.journal import record_all
from document_types.services.reckoning import reckoner
from search.inserting import insert, insert_facts
from search.prepared import prepared, update
from workflows.models.proceedings import Signature
from workflows.models.transmissions import ReceiptCounter, Transmission, TransmittedAct
from workflows.services import clocks, follow_up, handle, lateness
from workflows.services.moments import moment_of
from workflows.services.papers import require_paper
from workflows.services.steps import article_of
from workflows.signals import act_transmitted

# The state in which an act of each kind may leave.
READY = {ActKind.DELIBERATION: ActState.SIGNED, ActKind.MINUTES: ActState.ESTABLISHED}


def authority_of(council: Council) -> Authority:
    """The authority that controls the council, by the law table and the tree."""
    authority = Authority.objects.over(council, controller(council.level))
    if authority is None:
        raise Refusal(
            _("Aucune autorité de contrôle n'est enregistrée pour ce conseil : demandez-le à l'administrateur.")
        )
    return authority


@transaction.atomic
def transmit(
    *,
    acts: Sequence[Act],
    user,
    is_paper: bool = False,
    decided_on: date | None = None,
    receipt_number: str = "",
    council_reference: str = "",
    authority_reference: str = "",
    scan=None,
    at: datetime | None = None,
) -> Transmission:
    """Send one act or many of a council in one slip; every one of them, or none.

    `council_reference` is the number in the council's register of departures, `authority_reference` that of a paper in
    the authority's register of arrivals.
    """
    acts = pages.locked_all(acts)
    council = _council_of(acts)
    if user is not None:
        require(user, Capability.PREPARE, council)
    if is_paper:
        require_paper(council, user, decided_on=decided_on, scan=scan, number=receipt_number)
    elif council.is_authority_on_paper and user is not None:
        raise Refusal(_("L'autorité de ce conseil reçoit sur papier : enregistrez le récépissé qu'elle a remis."))
    received_at = moment_of(at, decided_on if is_paper else None)
    signed = Signature.objects.last_days([act.pk for act in acts])
    received_on = timezone.localdate(received_at)
    for act in acts:
        _require_transmittable(act, received_on, signed.get(act.pk))
    authority = authority_of(council)
    transmission = _slip(
        council=council,
        authority=authority,
        sent_at=received_at,
        sent_by=user,
        received_at=received_at,
        receipt_number=receipt_number.strip() if is_paper else next_receipt(authority, received_at.year),
        council_reference=council_reference.strip(),
        authority_reference=authority_reference.strip(),
        is_paper=is_paper,
        scan=scan,
    )
    _receive(acts, transmission, user)
    act_transmitted.send(sender=Transmission, transmission=transmission, acts=acts)
    return transmission


def _council_of(acts: Sequence[Act]) -> Council:
    if not acts:
        raise Refusal(_("Choisissez au moins un acte à transmettre."))
    council = acts[0].council
    if any(act.council_id != council.pk for act in acts):
        raise Refusal(_("Une transmission ne porte que sur les actes d'un seul conseil."))
    return council


def _slip(*, council: Council, receipt_number: str, **facts) -> Transmission:
    """A council enters each receipt it was handed once; another council's may bear the same number."""
    try:
        [slip] = insert([Transmission(council=council, receipt_number=receipt_number, code=new_code(), **facts)])
    except IntegrityError as error:
        # What was begun falls with the transaction of the whole sending.
        raise Refusal(
            _("Le récépissé n° %(number)s est déjà enregistré pour ce conseil : vérifiez le numéro.")
            % {"number": receipt_number}
        ) from error
    return slip


def next_receipt(authority: Authority, year: int) -> str:
    """Number a receipt given online: one series an authority and a year, for acts and agendas alike."""
    series = {"authority": authority.pk, "year": year}
    # Whoever counts on holds the row until the transaction ends.
    if not (given := _last_receipts(**series)):
        ReceiptCounter.objects.get_or_create(authority=authority, year=year)
        given = _last_receipts(**series)
    number = given[0] + 1
    update(ReceiptCounter, series, last=number)
    return f"{number}/{year}"


@prepared
def _last_receipts(authority, year):
    counters = ReceiptCounter.objects.select_for_update().filter(authority=authority, year=year)
    return counters.values_list("last", flat=True)


def _receive(acts: Sequence[Act], transmission: Transmission, user) -> None:
    """What the receipt makes of the acts, all at once: a session may have two hundred of them."""
    here, received_at = reckoner(), transmission.received_at
    insert_facts(
        TransmittedAct,
        (
            {
                "transmission_id": transmission.pk,
                "act_id": act.pk,
                "revision_id": act.revision_id,
                "content_hash": act.content_hash,
            }
            for act in acts
        ),
    )
    deliberations = [act for act in acts if act.kind == ActKind.DELIBERATION]
    for act in acts:
        act.received_at = received_at
    for act in deliberations:
        step = Step.TRANSMIT_FOR_VISA if clocks.needs_visa(act) else Step.TRANSMIT
        act.state = next_state(act.state, step)
    with follow_up.together(here):
        clocks.start_all(deliberations, received_at, here)
        pages.save_all(acts, "state", "received_at")
        record_all(
            council=transmission.council,
            event=JournalEvent.RECEIVED,
            effective_at=received_at,
            facts=[(act, _facts(act, transmission, here)) for act in acts],
            user=user,
        )
    handle.approve_all(acts, user)


def foreseen(act: Act, received_at: datetime, here: Reckoner) -> datetime | None:
    """When silence alone would give the act force, were it received then; minutes have none (EXE-1, EXE-2)."""
    if act.kind != ActKind.DELIBERATION:
        return None
    kinds = [kind for kind in clocks.kinds_for(act) if kind in clocks.WITH_EFFECT]
    return max(clocks.compute(act, kind, received_at, here).effect_at for kind in kinds)


def _facts(act: Act, transmission: Transmission, here: Reckoner) -> dict:
    late = lateness.of(act, transmission.received_at, here)
    return {
        "number": act.number_label,
        "authority": transmission.authority_id,
        "receipt": transmission.receipt_number,
        "is_paper": transmission.is_paper,
        "awaits_visa": act.state == ActState.AWAITING_VISA,
        "revision": act.revision_id,
        "hash": act.content_hash,
    } | ({"due_on": late.due_on.isoformat(), "days_late": late.days} if late else {})


def _require_transmittable(act: Act, received_on: date, signed_on: date | None) -> None:
    if act.received_at:
        raise Refusal(
            _("« %(act)s » est déjà transmis : son récépissé est dans le dossier de l'acte (%(article)s).")
            % {"act": act.subject, "article": article_of(act, "TRA-1")}
        )
    if READY.get(act.kind) != act.state:
        raise Refusal(
            _("« %(act)s » n'est pas prêt à être transmis : il est dans l'état « %(state)s » (%(article)s).")
            % {"act": act.subject, "state": act.get_state_display(), "article": article_of(act, "TRA-1")}
        )
    if act.dated_on and received_on < act.dated_on:
        raise Refusal(_("La réception ne peut pas précéder la date de l'acte : vérifiez la date."))
    if signed_on and received_on < signed_on:
        raise Refusal(
            _("« %(act)s » a été signé le %(day)s : sa réception ne peut pas précéder sa signature (%(article)s).")
            % {"act": act.subject, "day": day_words(signed_on), "article": article_of(act, "TRA-1")}
        )
