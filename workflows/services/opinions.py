"""The advice of other services of the State on an act, asked for by the office with a delay of its own.

No article asks for it and no delay waits for it: the last day of the opposition stays what it is.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from document_types import clock
from document_types.errors import Refusal
from document_types.models import Act
from document_types.reader import day_words
from document_types.services import pages
from workflows.enums import Advice
from workflows.models import OpinionRequest
from workflows.services.desks import require_desk


@transaction.atomic
def ask(*, act: Act, service: str, question: str, due_on: date, user, asked_on: date | None = None) -> OpinionRequest:
    act = pages.locked(act)
    authority = require_desk(act, user)
    asked_on = asked_on or clock.today()
    service, question = service.strip(), question.strip()
    if not service or not question:
        raise Refusal(_("Nommez le service consulté et dites ce qui lui est demandé."))
    if due_on < asked_on:
        raise Refusal(_("L'avis ne peut pas être attendu avant d'être demandé : vérifiez les dates."))
    return OpinionRequest.objects.create(
        act=act,
        authority=authority,
        service=service,
        question=question,
        asked_by=user,
        asked_on=asked_on,
        due_on=due_on,
    )


@transaction.atomic
def record_answer(
    *, request: OpinionRequest, advice: Advice, user, answer: str = "", answered_on: date | None = None
) -> OpinionRequest:
    """Keep what the service answered, and when; a favourable advice needs no more words."""
    act = pages.locked(request.act)
    authority = require_desk(act, user)
    request = OpinionRequest.objects.select_for_update(of=("self",)).get(pk=request.pk, authority=authority)
    answered_on, answer = answered_on or clock.today(), answer.strip()
    if request.answered_on:
        raise Refusal(
            _("L'avis de ce service est déjà enregistré, reçu le %(day)s.") % {"day": day_words(request.answered_on)}
        )
    if answered_on < request.asked_on:
        raise Refusal(_("L'avis ne peut pas précéder sa demande : vérifiez la date."))
    if answered_on > clock.today():
        raise Refusal(_("Cette date est à venir : inscrivez la date de l'acte accompli."))
    if advice != Advice.FAVOURABLE and not answer:
        raise Refusal(_("Un avis réservé ou défavorable porte ses raisons : écrivez-les."))
    request.advice, request.answer, request.answered_on, request.recorded_by = advice, answer, answered_on, user
    request.save(update_fields=["advice", "answer", "answered_on", "recorded_by"])
    return request
