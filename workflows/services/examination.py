"""The study of an act inside the authority's office: to whom it falls, what is noted, what is concluded.

None of it has an effect of law: it stops no delay, enters no journal, and no council reads it.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.enums import ActState
from document_types.errors import Refusal
from document_types.models import Act, Authority
from document_types.services import pages
from workflows.checklist import LINES
from workflows.enums import Verdict
from workflows.models import Assignment, Examination, Finding, InternalNote
from workflows.services.delegations import belongs
from workflows.services.desks import require_desk

# Nothing was decided against the act yet: its study may end without an observation.
UNOPPOSED = (ActState.TRANSMITTED, ActState.AWAITING_VISA, ActState.EXECUTORY, ActState.ESTABLISHED)


@transaction.atomic
def assign(*, acts: Sequence[Act], officer, user) -> list[Assignment]:
    """Give the study of one act or many to an officer of the same office; None takes it back from whoever had it."""
    if not acts:
        raise Refusal(_("Choisissez au moins un acte."))
    return [made for act in _in_order(acts) if (made := _assign_one(act, officer, user))]


def _assign_one(act: Act, officer, user) -> Assignment | None:
    act = pages.locked(act)
    authority = require_desk(act, user)
    if officer is None:
        Assignment.objects.filter(act=act, authority=authority).delete()
        return None
    if not officer.is_active or not belongs(officer, authority):
        raise Refusal(
            _("« %(act)s » : cette personne n'est pas du bureau qui étudie l'acte, %(authority)s.")
            % {"act": act, "authority": authority.name}
        )
    facts = {"officer": officer, "assigned_by": user, "assigned_at": clock.now()}
    assignment, _made = Assignment.objects.update_or_create(act=act, authority=authority, defaults=facts)
    return assignment


@transaction.atomic
def note(*, act: Act, text: str, user) -> InternalNote:
    """Write a word to the others of the office; once written, it stays."""
    act = pages.locked(act)
    authority = require_desk(act, user)
    text = text.replace("\0", "").strip()
    if not text:
        raise Refusal(_("La note est vide : écrivez ce que le bureau doit savoir."))
    return InternalNote.objects.create(act=act, authority=authority, author=user, text=text, written_at=clock.now())


@transaction.atomic
def find(*, act: Act, line: str, verdict: Verdict, user, text: str = "") -> Finding:
    """Conclude on one line of the checklist: the product gives the evidence, the officer judges."""
    act = pages.locked(act)
    authority = require_desk(act, user)
    text = text.replace("\0", "").strip()
    if line not in LINES:
        raise Refusal(_("Ce point de contrôle n'existe pas."))
    if verdict == Verdict.FAULT and not text:
        raise Refusal(_("Dites ce qui est irrégulier : une conclusion sans précision ne sert à personne."))
    facts = {"verdict": verdict, "note": text, "officer": user, "found_at": clock.now()}
    finding, _made = Finding.objects.update_or_create(act=act, authority=authority, line=line, defaults=facts)
    return finding


@transaction.atomic
def end_examination(*, acts: Sequence[Act], user) -> list[Examination]:
    """Say of one act or many that their study ends without observation: all of them, or none.

    It is no decision: the delay runs on, and the authority may still oppose before its end.
    """
    if not acts:
        raise Refusal(_("Choisissez au moins un acte."))
    return [_end_one(act, user) for act in _in_order(acts)]


def _end_one(act: Act, user) -> Examination:
    act = pages.locked(act)
    authority = require_desk(act, user)
    if act.state not in UNOPPOSED:
        raise Refusal(
            _("« %(act)s » : une décision a déjà été prise, l'acte est dans l'état « %(state)s ».")
            % {"act": act, "state": act.get_state_display()}
        )
    if faults := _faults(act, authority):
        raise Refusal(
            _(
                "« %(act)s » : une conclusion le dit irrégulier (%(lines)s). Revoyez-la avant de terminer sans "
                "observation."
            )
            % {"act": act, "lines": ", ".join(faults)}
        )
    facts = {"officer": user, "ended_at": clock.now()}
    ended, _made = Examination.objects.get_or_create(act=act, authority=authority, defaults=facts)
    return ended


def _faults(act: Act, authority: Authority) -> list[str]:
    found = Finding.objects.filter(act=act, authority=authority, verdict=Verdict.FAULT).values_list("line", flat=True)
    return [str(LINES[line]) for line in LINES if line in set(found)]


@transaction.atomic
def reopen(*, act: Act, user) -> None:
    """Take the study up again: nothing was told to anybody, nothing is to be taken back."""
    act = pages.locked(act)
    authority = require_desk(act, user)
    Examination.objects.filter(act=act, authority=authority).delete()


def _in_order(acts: Iterable[Act]) -> list[Act]:
    """Locked in one order whoever asks, so that two batches wait for one another and never cross."""
    return sorted(acts, key=lambda act: act.pk)
