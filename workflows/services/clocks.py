"""Starting and stopping the delays that run on an act, each with its explanation in both languages."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from document_types.law.clock import start_of
from document_types.law.deadline import Deadline
from document_types.law.matters import BUDGETS, Need, visa_delay, visa_requirement
from document_types.law.reckoner import Reckoner
from document_types.law.rule import Rule
from document_types.law.statutes import NoSuchRule, rule
from document_types.lifecycle import Step
from document_types.models import Act
from document_types.services.reckoning import reckoner
from search.inserting import insert_facts
from search.prepared import prepared, update
from workflows.enums import ClockKind, ClockState
from workflows.models.proceedings import Clock

# The opposition (113-14 a.117), and the internal regulations, in force after 8 days (a.32).
_RULES = {
    ClockKind.OPPOSITION: "LEG-3",
    ClockKind.ENTRY_INTO_FORCE: "LEG-8",
    ClockKind.BUDGET_REFUSAL: "BUD-7",
    ClockKind.SECOND_BUDGET: "BUD-8",
    ClockKind.SUSPENSION_RULING: "LEG-5",
    ClockKind.JUDGMENT: "LEG-6",
}
# At their end silence answers; the end of any other delay only says who is late.
WITH_EFFECT = frozenset({ClockKind.OPPOSITION, ClockKind.VISA, ClockKind.ENTRY_INTO_FORCE})

OF_THE_COURT = frozenset({ClockKind.SUSPENSION_RULING, ClockKind.JUDGMENT})


def needs_visa(act: Act) -> bool:
    """A doubtful case needs one unless the act was said to have no financial effect (VIS-4)."""
    need = _need(act)
    return need is Need.NEEDED or (need is Need.DOUBTFUL and act.has_financial_effect is not False)


def is_doubtful(act: Act) -> bool:
    """Whether the matter leaves open if a visa is needed, so that the authority may say so."""
    return _need(act) is Need.DOUBTFUL


def _need(act: Act) -> Need:
    if not act.matter:
        return Need.NOT_NEEDED
    return visa_requirement(act.matter, act.council.level, act.dated_on).need


def kinds_for(act: Act) -> list[ClockKind]:
    kinds = [ClockKind.OPPOSITION]
    if needs_visa(act):
        kinds.append(ClockKind.VISA)
        if _is_budget(act):
            kinds.append(ClockKind.BUDGET_REFUSAL)
    elif act.matter == "council.internal_regulations":
        kinds.append(ClockKind.ENTRY_INTO_FORCE)
    return kinds


def _is_budget(act: Act) -> bool:
    """A budget, at a level whose law gives the refusal of its visa a delay of its own (BUD-7)."""
    if act.matter not in BUDGETS:
        return False
    try:
        return bool(rule("BUD-7", act.council.level, act.dated_on))
    except NoSuchRule:
        return False


def of(act: Act, kind: ClockKind) -> Clock | None:
    """The delay of this kind that runs or ran on the act."""
    return next(iter(_of(act=act.pk, kind=kind)), None)


@prepared
def _of(act, kind):
    return Clock.objects.filter(act=act, kind=kind)


def compute(act: Act, kind: ClockKind, started_at: datetime, here: Reckoner) -> Deadline:
    return here.due(_row(act, kind, started_at), started_at)


def _row(act: Act, kind: ClockKind, started_at: datetime) -> Rule:
    level, day = act.council.level, timezone.localdate(started_at)
    return visa_delay(act.matter, level, day) if kind == ClockKind.VISA else rule(_RULES[kind], level, day)


def start_all(acts: Iterable[Act], started_at: datetime, here: Reckoner) -> None:
    """Every delay that a receipt starts, reckoned as the site does on that day; each rule once for all the acts."""
    worked_out: dict[tuple, dict] = {}
    started = []
    for act in acts:
        for kind in kinds_for(act):
            key = kind, act.matter if kind == ClockKind.VISA else ""
            if key not in worked_out:
                worked_out[key] = _facts(act, kind, started_at, here)
            started.append({"act_id": act.pk} | worked_out[key])
    insert_facts(Clock, started)


def start(act: Act, kind: ClockKind, started_at: datetime) -> Clock:
    """One delay; where it ran before and lost its object, it runs again to the day that was notified."""
    clock = of(act, kind) or Clock(act=act, **_facts(act, kind, started_at, reckoner()))
    clock.state, clock.ended_at = ClockState.RUNNING, None
    clock.save()
    return clock


def run_visa_anew(act: Act, ruled_at: datetime) -> None:
    """The delays of a visa that an opposition had stopped, whole again from the ruling that lets the act stand.

    The law says nothing of it. Silence while the act was opposed grants nothing: the cautious reading.
    """
    here = reckoner()
    for kind in kinds_for(act):
        if kind != ClockKind.OPPOSITION:
            facts = _facts(act, kind, ruled_at, here) | {"state": ClockState.RUNNING, "ended_at": None}
            Clock.objects.update_or_create(act=act, kind=kind, defaults=facts | {"reminded_at": None})


def _facts(act: Act, kind: ClockKind, started_at: datetime, here: Reckoner) -> dict[str, Any]:
    told = here.told(_row(act, kind, started_at), started_at)
    deadline, citation = told.deadline, told.deadline.citation.wording
    return {
        "kind": kind,
        "rule_id": deadline.rule.id,
        "citation_fr": citation.fr,
        "citation_ar": citation.ar,
        "started_at": started_at,
        "due_on": deadline.due_on,
        "effect_at": told.effect_at or deadline.due_at or start_of(deadline.due_on + timedelta(days=1)),
        "has_effect": kind in WITH_EFFECT,
        "explanation": {"fr": list(told.french), "ar": list(told.arabic)},
    }


def silence_at(act: Act, clocks: Iterable[Clock]) -> datetime | None:
    """When silence gives force to an act on which delays run; None where none runs, or where it comes on paper."""
    running = [clock for clock in clocks if clock.has_effect and clock.state == ClockState.RUNNING]
    if not running or act.council.is_authority_on_paper:
        return None
    return max(clock.effect_at for clock in running)


def start_after_refusal(act: Act, refused_at: datetime) -> None:
    """A budget refused its visa is voted anew within a delay (BUD-8); nothing else is (VIS-23)."""
    if Clock.objects.filter(act=act, kind=ClockKind.BUDGET_REFUSAL).exists():
        start(act, ClockKind.SECOND_BUDGET, refused_at)


def start_court(act: Act, referred_at: datetime) -> None:
    """The judge rules on suspension, then the court on nullity: both delays run from the referral (LEG-5, LEG-6)."""
    start(act, ClockKind.SUSPENSION_RULING, referred_at)
    start(act, ClockKind.JUDGMENT, referred_at)


def use(act: Act, kind: ClockKind, at: datetime) -> None:
    """End one delay by the decision that was awaited, and no other."""
    Clock.objects.running().filter(act=act, kind=kind).update(state=ClockState.USED, ended_at=at)


def stop_all(act: Act, at: datetime, *, used: ClockKind | None = None) -> None:
    """End the running delays of an act: the one a decision used, and those that lost their object with it.

    Those of the court run on as long as it may judge the act.
    """
    if used:
        # A decision made in time may be entered after its silence was recorded: it used the delay all the same.
        held = {"act": act.pk, "kind": used, "state__in": [ClockState.RUNNING, ClockState.LAPSED]}
        update(Clock, held, state=ClockState.USED, ended_at=at)
    idle = [kind for kind in ClockKind if kind not in OF_THE_COURT or not act.may(Step.ANNUL)]
    running = {"act": act.pk, "kind__in": idle, "state": ClockState.RUNNING}
    update(Clock, running, state=ClockState.STOPPED, ended_at=at)
