"""Who may decide on what was received: the authority's officer online, or the council's clerk from its paper."""

from django.utils.translation import gettext as _

from document_types import clock
from document_types.access import holds, require
from document_types.enums import ForceBasis
from document_types.errors import Refusal
from document_types.law.actors import court_referrer, suspension_referrer
from document_types.law.matters import visa_requirement
from document_types.law.offices import Office
from document_types.lifecycle import Step
from document_types.models import Act, Authority
from document_types.rights import Capability
from search.prepared import prepared
from workflows.enums import ClockKind, ClockState, ProceedingKind
from workflows.models.proceedings import Clock, Proceeding
from workflows.services.clocks import is_doubtful
from workflows.services.decision import Decision
from workflows.services.delegations import belongs, may_decide
from workflows.services.steps import article_of
from workflows.services.transmission import authority_of

_SEISED = (ProceedingKind.REFERRAL, ProceedingKind.NULLITY_SOUGHT)
_JUDGED = (ProceedingKind.ANNULLED, ProceedingKind.UPHELD)


def is_judgment_pending(act: Act) -> bool:
    """Whether the court was seised of the act's nullity, by a referral or at any time, and has not judged (LEG-2)."""
    kinds = _court_kinds(act=act.pk, kinds=_SEISED + _JUDGED)
    return bool(kinds) and kinds[-1] in _SEISED


@prepared
def _court_kinds(act, kinds):
    return Proceeding.objects.filter(act=act, kind__in=kinds).order_by("pk").values_list("kind", flat=True)


def was_opposed(act: Act) -> bool:
    """The authority opposes an act once: what the court then lets stand is not opposed again (LEG-3 to LEG-6)."""
    return opposition_clock(act, ClockState.USED) is not None


def visa_authority_of(act: Act) -> Authority | None:
    """Who grants the visa of this act, by matter and level (VIS-1 to VIS-11); minutes have no matter, and no visa."""
    if not act.matter:
        return None
    office = visa_requirement(act.matter, act.council.level, act.dated_on).office
    return Authority.objects.over(act.council, office) if office else None


def acts_for(user, authority: Authority | None) -> bool:
    """Whether the user decides today in the name of this very authority."""
    return may_decide(user, authority, clock.today())


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


def possible_actions(act: Act, user) -> set[str]:
    """Every action of the table that an officer may take on this act today."""
    return lawful_actions(act, user) | court_actions(act, user)


def reclassifications(act: Act, *, is_paper: bool = False) -> set[str]:
    """What may be said today of a visa that the matter leaves open (VIS-4); on paper, also what was said in time."""
    if not is_doubtful(act) or was_opposed(act):
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
    if may_oppose and not was_opposed(act) and comes_on_paper(act, ClockKind.OPPOSITION):
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


def require_decider(act: Act, kind: ClockKind, decision: Decision) -> Authority | None:
    """The authority decides online, on the day; what it decided on paper is the clerk's to record, with its proof.

    Return whose decision it is.
    """
    authority = visa_authority_of(act) if kind == ClockKind.VISA else authority_of(act.council)
    user = decision.user
    if user is None:
        return authority
    if decision.is_paper:
        _require_recorder(act, user)
        _require_paper_used(comes_on_paper(act, kind))
        decision.require_paper(act.council)
        return authority
    require(user, Capability.REVIEW, act.council)
    if kind == ClockKind.VISA:
        _require_under_visa(act)
    _require_of(user, authority)
    return authority


def _require_under_visa(act: Act) -> None:
    """Say so of an act that no rule puts under visa: nobody else is to be asked for one."""
    if not act.matter or visa_requirement(act.matter, act.council.level, act.dated_on).office is None:
        raise Refusal(
            _("La matière de cet acte ne le soumet à aucun visa (%(article)s).")
            % {"article": article_of(act, "VIS-22")}
        )


def _require_of(user, authority: Authority | None) -> None:
    if acts_for(user, authority):
        return
    if belongs(user, authority):
        raise Refusal(_("Votre délégation n'est pas en vigueur : préparez la décision, un autre la prend."))
    raise Refusal(
        _("Cette décision revient à une autre autorité : %(authority)s.")
        % {"authority": authority.name if authority else _("le ministère de l'intérieur")}
    )


def _require_paper_used(is_used: bool) -> None:
    if not is_used:
        raise Refusal(
            _("L'autorité de ce conseil reçoit et décide en ligne : rien ne s'enregistre ici d'après un papier.")
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


def referrer_of(act: Act, office: Office) -> Authority | None:
    """Who goes to court about this act: the governor, or for a region the Interior (LEG-2, LEG-5)."""
    return Authority.objects.over(act.council, office)


def require_referrer(act: Act, office: Office, decision: Decision) -> Authority | None:
    """The referring authority enters what it filed; where it is not online, the clerk what the council was told of."""
    authority, user = referrer_of(act, office), decision.user
    if user is None or acts_for(user, authority):
        return authority
    if is_online(authority, act):
        _require_of(user, authority)
    require(user, Capability.PREPARE, act.council)
    decision.require_paper(act.council)
    return authority


def is_online(authority: Authority | None, act: Act) -> bool:
    """Whether this authority works here on this act; the one that controls the council may work on paper."""
    if authority is None or authority.group_id is None:
        return False
    is_controller = authority == authority_of(act.council)
    return not (is_controller and comes_on_paper(act, ClockKind.OPPOSITION))


def require_court_recorder(act: Act, decision: Decision) -> None:
    """A ruling reaches both sides as a paper (LEG-6): either may enter it, with its number, its date and its copy."""
    if decision.user is None:
        return
    if not may_record_ruling(act, decision.user):
        raise Refusal(_("Une décision du tribunal est enregistrée par l'autorité qui l'a saisi ou par le secrétariat."))
    decision.require_paper(act.council)


def may_record_ruling(act: Act, user) -> bool:
    if holds(user, Capability.PREPARE, act.council.page):
        return True
    offices = {suspension_referrer(act.council.level), court_referrer(act.council.level)}
    return any(belongs(user, referrer_of(act, office)) for office in offices)


def court_actions(act: Act, user) -> set[str]:
    """What the user may enter today of the proceedings before the court, from either side."""
    actions = set()
    if act.may(Step.REFER) and _may_refer(act, user, suspension_referrer(act.council.level)):
        actions.add("refer")
    is_pending = is_judgment_pending(act)
    if act.may(Step.SEEK_NULLITY) and not is_pending and _may_refer(act, user, court_referrer(act.council.level)):
        actions.add("seek_nullity")
    if may_record_ruling(act, user):
        if act.may(Step.ORDER_SUSPENSION):
            actions |= {"order_suspension", "refuse_suspension"}
        if act.may(Step.ANNUL) and is_pending:
            actions |= {"annul", "uphold"}
    return actions


def _may_refer(act: Act, user, office: Office) -> bool:
    authority = referrer_of(act, office)
    if acts_for(user, authority):
        return True
    return not is_online(authority, act) and holds(user, Capability.PREPARE, act.council.page)
