"""What follows an opposition or a refusal: the council deliberates again, the judge rules (LEG-4 to LEG-7)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from document_types.access import require
from document_types.enums import ActState, JournalEvent
from document_types.errors import Refusal
from document_types.law.actors import court_referrer, suspension_referrer
from document_types.lifecycle import DECIDED, Step, next_state
from document_types.models import Act, Authority
from document_types.rights import Capability
from document_types.services import pages
from workflows.enums import ProceedingKind
from workflows.models.proceedings import Proceeding
from workflows.services.moments import moment_of
from workflows.services.offices import acts_for
from workflows.services.outcomes import proceed

# What the council may decide on an act that came back, and what it becomes.
REEXAMINATIONS = {
    ProceedingKind.WITHDRAWN: (Step.WITHDRAW, JournalEvent.REEXAMINED),
    ProceedingKind.AMENDED: (Step.REPLACE, JournalEvent.REEXAMINED),
    ProceedingKind.MAINTAINED: (Step.MAINTAIN, JournalEvent.MAINTAINED),
    ProceedingKind.ABANDONED: (Step.ABANDON, JournalEvent.ABANDONED),
}
# What the court may decide.
RULINGS = {
    ProceedingKind.SUSPENSION_ORDERED: (Step.ORDER_SUSPENSION, JournalEvent.SUSPENSION_RULED),
    ProceedingKind.SUSPENSION_REFUSED: (Step.REFUSE_SUSPENSION, JournalEvent.SUSPENSION_RULED),
    ProceedingKind.ANNULLED: (Step.ANNUL, JournalEvent.JUDGED),
    ProceedingKind.UPHELD: (Step.UPHOLD, JournalEvent.JUDGED),
}


@transaction.atomic
def reexamine(
    *,
    act: Act,
    by: Act | None,
    outcome: ProceedingKind,
    at: datetime | None = None,
    user=None,
    reasons_fr: str = "",
    reasons_ar: str = "",
) -> Proceeding:
    """Record what the council made of an act that was opposed or refused its visa.

    `by` is the new, linked deliberation, with its own vote and number; only abandoning a project needs none.
    """
    act = pages.locked(act)
    if user is not None:
        require(user, Capability.PREPARE, act.council)
    step, event = REEXAMINATIONS[outcome]
    if outcome != ProceedingKind.ABANDONED:
        _require_new_deliberation(act, by)
    act.state = next_state(act.state, step)
    pages.save(act, "state")
    return proceed(
        act,
        outcome,
        event,
        moment_of(at),
        user,
        reference=by.number_label if by else "",
        reasons_fr=reasons_fr,
        reasons_ar=reasons_ar,
    )


def _require_new_deliberation(act: Act, by: Act | None) -> None:
    if by is None or by.reexamines_id != act.pk:
        raise Refusal(_("Le réexamen se fait par une nouvelle délibération, liée à celle qui est revenue."))
    if by.state not in DECIDED:
        raise Refusal(_("La nouvelle délibération n'est pas encore adoptée par le conseil."))


@transaction.atomic
def refer(*, act: Act, reference: str, at: datetime | None = None, user=None) -> Proceeding:
    """Refer a maintained act to the urgent-applications judge: that alone suspends it (LEG-5)."""
    return _by_authority(
        act, suspension_referrer, Step.REFER, ProceedingKind.REFERRAL, JournalEvent.REFERRED, reference, at, user
    )


@transaction.atomic
def seek_nullity(*, act: Act, reference: str, at: datetime | None = None, user=None) -> Proceeding:
    """Ask the court to declare an act null, at any time, also once it is executory (LEG-2)."""
    return _by_authority(
        act,
        court_referrer,
        Step.SEEK_NULLITY,
        ProceedingKind.NULLITY_SOUGHT,
        JournalEvent.NULLITY_SOUGHT,
        reference,
        at,
        user,
    )


def _by_authority(act, office_of, step, kind, event, reference, at, user) -> Proceeding:
    act = pages.locked(act)
    authority = Authority.objects.over(act.council, office_of(act.council.level)).first()
    if user is not None and not acts_for(user, authority):
        raise Refusal(_("La saisine du tribunal revient à une autre autorité."))
    act.state = next_state(act.state, step)
    pages.save(act, "state")
    return proceed(act, kind, event, moment_of(at), user, authority=authority, reference=reference)


@transaction.atomic
def rule_on(
    *,
    act: Act,
    outcome: ProceedingKind,
    reference: str,
    at: datetime | None = None,
    user=None,
    reasons_fr: str = "",
    reasons_ar: str = "",
) -> Proceeding:
    """Record a decision of the court: suspension ordered or refused, annulment, confirmation (LEG-5 to LEG-7)."""
    act = pages.locked(act)
    step, event = RULINGS[outcome]
    effective_at = moment_of(at)
    act.state = next_state(act.state, step)
    fields = ["state"]
    if act.state in (ActState.UPHELD, ActState.SUSPENSION_REFUSED) and act.executory_at is None:
        act.executory_at = effective_at
        fields.append("executory_at")
    pages.save(act, *fields)
    return proceed(
        act, outcome, event, effective_at, user, reference=reference, reasons_fr=reasons_fr, reasons_ar=reasons_ar
    )
