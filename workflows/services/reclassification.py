"""Saying whether a doubtful act needs a visa, while a delay still runs on it (VIS-4)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.enums import ForceBasis, JournalEvent
from document_types.errors import Refusal
from document_types.lifecycle import Step
from document_types.models import Act
from document_types.services import pages
from workflows.enums import ClockKind, ClockState, ProceedingKind
from workflows.models.proceedings import Clock, Proceeding
from workflows.services import clocks
from workflows.services.decision import Decision
from workflows.services.offices import comes_on_paper, require_decider, was_opposed
from workflows.services.outcomes import proceed, take_force_back
from workflows.services.review import enter_by_opposition, lapse, require_after_receipt
from workflows.services.steps import advance, article_of, check


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
def require_visa(*, act: Act, decision: Decision) -> Proceeding:
    """Say that the act touches expenditure or revenue: it awaits a visa, whose delay runs from the receipt."""
    proceeding = _say(_REQUIRED, act, decision)
    clocks.start(proceeding.act, ClockKind.VISA, proceeding.act.received_at)
    return proceeding


@transaction.atomic
def waive_visa(*, act: Act, decision: Decision) -> Proceeding:
    """Say that it does not: the visa's delay has lost its object, the opposition's alone decides.

    Where that one has passed, the act is in force from this decision on: an effect of silence is the latest it can be.
    """
    proceeding = _say(_WAIVED, act, decision)
    act, said_at = proceeding.act, proceeding.effective_at
    Clock.objects.filter(act=act, kind=ClockKind.VISA).update(state=ClockState.STOPPED, ended_at=said_at)
    opposition = Clock.objects.get(act=act, kind=ClockKind.OPPOSITION)
    if opposition.state == ClockState.LAPSED:
        enter_by_opposition(act, opposition, decision.user)
    elif opposition.effect_at <= said_at and not comes_on_paper(act, ClockKind.OPPOSITION):
        lapse(clock=opposition, user=decision.user)
    return proceeding


def _say(saying: _Saying, act: Act, decision: Decision) -> Proceeding:
    act = pages.locked(act)
    authority = require_decider(act, ClockKind.VISA, decision)
    decision.require_reasons()
    if not clocks.is_doubtful(act):
        raise Refusal(
            _("La matière de cet acte dit déjà s'il est soumis au visa : il n'y a rien à préciser (%(article)s).")
            % {"article": article_of(act, "VIS-4")}
        )
    if was_opposed(act):
        raise Refusal(
            _("Le tribunal a laissé cet acte subsister : son visa s'accorde ou se refuse (%(article)s).")
            % {"article": article_of(act, "VIS-20")}
        )
    require_after_receipt(act, clocks.of(act, ClockKind.VISA), decision.effective_at)
    is_correction = decision.is_paper and act.force_basis == saying.basis
    if not is_correction:
        check(act, saying.step)
    _require_in_time(act, saying, decision, is_correction=is_correction)
    if is_correction:
        take_force_back(act, saying.correction, decision.entered_at, decision.user)
    else:
        advance(act, saying.step)
    act.has_financial_effect = saying.has_financial_effect
    pages.save(act, "state", "has_financial_effect")
    return proceed(act, saying.kind, JournalEvent.RECLASSIFIED, decision, authority=authority)


def _require_in_time(act: Act, saying: _Saying, decision: Decision, *, is_correction: bool) -> None:
    states = (ClockState.RUNNING, ClockState.LAPSED) if is_correction else (ClockState.RUNNING,)
    clock = Clock.objects.filter(act=act, kind=saying.within, state__in=states).first()
    if clock is None or decision.effective_at >= clock.effect_at:
        raise Refusal(_("Aucun délai ne court plus sur cet acte : sa soumission au visa ne se précise plus."))
