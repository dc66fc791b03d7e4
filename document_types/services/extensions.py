"""Making an ordinary session longer: once, by decision of its president, within the law's maximum (SES-6, SES-7)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import JournalEvent, SessionKind, SessionState
from document_types.errors import Conflict, Refusal
from document_types.law.clock import day_after
from document_types.law.deadline import Deadline
from document_types.law.levels import Level
from document_types.law.reckoner import Reckoner
from document_types.law.statutes import rule
from document_types.models import Session
from document_types.reader import article, day_words
from document_types.services import sessions
from document_types.services.journal import record
from document_types.services.reckoning import reckoner


@dataclass(frozen=True)
class Term:
    """How long an ordinary session lasts: `own` without a decision (SES-5), `longest` once extended (SES-6)."""

    own: Deadline
    longest: Deadline


def term_of(level: Level, opened_on: date, here: Reckoner) -> Term:
    """The extension follows on the last day of the session, and counts its own first day."""
    own = here.last_day_of(rule("SES-5", level, opened_on), opened_on)
    longest = here.last_day_of(rule("SES-6", level, opened_on), day_after(own.due_on))
    return Term(own, longest)


def term(session: Session, here: Reckoner | None = None) -> Term:
    return term_of(session.council.level, opened_on(session), here or reckoner())


def opened_on(session: Session) -> date:
    """The day of the first sitting with a quorum, from which the session lasts; before it, the day foreseen."""
    first = session.sittings.filter(is_quorate=True).order_by("number").first()
    return first.held_on if first else session.opens_on


@transaction.atomic
def extend_session(
    *, session: Session, decided_on: date, until: date, version: int | None = None, user=None
) -> Session:
    """Record the president's decision; it is notified to the authority as soon as it is taken (SES-7)."""
    session = sessions.locked(session)
    sessions.require_version(session, version)
    _require_extendable(session)
    limits = term(session)
    _require_decided_in_time(session, decided_on, limits)
    if not limits.own.due_on < until <= limits.longest.due_on:
        raise Refusal(
            _("La prolongation va du lendemain du %(first)s au %(last)s au plus tard (%(article)s) : changez la date.")
            % {
                "first": day_words(limits.own.due_on),
                "last": day_words(limits.longest.due_on),
                "article": article(limits.longest),
            }
        )
    # The version stays: neither the day, nor the place, nor the agenda has changed.
    free = Session.objects.filter(pk=session.pk, extended_on=None)
    if free.update(extended_on=decided_on, extended_until=until) != 1:
        raise Conflict
    session.extended_on, session.extended_until = decided_on, until
    record(
        council=session.council,
        event=JournalEvent.SESSION_EXTENDED,
        payload={
            "session": session.pk,
            "decided_on": decided_on.isoformat(),
            "until": until.isoformat(),
            "longest": limits.longest.due_on.isoformat(),
            "rule": limits.longest.rule.name,
        },
        user=user,
    )
    return session


def _require_extendable(session: Session) -> None:
    row = rule("SES-6", session.council.level, session.opens_on)
    if session.kind != SessionKind.ORDINARY:
        raise Refusal(_("Seule une session ordinaire se prolonge (%(article)s).") % {"article": article(row)})
    if session.state != SessionState.OPEN:
        raise Refusal(_("Seule une session en cours peut être prolongée."))
    if session.extended_on:
        raise Refusal(
            _("La session est déjà prolongée jusqu'au %(day)s : elle ne l'est qu'une fois (%(article)s).")
            % {"day": day_words(session.extended_until), "article": article(row)}
        )


def _require_decided_in_time(session: Session, decided_on: date, limits: Term) -> None:
    if decided_on > clock.localdate():
        raise Refusal(_("Cette date est à venir : inscrivez la date de l'acte accompli."))
    if decided_on < opened_on(session):
        raise Refusal(_("La session n'était pas ouverte à cette date : vérifiez la date de la décision."))
    if limits.own.has_passed(decided_on):
        raise Refusal(
            _("La session a pris fin de plein droit le %(day)s (%(article)s) : il n'y a plus rien à prolonger.")
            % {"day": day_words(limits.own.due_on), "article": article(limits.own)}
        )
