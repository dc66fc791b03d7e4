"""Signatures: asked for, given on screen or on paper, and what follows when all are there."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types.access import require
from document_types.enums import ActKind, ActState, JournalEvent, MandateOffice
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Mandate
from document_types.rights import Capability
from document_types.services import convocations, minutes, pages, sitting_secretary
from document_types.services.journal import record
from document_types.services.signatories import CAPABILITIES, RULES, SIGNED_BY, may_sign
from workflows.enums import SignatoryOffice
from workflows.models.proceedings import Signature
from workflows.services import follow_up, handle
from workflows.services.moments import moment_of
from workflows.services.papers import require_day, require_scan
from workflows.services.steps import article_of

# Whose mandate each signature rests on: the holder's, or the substitute's while the office is vacant.
_MANDATES = {
    SignatoryOffice.PRESIDENT: (MandateOffice.PRESIDENT, MandateOffice.VICE_PRESIDENT),
    SignatoryOffice.SECRETARY: (MandateOffice.SECRETARY, MandateOffice.DEPUTY_SECRETARY),
}
SIGNATORIES = {kind: tuple(map(SignatoryOffice, offices)) for kind, offices in SIGNED_BY.items()}


@transaction.atomic
def request(*, act: Act, user) -> None:
    """Send a convocation or minutes to whoever must sign; a deliberation goes by itself once adopted."""
    act = pages.locked(act)
    require(user, Capability.PREPARE, act.council)
    page = act.page.specific
    if page.workflow_in_progress:
        raise Refusal(_("La signature est déjà demandée."))
    if act.state != ActState.DRAFT:
        raise Refusal(_("Ce document n'est plus un projet : sa signature n'est plus à demander."))
    if state := page.current_workflow_state:
        state.resume(user=None)
    else:
        handle.start(act)


@transaction.atomic
@follow_up.together()
def sign(
    *,
    act: Act,
    office: SignatoryOffice,
    user,
    is_paper: bool = False,
    decided_on: date | None = None,
    scan=None,
    at=None,
) -> Signature:
    """Record a signature of the version on the table; on paper the clerk may record it, with its date and scan."""
    act = pages.locked(act)
    _require_signatory(act, office, user, is_paper)
    _require_proof(act, office, user, is_paper=is_paper, decided_on=decided_on, scan=scan)
    signed_at = moment_of(at, decided_on if is_paper else None)
    if act.dated_on and timezone.localdate(signed_at) < act.dated_on:
        raise Refusal(_("La signature ne peut pas précéder l'adoption : vérifiez la date."))
    _require_reviewed_text(act)
    if Signature.objects.filter(act=act, office=office).exists():
        raise Refusal(_("Ce document est déjà signé en cette qualité."))
    signed_on = timezone.localdate(signed_at)
    signer = _signer(act, office, signed_on)
    signature = Signature.objects.create(
        act=act,
        office=office,
        signer=signer,
        signed_on=signed_on,
        is_paper=is_paper,
        scan=scan,
        content_hash=act.content_hash,
        recorded_by=user,
    )
    record(
        council=act.council,
        act=act,
        event=JournalEvent.SIGNED,
        effective_at=signed_at,
        payload={
            "number": act.number_label,
            "office": str(office),
            "signer": signer.pk,
            "is_paper": is_paper,
            "scan": scan.sha256 if scan else "",
            "hash": act.content_hash,
        },
        user=user,
    )
    _complete(act, user, at)
    return signature


def _require_reviewed_text(act: Act) -> None:
    """What is signed is the version the workflow was started on, never a later one."""
    state = handle.current_state(act)
    if state is None:
        raise Refusal(_("La signature n'est pas demandée : soumettez d'abord le document."))
    if act.revision_id not in (None, state.revision_id) or act.page.latest_revision_id != state.revision_id:
        raise Refusal(_("Le texte a changé depuis qu'il a été soumis : il doit être soumis de nouveau."))


def _require_signatory(act: Act, office: SignatoryOffice, user, is_paper: bool) -> None:
    if office not in SIGNATORIES[ActKind(act.kind)]:
        raise Refusal(_("Ce document ne demande pas cette signature."))
    if act.state not in (ActState.ADOPTED, ActState.DRAFT):
        raise Refusal(
            _("Ce document ne se signe pas à ce stade : « %(state)s » (%(article)s).")
            % {"state": act.get_state_display(), "article": article_of(act, RULES[ActKind(act.kind)])}
        )
    if user is None or may_sign(user, act, office):
        return
    if is_paper:
        require(user, Capability.PREPARE, act.council)
        return
    require(user, CAPABILITIES[office], act.council)


def _require_proof(act: Act, office: SignatoryOffice, user, *, is_paper: bool, decided_on: date | None, scan) -> None:
    """What a paper bears is its own date; and who signs for nobody else needs no other proof than being here."""
    if is_paper:
        require_day(decided_on)
    if user is not None and not may_sign(user, act, office):
        require_scan(scan, user, act.council)


def _signer(act: Act, office: SignatoryOffice, day: date) -> Mandate:
    """The member named for the sitting signs in the secretary's place; else whoever holds the office (MIN-4)."""
    in_office = Mandate.objects.filter(council=act.council).in_office(day).in_protocol_order()
    writer = sitting_secretary.writer_of(act) if office == SignatoryOffice.SECRETARY else None
    if writer and (named := in_office.filter(pk=writer.pk).first()):
        return named
    signer = next((found for role in _MANDATES[office] if (found := in_office.filter(office=role).first())), None)
    if signer is None:
        raise Refusal(
            _("Aucun mandat en cours à cette date pour cette qualité : %(office)s. Enregistrez-le d'abord.")
            % {"office": SignatoryOffice(office).label}
        )
    return signer


def _complete(act: Act, user, at) -> None:
    """Let the workflow follow the signatures given, and do what they all together allow."""
    signed = set(act.signatures.values_list("office", flat=True))
    if signed >= set(SIGNATORIES[ActKind(act.kind)]):
        _when_signed(act, user, at)
    while (state := handle.current_state(act)) and getattr(state.task.specific, "office", None) in signed:
        handle.approve_current(act, user)


def _when_signed(act: Act, user, at) -> None:
    if act.kind == ActKind.DELIBERATION:
        act.state = next_state(act.state, Step.SIGN)
        pages.save(act, "state")
    elif act.kind == ActKind.CONVOCATION:
        convocations.send(act=act, at=at, user=user)
    else:
        minutes.establish(act=act, at=at, user=user)


@transaction.atomic
def send_back(*, act: Act, reasons: str, user) -> None:
    """Return a convocation or minutes to the clerk, who may write again; an adopted text cannot be sent back."""
    act = pages.locked(act)
    if not act.is_writable:
        raise Refusal(_("Le conseil a délibéré : le texte ne se corrige plus, il se signe."))
    handle.reject_current(act, user, reasons)
    record(council=act.council, act=act, event=JournalEvent.RETURNED, payload={"reasons": reasons}, user=user)
