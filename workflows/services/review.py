"""The authority's decisions on what it received: opposition, visa granted or refused; and the effects of silence."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types.access import require
from document_types.clock import now
from document_types.enums import ActState, ForceBasis, JournalEvent
from document_types.errors import Refusal
from document_types.lifecycle import Step
from document_types.models import Act
from document_types.reader import day_words, language
from document_types.rights import Capability
from document_types.services import pages
from workflows.enums import ClockKind, ClockState, OppositionGround, ProceedingKind
from workflows.models.proceedings import Clock, Proceeding
from workflows.services import clocks, follow_up, handle
from workflows.services.decision import Decision
from workflows.services.offices import (
    comes_on_paper,
    is_correctable,
    opposition_clock,
    require_decider,
    was_opposed,
)
from workflows.services.outcomes import enter_into_force, proceed, take_force_back
from workflows.services.steps import advance, article_of, check


@transaction.atomic
@follow_up.together()
def oppose(*, act: Act, ground: OppositionGround, decision: Decision) -> Proceeding:
    """Oppose the act with reasons, within the delay (LEG-3); the council must deliberate again (LEG-4)."""
    act = pages.locked(act)
    authority = require_decider(act, ClockKind.OPPOSITION, decision)
    decision.require_reasons()
    _require_ground(act, ground)
    is_correction = decision.is_paper and is_correctable(act, ClockKind.OPPOSITION)
    if not is_correction:
        check(act, Step.OPPOSE)
    _require_in_time(act, decision.effective_at)
    if not is_correction:
        advance(act, Step.OPPOSE)
        pages.save(act, "state")
    proceeding = proceed(
        act,
        ProceedingKind.OPPOSITION,
        JournalEvent.OPPOSED,
        decision,
        authority=authority,
        ground=ground,
    )
    if is_correction:
        take_force_back(act, Step.CORRECT, decision.entered_at, decision.user)
    clocks.stop_all(act, decision.effective_at, used=ClockKind.OPPOSITION)
    handle.reject_current(act, decision.user, decision.reasons)
    return proceeding


def grounds_for(act: Act) -> list[OppositionGround]:
    """The grounds the law gives against this act: the third is for the internal regulations alone (LEG-3)."""
    if act.matter == "council.internal_regulations":
        return list(OppositionGround)
    return [ground for ground in OppositionGround if ground != OppositionGround.INTERNAL_REGULATIONS]


def _require_ground(act: Act, ground: OppositionGround) -> None:
    if ground not in grounds_for(act):
        raise Refusal(_("Ce fondement n'est pas de ceux que la loi ouvre contre cet acte : choisissez-en un autre."))


def _require_in_time(act: Act, effective_at: datetime) -> None:
    if was_opposed(act):
        raise Refusal(
            _("L'autorité s'est déjà opposée à cet acte, et son opposition a eu son effet (%(article)s).")
            % {"article": article_of(act, "LEG-3")}
        )
    clock = opposition_clock(act)
    if clock is None or effective_at >= clock.effect_at:
        raise Refusal(
            _("Le délai d'opposition a pris fin le %(day)s (%(article)s). Seul le tribunal peut être saisi.")
            % last_day_of(clock)
        )
    if timezone.localdate(effective_at) < timezone.localdate(clock.started_at):
        raise Refusal(_("L'opposition ne peut pas précéder la réception de l'acte : vérifiez la date."))


def last_day_of(clock: Clock | None) -> dict[str, str]:
    """The last day of a delay and its article, in the language of who reads the refusal."""
    if clock is None:
        return {"day": "—", "article": "—"}
    return {"day": day_words(clock.due_on), "article": clock.citation_in(language())}


@transaction.atomic
@follow_up.together()
def grant_visa(*, act: Act, decision: Decision) -> Proceeding:
    """Grant the visa: the act is executory from then (EXE-2)."""
    act = pages.locked(act)
    authority = require_decider(act, ClockKind.VISA, decision)
    check(act, Step.GRANT_VISA)
    _require_within_visa(act, decision.effective_at)
    proceeding = proceed(act, ProceedingKind.VISA_GRANTED, JournalEvent.VISA_GRANTED, decision, authority=authority)
    clocks.stop_all(act, decision.effective_at, used=ClockKind.VISA)
    enter_into_force(act, Step.GRANT_VISA, ForceBasis.VISA, decision.effective_at, decision.user)
    return proceeding


@transaction.atomic
@follow_up.together()
def refuse_visa(*, act: Act, decision: Decision) -> Proceeding:
    """Refuse the visa with reasons (VIS-20); of a budget, within its own shorter delay (BUD-7)."""
    act = pages.locked(act)
    authority = require_decider(act, ClockKind.VISA, decision)
    decision.require_reasons()
    is_correction = decision.is_paper and is_correctable(act, ClockKind.VISA)
    if not is_correction:
        check(act, Step.REFUSE_VISA)
    _require_within_visa(act, decision.effective_at)
    _require_before_end_of_budget_refusal(act, decision.effective_at)
    if not is_correction:
        advance(act, Step.REFUSE_VISA)
        pages.save(act, "state")
    proceeding = proceed(act, ProceedingKind.VISA_REFUSED, JournalEvent.VISA_REFUSED, decision, authority=authority)
    if is_correction:
        take_force_back(act, Step.CORRECT_VISA, decision.entered_at, decision.user)
    clocks.stop_all(act, decision.effective_at, used=ClockKind.VISA)
    clocks.start_after_refusal(act, decision.effective_at)
    handle.reject_current(act, decision.user, decision.reasons)
    return proceeding


def _require_within_visa(act: Act, effective_at: datetime) -> None:
    """Silence grants the visa at its instant, whether or not that is recorded yet (VIS-21)."""
    clock = clocks.of(act, ClockKind.VISA)
    require_after_receipt(act, clock, effective_at)
    if clock and effective_at >= clock.effect_at:
        raise Refusal(
            _("Le délai de visa a pris fin le %(day)s (%(article)s) : le visa est réputé accordé.") % last_day_of(clock)
        )


def require_after_receipt(act: Act, clock: Clock | None, effective_at: datetime) -> None:
    """Refuse a decision dated before the act's receipt, or before the delay of its visa began."""
    if act.received_at and timezone.localdate(effective_at) < timezone.localdate(act.received_at):
        raise Refusal(_("La décision ne peut pas précéder la réception de l'acte : vérifiez la date."))
    if clock and timezone.localdate(effective_at) < timezone.localdate(clock.started_at):
        # Of an act that the court let stand, the visa is asked again from its ruling.
        raise Refusal(
            _("Le visa de cet acte est attendu depuis le %(day)s : la décision ne peut pas précéder cette date.")
            % {"day": day_words(clock.started_at)}
        )


def _require_before_end_of_budget_refusal(act: Act, effective_at: datetime) -> None:
    """The visa of a budget may still be granted after this delay, and no longer refused (BUD-7)."""
    clock = clocks.of(act, ClockKind.BUDGET_REFUSAL)
    if clock and timezone.localdate(effective_at) > clock.due_on:
        raise Refusal(
            _("Le refus du visa d'un budget se notifiait jusqu'au %(day)s (%(article)s) : il n'est plus possible.")
            % last_day_of(clock)
        )


@transaction.atomic
@follow_up.together()
def lapse(*, clock: Clock, user=None) -> bool:
    """Let silence take effect once, at the clock's own instant however late this runs; return whether it did.

    The act is locked before its clock, as every decision does: two of them wait for one another, and never cross.
    """
    act = pages.locked(clock.act)
    clock = Clock.objects.select_for_update().get(pk=clock.pk)
    if clock.state != ClockState.RUNNING:
        return False
    clock.state, clock.ended_at = ClockState.LAPSED, clock.effect_at
    clock.save(update_fields=["state", "ended_at"])
    if Clock.objects.running().filter(act=act, has_effect=True).exists():
        # Another delay still holds the act back: the opposition may lapse while the visa is awaited.
        return True
    if act.state == ActState.AWAITING_VISA:
        _enter_by_tacit_visa(act, user)
    else:
        enter_by_opposition(act, clock, user)
    return True


def lapse_due(act: Act, at: datetime) -> Act:
    """What silence had decided by then, before a later decision is written: dates do not depend on when this runs."""
    due = Clock.objects.lapsed_before(at).filter(act=act)
    if [lapse(clock=clock) for clock in due if not comes_on_paper(act, clock.kind)]:
        return pages.locked(act)
    return act


def _enter_by_tacit_visa(act: Act, user) -> None:
    """In force at the instant of the visa's silence, also where that of an opposition on paper was confirmed after."""
    at = Clock.objects.get(act=act, kind=ClockKind.VISA).effect_at
    proceed(act, ProceedingKind.VISA_TACIT, JournalEvent.VISA_TACIT, Decision(user=user, at=at))
    clocks.stop_all(act, at)
    enter_into_force(act, Step.LAPSE_VISA, ForceBasis.TACIT_VISA, at, user)


def enter_by_opposition(act: Act, clock: Clock, user) -> None:
    """In force from the end of the delay, or from the later moment at which a visa was said not to be needed."""
    waived = act.proceedings.filter(kind=ProceedingKind.VISA_WAIVED).order_by("-effective_at").first()
    at = max(clock.effect_at, waived.effective_at) if waived else clock.effect_at
    proceed(act, ProceedingKind.OPPOSITION_LAPSED, None, Decision(user=user, at=clock.effect_at))
    enter_into_force(act, Step.LAPSE_OPPOSITION, ForceBasis.OPPOSITION_LAPSED, at, user)


@transaction.atomic
def confirm_silence(*, clock: Clock, user) -> Act:
    """The clerk states that an authority on paper kept silent until the end of the delay, and of those before it."""
    act = pages.locked(clock.act)
    require(user, Capability.PREPARE, act.council)
    if not comes_on_paper(act, clock.kind):
        raise Refusal(_("L'autorité de ce conseil décide en ligne : son silence s'inscrit de lui-même."))
    if clock.effect_at > now():
        raise Refusal(_("Le délai court encore : l'autorité peut répondre jusqu'à son dernier jour."))
    lapsed = [each for each in _until(act, clock) if lapse(clock=each, user=user)]
    if not lapsed:
        raise Refusal(
            _("Ce délai a déjà pris fin : il n'y a rien à confirmer (%(article)s).")
            % {"article": clock.citation_in(language())}
        )
    act.refresh_from_db()
    return act


def _until(act: Act, clock: Clock) -> list[Clock]:
    """The delays of an act that silence ends up to this one's, oldest first: the last of them gives the force."""
    return list(Clock.objects.lapsed_before(clock.effect_at).filter(act=act))
