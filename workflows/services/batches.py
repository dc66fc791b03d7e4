"""Deciding on several acts at once: every one of them, or none, and the refusal names the one that stood in the way."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from document_types.errors import Refusal, impossible
from document_types.lifecycle import ImpossibleStep
from document_types.models import Act
from workflows.models import Proceeding
from workflows.services import review
from workflows.services.decision import Decision


@transaction.atomic
def grant_visas(*, acts: Sequence[Act], user, reference: str) -> list[Proceeding]:
    """Grant the visa to each act by one decision, under one number (EXE-2)."""
    if not acts:
        raise Refusal(_("Choisissez au moins un acte."))
    if not reference.strip():
        raise Refusal(_("Indiquez le numéro de la décision."))
    return [_grant_one(act, user, reference.strip()) for act in sorted(acts, key=lambda act: act.pk)]


def _grant_one(act: Act, user, reference: str) -> Proceeding:
    try:
        return review.grant_visa(act=act, decision=Decision(user=user, reference=reference))
    except ImpossibleStep as step:
        raise _named(act, impossible(step)) from step
    except (Refusal, PermissionDenied) as reason:
        raise _named(act, reason) from reason


def _named(act: Act, reason: Exception) -> Refusal:
    return Refusal(_("« %(act)s » : %(reason)s Rien n'est enregistré.") % {"act": act, "reason": reason})
