"""Saying whether a doubtful act needs a visa, while a delay still runs on it (VIS-4)."""

from dataclasses import dataclass
from datetime import date, datetime

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
from workflows.services.outcomes import proceed, take_force_back
from workflows.services.review import enter_by_opposition, lapse, require_after_receipt, require_reasons


@dataclass(frozen=True)
class _Saying:
    """One of the two things that may be said: the delay within which, and what becomes of the act.

    `correction` is the step for a paper dated in time but entered once silence, of this `basis`, had had its effect.
    """

    kind: ProceedingKind
    within: ClockKind
    step: Step
    correction: Step
    basis: ForceBasis
    has_financial_effect: bool


_REQUIRED = _Saying(
    ProceedingKind.VISA_REQUIRED,
    ClockKind.OPPOSITION,
    Step.REQUIRE_VISA,
    Step.CORRECT_TO_VISA,
    ForceBasis.OPPOSITION_LAPSED,
    has_financial_effect=True,
)
_WAIVED = _Saying(
    ProceedingKind.VISA_WAIVED,
    ClockKind.VISA,
    Step.WAIVE_VISA,
    Step.CORRECT_TO_NO_VISA,
    ForceBasis.TACIT_VISA,
    has_financial_effect=False,
)


@transaction.atomic
def require_visa(
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
    """Say that the act touches expenditure or revenue: it awaits a visa, whose delay runs from the receipt."""
    paper = {"is_paper": is_paper, "decided_on": decided_on, "scan": scan}
    proceeding = _say(_REQUIRED, act, user, reference, reasons_ar, reasons_fr, paper, at)
    clocks.start(proceeding.act, ClockKind.VISA, proceeding.act.received_at)
    return proceeding


@transaction.atomic
def waive_visa(
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
    """Say that it does not: the visa's delay has lost its object, the opposition's alone decides.

    Where that one has passed, the act is in force from this decision on: an effect of silence is the latest it can be.
    """
    paper = {"is_paper": is_paper, "decided_on": decided_on, "scan": scan}
    proceeding = _say(_WAIVED, act, user, reference, reasons_ar, reasons_fr, paper, at)
    act, said_at = proceeding.act, proceeding.effective_at
    Clock.objects.filter(act=act, kind=ClockKind.VISA).update(state=ClockState.STOPPED, ended_at=said_at)
    opposition = Clock.objects.get(act=act, kind=ClockKind.OPPOSITION)
    if opposition.state == ClockState.LAPSED:
        enter_by_opposition(act, opposition, user)
    elif opposition.effect_at <= said_at and not comes_on_paper(act, ClockKind.OPPOSITION):
        lapse(clock=opposition, user=user)
    return proceeding


def _say(saying: _Saying, act: Act, user, reference: str, reasons_ar: str, reasons_fr: str, paper, at) -> Proceeding:
    act = pages.locked(act)
    require_decider(act, ClockKind.VISA, user, reference=reference, **paper)
    require_reasons(reasons_ar, reasons_fr)
    if not clocks.is_doubtful(act):
        raise Refusal(_("La matière de cet acte dit déjà s'il est soumis au visa : il n'y a rien à préciser."))
    is_paper = paper["is_paper"]
    effective_at = moment_of(at, paper["decided_on"] if is_paper else None)
    require_after_receipt(act, effective_at)
    is_correction = is_paper and act.force_basis == saying.basis
    _require_in_time(act, saying, effective_at, is_correction=is_correction)
    if is_correction:
        take_force_back(act, saying.correction, moment_of(at), user)
    else:
        act.state = next_state(act.state, saying.step)
    act.has_financial_effect = saying.has_financial_effect
    pages.save(act, "state", "has_financial_effect")
    return proceed(
        act,
        saying.kind,
        JournalEvent.RECLASSIFIED,
        effective_at,
        user,
        authority=visa_authority_of(act),
        reference=reference,
        reasons_ar=reasons_ar,
        reasons_fr=reasons_fr,
        is_paper=is_paper,
        scan=paper["scan"],
    )


def _require_in_time(act: Act, saying: _Saying, effective_at: datetime, *, is_correction: bool) -> None:
    states = (ClockState.RUNNING, ClockState.LAPSED) if is_correction else (ClockState.RUNNING,)
    clock = Clock.objects.filter(act=act, kind=saying.within, state__in=states).first()
    if clock is None or effective_at >= clock.effect_at:
        raise Refusal(_("Aucun délai ne court plus sur cet acte : sa soumission au visa ne se précise plus."))
