"""What people may do to a received act, as one table: its words, its form, its step of the law, its service."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from document_types.lifecycle import Step
from document_types.models import Act
from workflows import forms
from workflows.enums import ProceedingKind
from workflows.services import proceedings, reclassification, review
from workflows.services.decision import Decision


@dataclass(frozen=True)
class Action:
    """`service` takes the act and the decision; `rule` is what its consequence rests on.

    Those of the `review` are taken through Wagtail's task while the act is under review; the others outlive it.
    """

    label: Promise
    on_paper: Promise
    step: Step
    rule: str
    form: type[django_forms.Form]
    service: Callable[..., Any]
    is_review: bool = True
    is_grave: bool = True

    def take(self, act: Act, user, data: dict[str, Any]):
        """Call the service with what the form holds: its own arguments, and the decision of the rest."""
        data = dict(data)
        own = {name: data.pop(name) for name in ("ground",) if name in data}
        return self.service(act=act, decision=Decision(user=user, **data), **own)


def _ruling(outcome: ProceedingKind):
    def rule_on(*, act: Act, decision: Decision):
        return proceedings.rule_on(act=act, outcome=outcome, decision=decision)

    return rule_on


ACTIONS = {
    "oppose": Action(
        _("S'opposer"),
        _("Opposition reçue sur papier"),
        Step.OPPOSE,
        "LEG-4",
        forms.OppositionForm,
        review.oppose,
    ),
    "grant_visa": Action(
        _("Accorder le visa"),
        _("Visa accordé sur papier"),
        Step.GRANT_VISA,
        "VIS-22",
        forms.VisaForm,
        review.grant_visa,
        is_grave=False,
    ),
    "refuse_visa": Action(
        _("Refuser le visa"),
        _("Visa refusé sur papier"),
        Step.REFUSE_VISA,
        "VIS-22",
        forms.VisaRefusalForm,
        review.refuse_visa,
    ),
    "require_visa": Action(
        _("Dire le visa nécessaire"),
        _("Visa dit nécessaire sur papier"),
        Step.REQUIRE_VISA,
        "VIS-4",
        forms.ReclassificationForm,
        reclassification.require_visa,
    ),
    "waive_visa": Action(
        _("Dire le visa non nécessaire"),
        _("Visa dit non nécessaire sur papier"),
        Step.WAIVE_VISA,
        "EXE-1",
        forms.ReclassificationForm,
        reclassification.waive_visa,
    ),
    "refer": Action(
        _("Enregistrer la saisine du juge des référés"),
        _("Saisine du juge des référés notifiée au conseil"),
        Step.REFER,
        "LEG-5",
        forms.FilingForm,
        proceedings.refer,
        is_review=False,
    ),
    "seek_nullity": Action(
        _("Enregistrer une demande de nullité"),
        _("Demande de nullité notifiée au conseil"),
        Step.SEEK_NULLITY,
        "LEG-2",
        forms.FilingForm,
        proceedings.seek_nullity,
        is_review=False,
    ),
    "order_suspension": Action(
        _("Sursis à exécution ordonné"),
        _("Sursis à exécution ordonné"),
        Step.ORDER_SUSPENSION,
        "LEG-5",
        forms.RulingForm,
        _ruling(ProceedingKind.SUSPENSION_ORDERED),
        is_review=False,
    ),
    "refuse_suspension": Action(
        _("Sursis à exécution refusé"),
        _("Sursis à exécution refusé"),
        Step.REFUSE_SUSPENSION,
        "LEG-5",
        forms.RulingForm,
        _ruling(ProceedingKind.SUSPENSION_REFUSED),
        is_review=False,
    ),
    "annul": Action(
        _("Jugement d'annulation"),
        _("Jugement d'annulation"),
        Step.ANNUL,
        "LEG-6",
        forms.RulingForm,
        _ruling(ProceedingKind.ANNULLED),
        is_review=False,
    ),
    "uphold": Action(
        _("Jugement confirmant la légalité"),
        _("Jugement confirmant la légalité"),
        Step.UPHOLD,
        "LEG-6",
        forms.RulingForm,
        _ruling(ProceedingKind.UPHELD),
        is_review=False,
    ),
}
OF_REVIEW = {key: action for key, action in ACTIONS.items() if action.is_review}
