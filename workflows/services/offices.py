"""Who may decide on what was received: the authority's officer online, or the council's clerk from its paper."""

from datetime import date

from django.utils.translation import gettext as _

from document_types.access import holds, require
from document_types.enums import ForceBasis
from document_types.errors import Refusal
from document_types.law.matters import visa_requirement
from document_types.lifecycle import Step
from document_types.models import Act, Authority
from document_types.rights import Capability
from workflows.enums import ClockKind, ClockState
from workflows.models.proceedings import Clock
from workflows.services.clocks import is_doubtful
from workflows.services.papers import require_paper
from workflows.services.transmission import authority_of


def visa_authority_of(act: Act) -> Authority | None:
    """Who grants the visa of this act, by matter and level (VIS-1 to VIS-11); minutes have no matter, and no visa."""
    if not act.matter:
        return None
    office = visa_requirement(act.matter, act.council.level, act.dated_on).office
    return Authority.objects.over(act.council, office).first() if office else None


def acts_for(user, authority: Authority | None) -> bool:
    """Whether the user belongs to the office of this very authority."""
    return bool(authority and authority.group_id and user.groups.filter(pk=authority.group_id).exists())


def lawful_actions(act: Act, user) -> set[str]:
    """What the user may decide on this act today, by its state, its running clocks and the authority's place."""
    if not holds(user, Capability.REVIEW, act.council.page):
        return set()
    actions = set()
    running = opposition_clock(act, ClockState.RUNNING)
    if act.may(Step.OPPOSE) and running and acts_for(user, authority_of(act.council)):
        actions.add("oppose")
    if acts_for(user, visa_authority_of(act)):
        actions |= {"grant_visa", "refuse_visa"} if act.may(Step.GRANT_VISA) else set()
        actions |= reclassifications(act)
    return actions


def reclassifications(act: Act, *, is_paper: bool = False) -> set[str]:
    """What may be said today of a visa that the matter leaves open (VIS-4); on paper, also what was said in time."""
    if not is_doubtful(act):
        return set()
    if is_paper and act.may(Step.CORRECT_TO_VISA):
        return _CORRECTIONS.get(act.force_basis, set())
    running = set(Clock.objects.running().filter(act=act).values_list("kind", flat=True))
    if act.may(Step.REQUIRE_VISA) and ClockKind.OPPOSITION in running:
        return {"require_visa"}
    return {"waive_visa"} if act.may(Step.WAIVE_VISA) and ClockKind.VISA in running else set()


_CORRECTIONS = {ForceBasis.OPPOSITION_LAPSED: {"require_visa"}, ForceBasis.TACIT_VISA: {"waive_visa"}}


def comes_on_paper(act: Act, kind: ClockKind) -> bool:
    """Whether the decision that ends this delay reaches the council on paper, so that only its clerk can enter it.

    The Interior's visa follows its own office, whatever the governor uses; an act received on paper is answered so.
    """
    visa_authority = visa_authority_of(act) if kind == ClockKind.VISA else None
    if kind == ClockKind.VISA and visa_authority != authority_of(act.council):
        return visa_authority is None or visa_authority.group_id is None
    return act.council.is_authority_on_paper or act.transmitted_in.filter(transmission__is_paper=True).exists()


def recordable_actions(act: Act, user) -> set[str]:
    """Which decisions received on paper the user may record: the clerk's, where the authority works on paper."""
    if not holds(user, Capability.PREPARE, act.council.page):
        return set()
    actions = set()
    may_oppose = act.may(Step.OPPOSE) or is_correctable(act, ClockKind.OPPOSITION)
    if may_oppose and comes_on_paper(act, ClockKind.OPPOSITION):
        actions.add("oppose")
    may_refuse = act.may(Step.REFUSE_VISA) or is_correctable(act, ClockKind.VISA)
    if may_refuse and comes_on_paper(act, ClockKind.VISA):
        actions |= {"grant_visa", "refuse_visa"} if act.may(Step.GRANT_VISA) else {"refuse_visa"}
    if (saying := reclassifications(act, is_paper=True)) and comes_on_paper(act, ClockKind.VISA):
        actions |= saying
    return actions


# In force by which silence a decision of either kind, dated in time, may still contradict it.
_SILENCES = {
    ClockKind.OPPOSITION: (ForceBasis.OPPOSITION_LAPSED, ForceBasis.TACIT_VISA),
    ClockKind.VISA: (ForceBasis.TACIT_VISA,),
}


def is_correctable(act: Act, kind: ClockKind) -> bool:
    """Whether the act is in force by a silence that a paper dated in time may still contradict."""
    return act.may(Step.CORRECT) and act.force_basis in _SILENCES[kind]


def opposition_clock(act: Act, *states: ClockState) -> Clock | None:
    clocks = Clock.objects.filter(act=act, kind=ClockKind.OPPOSITION)
    return (clocks.filter(state__in=states) if states else clocks).first()


def require_decider(
    act: Act, kind: ClockKind, user, *, is_paper: bool, decided_on: date | None, scan, reference: str
) -> None:
    """The authority decides online, on the day; what it decided on paper is the clerk's to record, with its proof."""
    if user is None:
        return
    if is_paper:
        _require_recorder(act, user)
        require_paper(comes_on_paper(act, kind), user, decided_on=decided_on, scan=scan, number=reference)
        return
    authority = visa_authority_of(act) if kind == ClockKind.VISA else authority_of(act.council)
    require(user, Capability.REVIEW, act.council)
    if not acts_for(user, authority):
        raise Refusal(
            _("Cette décision revient à une autre autorité : %(authority)s.")
            % {"authority": authority.name if authority else _("le ministère de l'intérieur")}
        )


def _require_recorder(act: Act, user) -> None:
    if holds(user, Capability.REVIEW, act.council.page):
        raise Refusal(
            _(
                "Une autorité en ligne décide en ligne : sa décision porte la date du jour et ne se reporte "
                "d'aucun papier."
            )
        )
    require(user, Capability.PREPARE, act.council)
