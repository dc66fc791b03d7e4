"""Saying whether a doubtful act needs a visa, while a delay still runs on it (VIS-4)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import ForceBasis, JournalEvent
from document_types.errors import Refusal
from document_types.lifecycle import Step, next_state
from document_types.models import Act
from document_types.services import pages
from workflows.enums import ClockKind, ClockState, ProceedingKind
from workflows.models.proceedings import Clock, Proceeding
from workflows.services import clocks
from workflows.services.moments import moment_of
from workflows.services.offices import comes_on_paper, require_decider, visa_authority_of
from workflows.services.outcomes import enter_into_force, proceed
from workflows.services.review import lapse, require_after_receipt, require_reasons


@transaction.atomic
def require_visa(*, act: Act, user, at: datetime | None = None, **decision: Any) -> Proceeding:
    """Say that the act touches expenditure or revenue: it awaits a visa, whose delay runs from the receipt."""
    act, effective_at = _begin(act, user, at, decision)
    _require_running(act, ClockKind.OPPOSITION, effective_at)
    proceeding = _reclassify(act, Step.REQUIRE_VISA, ProceedingKind.VISA_REQUIRED, effective_at, user, decision)
    clocks.start(act, ClockKind.VISA, act.received_at)
    return proceeding


@transaction.atomic
def waive_visa(*, act: Act, user, at: datetime | None = None, **decision: Any) -> Proceeding:
    """Say that it does not: the visa's delay has lost its object, the opposition's alone decides.

    Where that one has passed, the act is in force from this decision on: an effect of silence is the latest it can be.
    """
    act, effective_at = _begin(act, user, at, decision)
    _require_running(act, ClockKind.VISA, effective_at)
    proceeding = _reclassify(act, Step.WAIVE_VISA, ProceedingKind.VISA_WAIVED, effective_at, user, decision)
    Clock.objects.filter(act=act, kind=ClockKind.VISA).update(state=ClockState.USED, ended_at=effective_at)
    opposition = Clock.objects.get(act=act, kind=ClockKind.OPPOSITION)
    if opposition.state == ClockState.LAPSED:
        enter_into_force(act, Step.LAPSE_OPPOSITION, ForceBasis.OPPOSITION_LAPSED, effective_at, user)
    elif opposition.effect_at <= effective_at and not comes_on_paper(act, ClockKind.OPPOSITION):
        lapse(clock=opposition, user=user)
    return proceeding


def _begin(act: Act, user, at: datetime | None, decision: dict[str, Any]) -> tuple[Act, datetime]:
    act = pages.locked(act)
    is_paper, decided_on = bool(decision.get("is_paper")), decision.get("decided_on")
    paper = {"is_paper": is_paper, "decided_on": decided_on, "scan": decision.get("scan")}
    require_decider(act, ClockKind.VISA, user, reference=decision["reference"], **paper)
    require_reasons(decision.get("reasons_ar", ""), decision.get("reasons_fr", ""))
    if not clocks.is_doubtful(act):
        raise Refusal(_("La matière de cet acte dit déjà s'il est soumis au visa : il n'y a rien à préciser."))
    effective_at = moment_of(at, decided_on if is_paper else None)
    require_after_receipt(act, effective_at)
    return act, effective_at


def _require_running(act: Act, kind: ClockKind, effective_at: datetime) -> None:
    running = Clock.objects.running().filter(act=act, kind=kind).first()
    if running is None or effective_at >= running.effect_at:
        raise Refusal(_("Aucun délai ne court plus sur cet acte : sa soumission au visa ne se précise plus."))


def _reclassify(
    act: Act, step: Step, kind: ProceedingKind, effective_at: datetime, user, decision: dict[str, Any]
) -> Proceeding:
    act.state = next_state(act.state, step)
    act.has_financial_effect = step is Step.REQUIRE_VISA
    pages.save(act, "state", "has_financial_effect")
    names = ("reference", "reasons_ar", "reasons_fr", "is_paper", "scan")
    facts = {name: decision[name] for name in names if name in decision}
    return proceed(act, kind, JournalEvent.RECLASSIFIED, effective_at, user, authority=visa_authority_of(act), **facts)
