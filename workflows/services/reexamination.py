"""Bringing an act back before the council after an opposition or a refusal of its visa (LEG-4)."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from document_types.access import require
from document_types.enums import ActState, Reexamination, SessionState
from document_types.errors import Refusal
from document_types.models import Act, AgendaItem, Session
from document_types.rights import Capability
from document_types.services import pages, sessions
from workflows.enums import ProceedingKind
from workflows.services.decision import Decision
from workflows.services.proceedings import OUTCOME_OF, REEXAMINATIONS, reexamine
from workflows.services.steps import article_of

# A deliberation that was begun and decides nothing yet may still be withdrawn from its agenda.
_PENDING = (ActState.ON_AGENDA, ActState.SECOND_SITTING, ActState.POSTPONED)


def outcomes_for(act: Act) -> list[Reexamination]:
    """What a new deliberation may do to this act: one whose visa was refused cannot be maintained."""
    return [outcome for outcome in Reexamination if act.may(REEXAMINATIONS[OUTCOME_OF[outcome]][0])]


def may_abandon(act: Act) -> bool:
    return act.may(REEXAMINATIONS[ProceedingKind.ABANDONED][0])


def pending_answer(act: Act) -> Act | None:
    """The new deliberation that is on an agenda already."""
    return act.reexaminations.filter(state__in=_PENDING).select_related("session").first()


def sessions_for(act: Act):
    """The sessions in preparation on whose agenda it may come."""
    return Session.objects.filter(council=act.council, state=SessionState.PLANNED).order_by("opens_on")


@transaction.atomic
def bring_back(*, act: Act, session: Session, outcome: Reexamination, user=None) -> AgendaItem:
    """Put a new deliberation on the act on an agenda, with the text that came back to begin from."""
    act = pages.locked(act)
    if user is not None:
        require(user, Capability.PREPARE, act.council)
    if outcome not in outcomes_for(act):
        raise Refusal(
            _(
                "Cet acte ne demande pas de nouvelle délibération de cette sorte : il est dans l'état « %(state)s » "
                "(%(article)s)."
            )
            % {"state": act.get_state_display(), "article": article_of(act, "LEG-4")}
        )
    if pending := pending_answer(act):
        raise Refusal(
            _("Une nouvelle délibération sur cet acte est déjà inscrite : %(session)s.") % {"session": pending.session}
        )
    if session.council_id != act.council_id:
        raise Refusal(_("Cette session est celle d'un autre conseil."))
    project = pages.project_of(act) | {"reexamines": act, "reexamination": outcome}
    titles = {f"title_{language}": _title(act, language) for language in ("fr", "ar")}
    return sessions.add_item(session=session, matter=act.matter, user=user, **titles, **project)


def _title(act: Act, language: str) -> str:
    subject = getattr(act, f"subject_{language}")
    with override(language):
        return _("Nouvelle délibération : %(subject)s") % {"subject": subject} if subject else ""


def abandon(*, act: Act, decision: Decision):
    """Give up a project whose visa was refused."""
    return reexamine(act=act, by=None, outcome=ProceedingKind.ABANDONED, decision=decision)
