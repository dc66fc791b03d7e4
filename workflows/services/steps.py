"""Taking an act one lawful step further; an impossible one is refused with its article."""

from django.utils.translation import gettext as _

from document_types.enums import ActState
from document_types.errors import Refusal
from document_types.law.statutes import rule
from document_types.lifecycle import Step, next_state
from document_types.models import Act
from document_types.reader import article

# The rule each step of the control rests on.
RULES = {
    Step.TRANSMIT: "TRA-1",
    Step.TRANSMIT_FOR_VISA: "TRA-1",
    Step.OPPOSE: "LEG-3",
    Step.GRANT_VISA: "VIS-20",
    Step.REFUSE_VISA: "VIS-20",
    Step.REQUIRE_VISA: "VIS-4",
    Step.WAIVE_VISA: "VIS-4",
    Step.LAPSE_OPPOSITION: "EXE-1",
    Step.LAPSE_VISA: "VIS-21",
    Step.WITHDRAW: "LEG-4",
    Step.REPLACE: "LEG-4",
    Step.MAINTAIN: "LEG-4",
    Step.ABANDON: "VIS-22",
    Step.REFER: "LEG-5",
    Step.ORDER_SUSPENSION: "LEG-5",
    Step.REFUSE_SUSPENSION: "LEG-5",
    Step.SEEK_NULLITY: "LEG-2",
    Step.ANNUL: "LEG-6",
    Step.UPHOLD: "LEG-6",
}


def check(act: Act, step: Step) -> None:
    """Refuse a step that the act's state does not allow, in words."""
    if not act.may(step):
        raise Refusal(why_impossible(act, step))


def article_of(act: Act, rule_id: str) -> str:
    """The article that the rule is for this act's council, as it stood on the act's day."""
    return article(rule(rule_id, act.council.level, act.dated_on))


def why_impossible(act: Act, step: Step) -> str:
    facts = {"state": ActState(act.state).label, "article": article_of(act, RULES[step])}
    return _("Cette étape n'est pas possible : l'acte est dans l'état « %(state)s » (%(article)s).") % facts


def advance(act: Act, step: Step) -> None:
    """Move the state on; the caller saves the act."""
    check(act, step)
    act.state = next_state(act.state, step)
