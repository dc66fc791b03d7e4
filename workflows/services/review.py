"""The authority's decisions on what it received: opposition, visa granted or refused; and the effects of silence."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from document_types.access import holds, require
from document_types.enums import ForceBasis, JournalEvent, OnlineFrom
from document_types.errors import Refusal
from document_types.law.day_names import day_in_words
from document_types.law.matters import visa_requirement
from document_types.lifecycle import Step, next_state
from document_types.models import Act, Authority
from document_types.rights import Capability
from document_types.services import pages
from document_types.services.journal import record
from workflows.enums import ClockKind, ClockState, OppositionGround, ProceedingKind
from workflows.models.proceedings import Clock, Proceeding
from workflows.services import clocks, handle
from workflows.services.moments import moment_of
from workflows.services.transmission import authority_of
from workflows.signals import act_decided


def visa_authority_of(act: Act) -> Authority | None:
    """Who grants the visa of this act, by matter and level (VIS-1 to VIS-11)."""
    office = visa_requirement(act.matter, act.council.level, act.dated_on).office
    return Authority.objects.over(act.council, office).first() if office else None


def lawful_actions(act: Act, user) -> set[str]:
    """What the user may decide on this act today, by its state, its running clocks and the authority's place."""
    if not holds(user, Capability.REVIEW, act.council.page):
        return set()
    running = set(Clock.objects.running().filter(act=act).values_list("kind", flat=True))
    actions = set()
    if act.may(Step.OPPOSE) and ClockKind.OPPOSITION in running and acts_for(user, authority_of(act.council)):
        actions.add("oppose")
    if act.may(Step.GRANT_VISA) and acts_for(user, visa_authority_of(act)):
        actions |= {"grant_visa", "refuse_visa"}
    return actions


def acts_for(user, authority: Authority | None) -> bool:
    """Whether the user belongs to the office of this very authority."""
    return bool(authority and authority.group_id and user.groups.filter(pk=authority.group_id).exists())


def _require_office(act: Act, authority: Authority | None, user) -> None:
    if user is None:
        return
    require(user, Capability.REVIEW, act.council)
    if not acts_for(user, authority):
        raise Refusal(
            _("Cette décision revient à une autre autorité : %(authority)s.")
            % {"authority": authority.name if authority else _("le ministère de l'intérieur")}
        )


@transaction.atomic
def oppose(
    *,
    act: Act,
    user,
    reference: str,
    ground: OppositionGround,
    reasons_ar: str = "",
    reasons_fr: str = "",
    is_paper: bool = False,
    decided_on: date | None = None,
    scan=None,
    at: datetime | None = None,
) -> Proceeding:
    """Oppose the act with reasons, within the delay (LEG-3); the council must deliberate again (LEG-4)."""
    act = pages.locked(act)
    authority = authority_of(act.council)
    _require_office(act, authority, user)
    effective_at = moment_of(at, decided_on if is_paper else None)
    _require_reasons(reasons_ar, reasons_fr)
    act.check_may(Step.OPPOSE)
    _require_in_time(act, effective_at)
    act.state = next_state(act.state, Step.OPPOSE)
    pages.save(act, "state")
    proceeding = proceed(
        act,
        ProceedingKind.OPPOSITION,
        JournalEvent.OPPOSED,
        effective_at,
        user,
        authority=authority,
        reference=reference,
        ground=ground,
        reasons_ar=reasons_ar,
        reasons_fr=reasons_fr,
        is_paper=is_paper,
        scan=scan,
    )
    clocks.stop_all(act, effective_at, used=ClockKind.OPPOSITION)
    handle.reject_current(act, user, reasons_fr or reasons_ar)
    return proceeding


def _require_in_time(act: Act, effective_at: datetime) -> None:
    clock = Clock.objects.filter(act=act, kind=ClockKind.OPPOSITION).first()
    if clock is None or effective_at >= clock.effect_at:
        raise Refusal(
            _("Le délai d'opposition a pris fin le %(day)s (%(article)s). Seul le tribunal peut être saisi.")
            % _last_day(clock)
        )
    if effective_at < clock.started_at:
        raise Refusal(_("L'opposition ne peut pas précéder la réception de l'acte : vérifiez la date."))


def _last_day(clock: Clock | None) -> dict[str, str]:
    """The last day of a delay and its article, in the language of who reads the refusal."""
    if clock is None:
        return {"day": "—", "article": "—"}
    is_arabic = get_language() == "ar"
    return {
        "day": day_in_words(clock.due_on).in_language("ar" if is_arabic else "fr"),
        "article": clock.citation_ar if is_arabic else clock.citation_fr,
    }


def _require_reasons(reasons_ar: str, reasons_fr: str) -> None:
    if not (reasons_ar.strip() or reasons_fr.strip()):
        raise Refusal(_("La décision doit être motivée : écrivez les motifs dans une langue au moins."))


@transaction.atomic
def grant_visa(
    *,
    act: Act,
    user,
    reference: str,
    is_paper: bool = False,
    decided_on: date | None = None,
    scan=None,
    at: datetime | None = None,
) -> Proceeding:
    """Grant the visa: the act is executory from then (EXE-2)."""
    act = pages.locked(act)
    authority = visa_authority_of(act)
    _require_office(act, authority, user)
    effective_at = moment_of(at, decided_on if is_paper else None)
    act.check_may(Step.GRANT_VISA)
    _require_after_receipt(act, effective_at)
    _require_before_silence(act, effective_at)
    proceeding = proceed(
        act,
        ProceedingKind.VISA_GRANTED,
        JournalEvent.VISA_GRANTED,
        effective_at,
        user,
        authority=authority,
        reference=reference,
        is_paper=is_paper,
        scan=scan,
    )
    clocks.stop_all(act, effective_at, used=ClockKind.VISA)
    _enter_into_force(act, Step.GRANT_VISA, ForceBasis.VISA, effective_at, user)
    return proceeding


@transaction.atomic
def refuse_visa(
    *,
    act: Act,
    user,
    reference: str,
    reasons_ar: str = "",
    reasons_fr: str = "",
    is_paper: bool = False,
    decided_on: date | None = None,
    scan=None,
    at: datetime | None = None,
) -> Proceeding:
    act = pages.locked(act)
    authority = visa_authority_of(act)
    _require_office(act, authority, user)
    effective_at = moment_of(at, decided_on if is_paper else None)
    _require_reasons(reasons_ar, reasons_fr)
    _require_after_receipt(act, effective_at)
    _require_before_silence(act, effective_at)
    act.state = next_state(act.state, Step.REFUSE_VISA)
    pages.save(act, "state")
    proceeding = proceed(
        act,
        ProceedingKind.VISA_REFUSED,
        JournalEvent.VISA_REFUSED,
        effective_at,
        user,
        authority=authority,
        reference=reference,
        reasons_ar=reasons_ar,
        reasons_fr=reasons_fr,
        is_paper=is_paper,
        scan=scan,
    )
    clocks.stop_all(act, effective_at, used=ClockKind.VISA)
    handle.reject_current(act, user, reasons_fr or reasons_ar)
    return proceeding


def _require_after_receipt(act: Act, effective_at: datetime) -> None:
    if act.received_at and timezone.localdate(effective_at) < timezone.localdate(act.received_at):
        raise Refusal(_("La décision ne peut pas précéder la réception de l'acte : vérifiez la date."))


def _require_before_silence(act: Act, effective_at: datetime) -> None:
    """Silence grants the visa at its instant, whether or not that is recorded yet (VIS-21)."""
    clock = Clock.objects.filter(act=act, kind=ClockKind.VISA).first()
    if clock and effective_at >= clock.effect_at:
        raise Refusal(
            _("Le délai de visa a pris fin le %(day)s (%(article)s) : le visa est réputé accordé.") % _last_day(clock)
        )


@transaction.atomic
def lapse(*, clock: Clock) -> bool:
    """Let silence take effect once, at the clock's own instant however late this runs; return whether it did."""
    clock = Clock.objects.select_for_update(of=("self",)).select_related("act").get(pk=clock.pk)
    if clock.state != ClockState.RUNNING:
        return False
    clock.state, clock.ended_at = ClockState.LAPSED, clock.effect_at
    clock.save(update_fields=["state", "ended_at"])
    act = pages.locked(clock.act)
    if Clock.objects.running().filter(act=act).exists():
        # Another delay still holds the act back: the opposition may lapse while the visa is awaited.
        return True
    if clock.kind == ClockKind.VISA:
        proceed(act, ProceedingKind.VISA_TACIT, JournalEvent.VISA_TACIT, clock.effect_at, None)
        _enter_into_force(act, Step.LAPSE_VISA, ForceBasis.TACIT_VISA, clock.effect_at, None)
    else:
        proceed(act, ProceedingKind.OPPOSITION_LAPSED, None, clock.effect_at, None)
        _enter_into_force(act, Step.LAPSE_OPPOSITION, ForceBasis.OPPOSITION_LAPSED, clock.effect_at, None)
    return True


def _enter_into_force(act: Act, step: Step, basis: ForceBasis, at: datetime, user) -> None:
    """The transmitted revision is the one in force; a council may put it online only from here."""
    act.state = next_state(act.state, step)
    act.executory_at, act.force_basis = at, basis
    pages.save(act, "state", "executory_at", "force_basis")
    record(
        council=act.council,
        act=act,
        event=JournalEvent.EXECUTORY,
        effective_at=at,
        payload={
            "number": act.number_label,
            "basis": str(basis),
            "revision": act.revision_id,
            "hash": act.content_hash,
        },
        user=user,
    )
    if act.council.online_from == OnlineFrom.FORCE:
        pages.put_online(act=act, at=at, user=user)
    handle.approve_current(act, user)


def proceed(act: Act, kind: ProceedingKind, event: JournalEvent | None, effective_at, user, **facts) -> Proceeding:
    proceeding = Proceeding.objects.create(act=act, kind=kind, effective_at=effective_at, recorded_by=user, **facts)
    if event:
        record(
            council=act.council,
            act=act,
            event=event,
            effective_at=effective_at,
            payload={
                "number": act.number_label,
                "kind": str(kind),
                "reference": proceeding.reference,
                "ground": proceeding.ground,
                "reasons_fr": proceeding.reasons_fr,
                "reasons_ar": proceeding.reasons_ar,
                "authority": proceeding.authority_id,
                "is_paper": proceeding.is_paper,
            },
            user=user,
        )
    act_decided.send(sender=Proceeding, act=act, proceeding=proceeding)
    return proceeding
