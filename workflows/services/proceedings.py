"""What follows an opposition or a refusal: the council deliberates again, the judge rules (LEG-4 to LEG-7)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from document_types.access import require
from document_types.enums import ActState, JournalEvent, Reexamination
from document_types.errors import Refusal
from document_types.law.actors import court_referrer, suspension_referrer
from document_types.lifecycle import DECIDED, Step, next_state
from document_types.models import Act
from document_types.reader import day_words
from document_types.rights import Capability
from document_types.services import pages
from workflows.enums import ClockKind, ProceedingKind
from workflows.models.proceedings import Proceeding
from workflows.services import clocks, handle, offices
from workflows.services.decision import Decision
from workflows.services.outcomes import proceed, put_online_with_force
from workflows.services.review import lapse_due
from workflows.services.steps import advance, article_of, check
from workflows.signals import act_force_lost, act_in_force

# What the council may decide on an act that came back, and what it becomes.
REEXAMINATIONS = {
    ProceedingKind.WITHDRAWN: (Step.WITHDRAW, JournalEvent.REEXAMINED),
    ProceedingKind.AMENDED: (Step.REPLACE, JournalEvent.REEXAMINED),
    ProceedingKind.MAINTAINED: (Step.MAINTAIN, JournalEvent.MAINTAINED),
    ProceedingKind.ABANDONED: (Step.ABANDON, JournalEvent.ABANDONED),
}
OUTCOME_OF = {
    Reexamination.WITHDRAWN: ProceedingKind.WITHDRAWN,
    Reexamination.AMENDED: ProceedingKind.AMENDED,
    Reexamination.MAINTAINED: ProceedingKind.MAINTAINED,
}
# What the court may decide.
RULINGS = {
    ProceedingKind.SUSPENSION_ORDERED: (Step.ORDER_SUSPENSION, JournalEvent.SUSPENSION_RULED),
    ProceedingKind.SUSPENSION_REFUSED: (Step.REFUSE_SUSPENSION, JournalEvent.SUSPENSION_RULED),
    ProceedingKind.ANNULLED: (Step.ANNUL, JournalEvent.JUDGED),
    ProceedingKind.UPHELD: (Step.UPHOLD, JournalEvent.JUDGED),
}


@transaction.atomic
def reexamine(*, act: Act, by: Act | None, outcome: ProceedingKind, decision: Decision) -> Proceeding:
    """Record what the council made of an act that was opposed or refused its visa.

    `by` is the new, linked deliberation, with its own vote and number; only abandoning a project needs none.
    """
    act = pages.locked(act)
    if decision.user is not None:
        require(decision.user, Capability.PREPARE, act.council)
    step, event = REEXAMINATIONS[outcome]
    if outcome != ProceedingKind.ABANDONED:
        _require_new_deliberation(act, by)
    advance(act, step)
    pages.save(act, "state")
    # Of a budget, the new vote is what this delay awaited (BUD-8).
    clocks.stop_all(act, decision.effective_at, used=ClockKind.SECOND_BUDGET if by else None)
    return proceed(act, outcome, event, decision, answer=by)


def _require_new_deliberation(act: Act, by: Act | None) -> None:
    if by is None or by.reexamines_id != act.pk:
        raise Refusal(_("Le réexamen se fait par une nouvelle délibération, liée à celle qui est revenue."))
    if by.state not in DECIDED:
        raise Refusal(_("La nouvelle délibération n'est pas encore adoptée par le conseil."))


def answer_by(new: Act) -> Proceeding | None:
    """What an adopted deliberation does to the act it re-examines, as its project said; nothing where it has none."""
    if not (new.reexamines_id and new.reexamination):
        return None
    outcome = OUTCOME_OF[Reexamination(new.reexamination)]
    step, _event = REEXAMINATIONS[outcome]
    if not new.reexamines.may(step):
        # It was answered by an earlier point of the same session.
        return None
    # The vote is the council's: whoever enters it needs no other right.
    return reexamine(act=new.reexamines, by=new, outcome=outcome, decision=Decision(at=_moment_of_vote(new)))


def _moment_of_vote(new: Act):
    """The council answers when it votes."""
    vote = new.item.vote_events.filter(poll=None).order_by("-round").first()
    return vote.decided_at if vote else None


@transaction.atomic
def refer(*, act: Act, decision: Decision) -> Proceeding:
    """Refer a maintained act to the urgent-applications judge: that alone suspends it (LEG-5)."""
    act = pages.locked(act)
    authority = offices.require_referrer(act, suspension_referrer(act.council.level), decision)
    check(act, Step.REFER)
    _require_after(act, decision, ProceedingKind.MAINTAINED)
    advance(act, Step.REFER)
    pages.save(act, "state")
    proceeding = proceed(act, ProceedingKind.REFERRAL, JournalEvent.REFERRED, decision, authority=authority)
    clocks.start_court(act, decision.effective_at)
    return proceeding


@transaction.atomic
def seek_nullity(*, act: Act, decision: Decision) -> Proceeding:
    """Ask the court to declare an act null, at any time, also once it is executory (LEG-2)."""
    act = lapse_due(pages.locked(act), decision.effective_at)
    authority = offices.require_referrer(act, court_referrer(act.council.level), decision)
    if offices.is_judgment_pending(act):
        raise Refusal(
            _("Le tribunal est déjà saisi de la nullité de cet acte : son jugement est attendu (%(article)s).")
            % {"article": article_of(act, "LEG-2")}
        )
    check(act, Step.SEEK_NULLITY)
    _require_after(act, decision)
    advance(act, Step.SEEK_NULLITY)
    pages.save(act, "state")
    return proceed(act, ProceedingKind.NULLITY_SOUGHT, JournalEvent.NULLITY_SOUGHT, decision, authority=authority)


@transaction.atomic
def rule_on(*, act: Act, outcome: ProceedingKind, decision: Decision) -> Proceeding:
    """Record a decision of the court: suspension ordered or refused, annulment, confirmation (LEG-5 to LEG-7)."""
    act = lapse_due(pages.locked(act), decision.effective_at)
    offices.require_court_recorder(act, decision)
    step, event = RULINGS[outcome]
    check(act, step)
    is_on_suspension = outcome in (ProceedingKind.SUSPENSION_ORDERED, ProceedingKind.SUSPENSION_REFUSED)
    if not is_on_suspension:
        _require_seised(act)
    _require_after(act, decision, ProceedingKind.REFERRAL, ProceedingKind.NULLITY_SOUGHT)
    lets_stand = next_state(act.state, step) in (ActState.UPHELD, ActState.SUSPENSION_REFUSED)
    gains_force = lets_stand and act.executory_at is None
    awaits_visa = gains_force and clocks.needs_visa(act)
    advance(act, Step.RETURN_TO_VISA if awaits_visa else step)
    pages.save(act, "state")
    proceeding = proceed(act, outcome, event, decision, awaits_visa=awaits_visa)
    clocks.use(act, ClockKind.SUSPENSION_RULING if is_on_suspension else ClockKind.JUDGMENT, decision.effective_at)
    if awaits_visa:
        clocks.run_visa_anew(act, decision.effective_at)
        handle.review_anew(act)
    elif gains_force:
        _gain_force(act, decision)
    elif act.state == ActState.ANNULLED:
        _lose_force(act, decision)
    return proceeding


def _gain_force(act: Act, decision: Decision) -> None:
    act.executory_at = decision.effective_at
    pages.save(act, "executory_at")
    put_online_with_force(act, act.executory_at, decision.user)
    act_in_force.send(sender=Act, act=act, at=act.executory_at, user=decision.user)


def _lose_force(act: Act, decision: Decision) -> None:
    clocks.stop_all(act, decision.effective_at)
    handle.end_current(act, decision.user)
    act_force_lost.send(sender=Act, act=act, at=decision.effective_at, user=decision.user)


def _require_seised(act: Act) -> None:
    """An act is judged where the court was seised of it, by a referral or a request for nullity."""
    if not offices.is_judgment_pending(act):
        raise Refusal(
            _("Le tribunal n'est pas saisi de cet acte : enregistrez d'abord sa saisine (%(article)s).")
            % {"article": article_of(act, "LEG-6")}
        )


def _require_after(act: Act, decision: Decision, *kinds: ProceedingKind) -> None:
    """Refuse a date before the act was received, before what it follows, or to come."""
    if decision.is_paper and decision.user is not None:
        decision.require_paper_day()
    earliest = act.received_at
    if last := act.proceedings.filter(kind__in=kinds).order_by("effective_at", "pk").last():
        earliest = last.effective_at
    if earliest and timezone.localdate(decision.effective_at) < timezone.localdate(earliest):
        raise Refusal(
            _("Cette date précède ce qu'elle suit, fait le %(day)s : vérifiez la date.") % {"day": day_words(earliest)}
        )
